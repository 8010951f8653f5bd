import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { ElectronApplication, TestInfo } from '@playwright/test';
import type { ManualDrive } from '../../src/core/kernel/test-clock.ts';
import { DELAYS } from './delay-reporter.ts';
import type { Delays } from './delay-reporter.ts';
import { pagesOf } from './pages/index.ts';
import type { Pages } from './pages/index.ts';
import { closeApp, launchApp } from './pages/running-app.ts';
import type { RunningApp } from './pages/running-app.ts';
import { wordsOf } from './pages/words.ts';

export { expect } from '@playwright/test';

export const PARIS = 'Europe/Paris';
/** 9:30 in Paris, on a Tuesday. */
export const MORNING = '2026-11-24T08:30:00Z';
export const MINUTE_MS = 60_000;

/** The sentences of the interface in French. */
export const fr = wordsOf('fr');

type RemoteDrive = Readonly<Record<keyof ManualDrive, (ms: number) => Promise<void>>>;

/** Hands on the application's clock. All in milliseconds. */
export interface Hands {
  readonly advance: (ms: number) => Promise<void>;
  readonly stepWall: (ms: number) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  /** The process stands still, and nobody says so. */
  readonly freeze: (ms: number) => Promise<void>;
}

interface Options {
  /** Wall time at which the hand-driven clock starts, in ISO. */
  clockStart: string;
  /** Which clock the application takes: driven by the test, or the machine's. */
  clockKind: 'manual' | 'system';
}

interface Fixtures {
  /** An empty folder, removed after the test. */
  folder: string;
  running: RunningApp;
  app: ElectronApplication;
  page: RunningApp['page'];
  clock: Hands;
  pages: Pages;
}

/** Every test starts the built application on an empty profile; whatever its page complains of fails the test. */
export const test = base.extend<Options & Fixtures>({
  clockStart: [MORNING, { option: true }],
  clockKind: ['manual', { option: true }],

  // Playwright reads a fixture's needs from its first parameter: this one needs nothing.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await makeFolder();
    await use(folder);
    await removeFolder(folder);
  },

  running: async ({ folder, clockStart, clockKind }, use, testInfo) => {
    const clock = { PUPITRE_CLOCK: 'manual', PUPITRE_CLOCK_START: clockStart };
    const env = { TZ: PARIS, PUPITRE_DELAY_GRAIN_MS: '50', ...(clockKind === 'manual' ? clock : {}) };
    const running = await launchApp({ profile: path.join(folder, 'profile'), env });
    await use(running);
    if (testInfo.status !== testInfo.expectedStatus) await keepScreen(running.page, testInfo);
    await noteDelays(running.app, testInfo);
    await closeApp(running.app);
    expect(running.complaints, 'what the page complained of').toEqual([]);
  },

  app: async ({ running }, use) => {
    await use(running.app);
  },

  page: async ({ running }, use) => {
    await use(running.page);
  },

  clock: async ({ app }, use) => {
    await use(handsOn(app));
  },

  pages: async ({ page }, use) => {
    await use(pagesOf({ page, say: fr }));
  },
});

/** Keeps what a failed test last saw: its picture, and its words as a screen reader has them. */
async function keepScreen(page: RunningApp['page'], testInfo: TestInfo): Promise<void> {
  await page.screenshot({ path: testInfo.outputPath('screen.png') });
  await writeFile(testInfo.outputPath('screen.yaml'), await page.locator('body').ariaSnapshot());
}

/** Notes how late the application's processes ran what was due; nothing for one that left already. */
async function noteDelays(app: ElectronApplication, testInfo: TestInfo): Promise<void> {
  const delays = await app.evaluate(readDelays).catch(() => null);
  if (delays !== null) testInfo.annotations.push({ type: DELAYS, description: JSON.stringify(delays) });
}

/** Runs in the main process. */
function readDelays(): Promise<Delays> {
  return (globalThis as unknown as { pupitreDelays: () => Promise<Delays> }).pupitreDelays();
}

/** A new empty folder among the temporary files. */
function makeFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'pupitre-e2e-'));
}

/** Removes a folder; the last files of a closing application may still be appearing in it. */
function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Drives the hand-driven clock of the core, in its own process; the act is done once its promise is kept. */
function handsOn(app: ElectronApplication): Hands {
  const drive = (act: keyof ManualDrive) => (ms: number) =>
    app.evaluate(
      (_electron, [name, by]) =>
        (globalThis as unknown as { pupitreClock: RemoteDrive }).pupitreClock[name](by),
      [act, ms] as const,
    );
  return {
    advance: drive('advance'),
    stepWall: drive('stepWall'),
    sleep: drive('sleep'),
    freeze: drive('freeze'),
  };
}
