/**
 * Debian's Firefox, over WebDriver BiDi: it speaks that itself, so that no driver stands between, and a dozen commands need
 * no library. A page at a phone's width.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import type { EnginePage } from './engine.types.ts';

const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
  'browser.startup.page': 0,
  'intl.accept_languages': 'fr',
  'remote.active-protocols': 1,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
} as const;

type Result = Readonly<Record<string, unknown>>;
interface Sharer {
  readonly sharedId: string;
}

export async function openFirefox(): Promise<EnginePage> {
  const home = await mkdtemp(path.join(tmpdir(), 'pupitre-firefox-'));
  const profile = path.join(home, 'profile');
  await writePreferences(profile);
  const browser = spawn(
    'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: home, LANG: 'fr_FR.UTF-8' } },
  );
  const exited = once(browser, 'exit');
  const line = await connected(await addressIn(browser.stderr));
  await line.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = (await line.send('browsingContext.getTree', {})) as {
    readonly contexts: readonly { readonly context: string }[];
  };
  const [{ context } = { context: '' }] = contexts;
  await line.send('browsingContext.setViewport', { context, viewport: { width: 390, height: 844 } });

  async function evaluated(expression: string, awaitPromise = true): Promise<unknown> {
    const answer = (await line.send('script.evaluate', {
      ...{ expression, awaitPromise, target: { context }, resultOwnership: 'none' },
    })) as { readonly type: string; readonly result?: Result; readonly exceptionDetails?: Result };
    if (answer.type !== 'success') {
      throw new Error(`${expression}: ${JSON.stringify(answer.exceptionDetails?.['text'])}`);
    }
    return answer.result;
  }

  async function pressOn(element: string): Promise<void> {
    const { sharedId } = (await evaluated(
      `(() => { const found = ${element}; found.scrollIntoView({ block: 'center' }); return found; })()`,
    )) as Sharer;
    const origin = { type: 'element', element: { sharedId } };
    const actions = [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await line.send('input.performActions', {
      context,
      actions: [{ type: 'pointer', id: 'hand', actions }],
    });
  }

  return {
    name: 'Firefox',
    goto: async (url) => {
      await line.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    reload: async () => {
      await line.send('browsingContext.reload', { context, wait: 'complete' });
    },
    read: async <Value>(expression: string) => {
      const text = `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;
      const { value } = (await evaluated(text)) as { readonly value: string };
      return JSON.parse(value) as Value;
    },
    click: pressOn,
    type: async (element, text) => {
      await pressOn(element);
      const keys = Array.from(text, (value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]).flat();
      await line.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keys', actions: keys }],
      });
    },
    screenshot: async () => {
      const { data } = (await line.send('browsingContext.captureScreenshot', { context })) as {
        data: string;
      };
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await line.send('browser.close', {}).catch(() => undefined);
      line.end();
      browser.kill('SIGKILL');
      await exited;
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function writePreferences(profile: string): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(profile);
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
}

/** Firefox says where it listens once it does. */
async function addressIn(said: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input: said });
  for await (const text of lines) {
    const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(text) ?? [];
    if (url !== undefined) {
      said.resume();
      return `${url}/session`;
    }
  }
  throw new Error('Firefox did not start');
}

interface BidiLine {
  readonly send: (method: string, params: unknown) => Promise<unknown>;
  readonly end: () => void;
}

async function connected(url: string): Promise<BidiLine> {
  const socket = new WebSocket(url);
  const awaited = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const told = JSON.parse(data.toString()) as {
      readonly id?: number;
      readonly result?: unknown;
      readonly error?: string;
      readonly message?: string;
    };
    const waiting = awaited.get(told.id ?? 0);
    awaited.delete(told.id ?? 0);
    if (told.error === undefined) waiting?.resolve(told.result);
    else waiting?.reject(new Error(`${told.error}: ${told.message ?? ''}`));
  });
  socket.on('close', () => {
    for (const { reject } of awaited.values()) reject(new Error('Firefox is gone'));
    awaited.clear();
  });
  await once(socket, 'open');
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        awaited.set(lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params }));
      }),
    end: () => {
      socket.terminate();
    },
  };
}
