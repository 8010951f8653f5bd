/**
 * The built interface in a Chromium without the application's shell, against a core of its own behind a socket: for what
 * the shell has no part in. One browser serves all tests of a worker; each has an empty profile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { DiskEncryption } from '../../../src/shared/areas/app.ts';
import { MORNING, fr } from '../fixtures.ts';
import type { Hands } from '../fixtures.ts';
import { pagesOf } from '../pages/index.ts';
import type { Pages } from '../pages/index.ts';
import { electronExecutable } from '../pages/running-app.ts';
import { switchesHere } from '../pages/switches.ts';
import { startHeadlessCore } from './headless-core.ts';
import type { HeadlessCore } from './headless-core.ts';

export { expect } from '@playwright/test';
export { fr, MINUTE_MS } from '../fixtures.ts';

const START_MS = 45_000;
/** The last files of a closing application may still be appearing. */
const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

interface Fixtures {
  /** What the system says of the disk's encryption. */
  disk: DiskEncryption;
  room: HeadlessCore;
  page: Page;
  clock: Hands;
  pages: Pages;
}

export const test = base.extend<Fixtures, { emptyPage: Page }>({
  emptyPage: [
    // Playwright reads a fixture's needs from its first parameter: this one needs nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const profile = await mkdtemp(path.join(tmpdir(), 'pupitre-browser-'));
      const browser = await _electron.launch({
        executablePath: electronExecutable(),
        args: [
          ...switchesHere(),
          path.join(import.meta.dirname, '..', 'plain-browser'),
          `--user-data-dir=${profile}`,
          '--lang=fr',
        ],
        timeout: START_MS,
      });
      const page = await browser.firstWindow({ timeout: START_MS });
      await page.addInitScript({ content: await bundledBridge() });
      await use(page);
      await browser.close();
      await rm(profile, REMOVAL);
    },
    { scope: 'worker' },
  ],

  disk: ['unknown', { option: true }],

  room: async ({ disk }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-room-'));
    const core = await startHeadlessCore(folder, MORNING, disk);
    await use(core);
    await core.end();
    await rm(folder, REMOVAL);
  },

  page: async ({ emptyPage: page, room }, use) => {
    const complaints: string[] = [];
    const note = (text: string) => complaints.push(text);
    const onConsole = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error') note(message.text());
    };
    const onError = (error: Error) => note(String(error));
    page.on('console', onConsole);
    page.on('pageerror', onError);
    await page.goto(room.url);
    await page.getByRole('main').waitFor({ timeout: START_MS });
    await use(page);
    page.off('console', onConsole);
    page.off('pageerror', onError);
    await page.goto('about:blank');
    expect(complaints, 'what the page complained of').toEqual([]);
  },

  clock: async ({ room }, use) => {
    await use(room.clock);
  },

  pages: async ({ page }, use) => {
    await use(pagesOf({ page, say: fr }));
  },
});

/** The bridge as one script. */
async function bundledBridge(): Promise<string> {
  // Loaded here: the runner of the tests cannot require it.
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, 'bridge.ts'), formats: ['iife'], name: 'bridge' },
    },
  });
  const [{ output } = { output: [] }] = [built].flat() as unknown as { output: { code: string }[] }[];
  return output[0]?.code ?? '';
}
