/** The application as its own process, which may refuse to start, start anew by itself, or leave. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { PARIS } from './fixtures.ts';
import { electronExecutable, PROJECT_ROOT } from './pages/running-app.ts';
import { switchesHere } from './pages/switches.ts';

/** What a main process wrote down of itself, in order. */
export interface Told {
  readonly pid: number;
  readonly event: 'start' | 'dialog';
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
}

export interface SpawnedApp {
  /** Waits for the process that was spawned; answers its exit code. */
  exitCode(): Promise<number | null>;
  told(): readonly Told[];
  /** The page of whichever process is up by now, once it shows its screen. */
  page(): Promise<Page>;
  /** Ends what is left of it. */
  end(): Promise<void>;
}

export interface SpawnOptions {
  readonly profile: string;
  /** File in which its main processes tell of themselves. */
  readonly file: string;
  /** Labels of the buttons that are pressed in system dialogs; the first button where none fits. */
  readonly answers?: readonly string[];
  readonly lang?: 'fr' | 'en';
}

/** A second start on a machine that runs the other tests as well. */
const PAGE_WITHIN_MS = 60_000;
const CONNECTION_MS = 3_000;

export async function spawnApp({
  answers = [],
  file,
  lang = 'fr',
  profile,
}: SpawnOptions): Promise<SpawnedApp> {
  const port = await freePort();
  const child = spawn(
    electronExecutable(),
    [
      ...switchesHere(),
      `--remote-debugging-port=${String(port)}`,
      path.join(import.meta.dirname, 'told-app'),
      `--user-data-dir=${profile}`,
      `--lang=${lang}`,
    ],
    {
      cwd: PROJECT_ROOT,
      stdio: 'ignore',
      env: {
        ...process.env,
        TZ: PARIS,
        XDG_CONFIG_HOME: `${profile}-config`,
        LANGUAGE: lang,
        TOLD_FILE: file,
        TOLD_ANSWERS: JSON.stringify(answers),
      },
    },
  );
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let browser: Browser | null = null;
  const told = (): readonly Told[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Told)
      : [];
  return {
    told,
    exitCode: () => exited,
    page: async () => {
      await browser?.close().catch(() => undefined);
      browser = await connected(port);
      const page = await firstPage(browser);
      await page.getByRole('main').waitFor({ timeout: PAGE_WITHIN_MS });
      return page;
    },
    end: async () => {
      await browser?.close().catch(() => undefined);
      for (const pid of new Set(told().map((line) => line.pid))) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It left by itself.
        }
      }
      await exited;
    },
  };
}

/** A connection that is made before there is a page may never be answered, so the page is waited for first. */
async function connected(port: number): Promise<Browser> {
  const address = `http://127.0.0.1:${String(port)}`;
  const until = Date.now() + PAGE_WITHIN_MS;
  for (;;) {
    try {
      const listed = await fetch(`${address}/json/list`, { signal: AbortSignal.timeout(CONNECTION_MS) });
      const targets = (await listed.json()) as readonly { readonly type: string; readonly url: string }[];
      if (!targets.some(({ type, url }) => type === 'page' && url.startsWith('app://'))) {
        throw new Error('the application shows no page');
      }
      return await chromium.connectOverCDP(address, { timeout: CONNECTION_MS });
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(100);
    }
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const until = Date.now() + PAGE_WITHIN_MS;
  for (;;) {
    const page = browser.contexts()[0]?.pages()[0];
    if (page !== undefined) return page;
    if (Date.now() > until) throw new Error('the application shows no page');
    await wait(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
