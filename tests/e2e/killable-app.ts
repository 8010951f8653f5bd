import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { PupitreApi } from '../../src/shared/contract.ts';
import { PARIS } from './fixtures.ts';
import { closeApp, launchApp } from './pages/running-app.ts';
import type { RunningApp } from './pages/running-app.ts';

/** A request of the page, with the name by which its entry is looked for afterwards. */
export interface Save {
  readonly entry: string;
  readonly area: keyof PupitreApi;
  readonly method: string;
  readonly request: unknown;
}

/** The application on one profile, killed and started again as often as wanted. */
export interface KillableApp {
  readonly page: Page;
  readonly killCount: number;
  /** Ends the whole process group at once, as a power cut would, then starts anew on what it left. */
  killAndRestart(): Promise<void>;
  /**
   * Sends the saves one after the other and kills while they go on, as soon as `afterCount` of them are acknowledged;
   * answers the entries that were, then starts anew.
   */
  killDuring(saves: readonly Save[], afterCount: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startKillable(folder: string): Promise<KillableApp> {
  const profile = path.join(folder, 'profile');
  const start = () => launchApp({ profile, env: { TZ: PARIS } });
  let running: RunningApp = await start();
  let killCount = 0;

  async function kill(): Promise<void> {
    const process = running.app.process();
    const ended = process.exitCode === null && process.signalCode === null ? once(process, 'exit') : null;
    killGroup(process.pid);
    await ended;
    killCount += 1;
  }

  async function restart(): Promise<void> {
    running = await start();
    const fault = integrityFault(path.join(profile, 'pupitre.sqlite'));
    if (fault !== null) throw new Error(`after ${String(killCount)} kills the database is damaged: ${fault}`);
  }

  return {
    get page() {
      return running.page;
    },
    get killCount() {
      return killCount;
    },
    killAndRestart: async () => {
      await kill();
      await restart();
    },
    killDuring: async (saves, afterCount) => {
      const { page } = running;
      const acknowledged: string[] = [];
      let stop = (): void => undefined;
      const enough = new Promise<void>((resolve) => (stop = resolve));
      await page.exposeFunction('acknowledge', (entry: string) => {
        acknowledged.push(entry);
        if (acknowledged.length >= afterCount) stop();
      });
      // The page dies with its saves under way: that is the point. A refusal before is a fault of the test.
      const sending = page.evaluate(sendAll, saves);
      await Promise.race([enough, sending]);
      sending.catch(() => null);
      await kill();
      const known = [...acknowledged];
      await restart();
      return known;
    },
    close: () => closeApp(running.app),
  };
}

/** Runs in the page. The acknowledgement is not awaited: the kill must meet the next save on its way. */
async function sendAll(saves: readonly Save[]): Promise<undefined> {
  const { pupitre, acknowledge } = window as unknown as {
    pupitre: Record<string, Record<string, (request: unknown) => Promise<{ ok: boolean }>>>;
    acknowledge: (entry: string) => Promise<void>;
  };
  for (const { entry, area, method, request } of saves) {
    const answer = await pupitre[area]?.[method]?.(request);
    if (answer?.ok !== true) throw new Error(`${area}.${method} ${entry}: ${JSON.stringify(answer)}`);
    void acknowledge(entry);
  }
  return undefined;
}

/** Playwright starts the application as the leader of its own group. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) throw new Error('the application has no process');
  process.kill(-pid, 'SIGKILL');
}

/** What SQLite finds wrong in a database, or null. */
function integrityFault(file: string): string | null {
  const database = new Database(file, { readonly: true });
  try {
    const found = database.pragma('integrity_check', { simple: true });
    return found === 'ok' ? null : String(found);
  } finally {
    database.close();
  }
}
