/** A juror's browser: Chromium with nothing of the application's, which accepts the room's certificate as its user would. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronExecutable } from './pages/running-app.ts';
import { switchesHere } from './pages/switches.ts';

const START_MS = 45_000;

export interface JurorBrowser {
  readonly page: Page;
  /** Another tab of the same browser, at that address. */
  readonly tab: (url: string) => Promise<Page>;
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openJurorBrowser(language = 'fr'): Promise<JurorBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'pupitre-juror-'));
  const browser = await _electron.launch({
    executablePath: electronExecutable(),
    args: [
      ...switchesHere(),
      path.join(import.meta.dirname, 'plain-browser'),
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      '--ignore-certificate-errors',
    ],
    timeout: START_MS,
  });
  return {
    page: await browser.firstWindow({ timeout: START_MS }),
    tab: (url) => openTab(browser, url),
    resize: (width, height) =>
      browser.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      ),
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function openTab(browser: ElectronApplication, url: string): Promise<Page> {
  const opened = browser.waitForEvent('window');
  await browser.evaluate(({ BrowserWindow }, address) => {
    void new BrowserWindow({ webPreferences: { sandbox: true } }).loadURL(address);
  }, url);
  return opened;
}
