import { readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { switchesHere } from './switches.ts';

export const PROJECT_ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

export interface LaunchOptions {
  /** Data folder; the caller makes and removes it. */
  readonly profile: string;
  /** Added to this process's environment: the clock, the time zone. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page complained of: errors on its console, refusals of its security policy, uncaught exceptions. */
  readonly complaints: readonly string[];
}

/** Longest that a start may take until its first screen, in milliseconds. */
const START_MS = 45_000;

/**
 * Starts the built application as a person would, on its own data folder, and waits for its first screen. On a virtual
 * display without a graphics card Electron now and then never shows its first window; it is then started once more, and
 * says so. A second failure is the caller's.
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  try {
    return await start(options);
  } catch (error) {
    process.stderr.write(
      `the application did not show its first screen, starting it again: ${String(error)}\n`,
    );
    return start(options);
  }
}

async function start({ profile, env = {} }: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    cwd: PROJECT_ROOT,
    args: [...switchesHere(), '.', `--user-data-dir=${profile}`, '--lang=fr'],
    // What the application remembers of this computer goes beside the profile, and away with it.
    env: { ...inheritedEnv(), XDG_CONFIG_HOME: `${profile}-config`, LANGUAGE: 'fr', ...env },
    timeout: START_MS,
  });
  try {
    const page = await app.firstWindow({ timeout: START_MS });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.getByRole('main').waitFor({ timeout: START_MS });
    return { app, page, complaints };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

/** Gives the page exactly this many pixels, whatever the frame around it takes; throws when the display is too small. */
export async function setContentSize(
  { app, page }: Pick<RunningApp, 'app' | 'page'>,
  width: number,
  height: number,
): Promise<void> {
  const size = [width, height] as const;
  await app.evaluate(({ BrowserWindow }, [w, h]) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(w, h);
  }, size);
  const isSized = page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, size);
  await isSized.catch(async () => {
    const actual = await page.evaluate(() => `${String(innerWidth)}x${String(innerHeight)}`);
    throw new Error(`the window takes ${actual} instead of ${size.join('x')}: is the display smaller?`);
  });
}

/** Answers the next folder dialogs with this folder, as the person would by choosing it. */
export async function chooseFolder(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
}

/** Closes the application; when it asks because a clock runs, the answer is to close all the same. */
export async function closeApp(app: ElectronApplication): Promise<void> {
  await app
    .evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    })
    .catch(() => undefined);
  await app.close();
}

export function electronExecutable(): string {
  const folder = path.join(PROJECT_ROOT, 'node_modules', 'electron');
  return path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
