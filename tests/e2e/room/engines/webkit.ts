/**
 * Debian's WebKitGTK, over WebDriver, which is a few requests of JSON. It is not the Safari of a phone: the engine is the same,
 * the system around it (storage that is emptied, tabs that are put to sleep) is not.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EnginePage } from './engine.types.ts';

const START_MS = 20_000;
/** How WebDriver names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function openWebKit(): Promise<EnginePage> {
  const home = await mkdtemp(path.join(tmpdir(), 'pupitre-webkit-'));
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${String(port)}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      LANG: 'fr_FR.UTF-8',
      // Its sandbox asks for what a container lacks.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const exited = once(driver, 'exit');
  const base = `http://127.0.0.1:${String(port)}/session`;
  const { sessionId } = (await asked(base, 'POST', {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: true,
        'webkitgtk:browserOptions': { binary: minibrowser(), args: ['--automation'] },
      },
    },
  })) as { readonly sessionId: string };
  const session = `${base}/${sessionId}`;
  const ask = (place: string, body?: unknown) =>
    asked(`${session}/${place}`, body === undefined ? 'GET' : 'POST', body);
  await ask('timeouts', { script: START_MS });

  const found = async (element: string): Promise<string> => {
    const answer = (await ask('execute/sync', { script: `return ${element}`, args: [] })) as Record<
      string,
      string
    >;
    const id = answer[ELEMENT];
    if (id === undefined) throw new Error(`not found: ${element}`);
    return id;
  };

  return {
    name: 'WebKit',
    goto: async (url) => {
      await ask('url', { url });
    },
    reload: async () => {
      await ask('refresh', {});
    },
    read: async <Value>(expression: string) => {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve(${expression}).then((value) => done(JSON.stringify(value ?? null)), (error) => done('!' + error));`;
      const text = (await ask('execute/async', { script, args: [] })) as string;
      if (text.startsWith('!')) throw new Error(`${expression}: ${text}`);
      return JSON.parse(text) as Value;
    },
    click: async (element) => {
      await ask(`element/${await found(element)}/click`, {});
    },
    type: async (element, text) => {
      await ask(`element/${await found(element)}/value`, { text });
    },
    screenshot: async () => Buffer.from((await ask('screenshot')) as string, 'base64'),
    close: async () => {
      await asked(session, 'DELETE').catch(() => undefined);
      driver.kill();
      await exited;
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Where Debian puts it, for this machine's kind of processor. */
function minibrowser(): string {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`;
}

/** One request; the driver may still be starting. */
async function asked(url: string, method: 'DELETE' | 'GET' | 'POST', body?: unknown): Promise<unknown> {
  const until = Date.now() + START_MS;
  for (;;) {
    try {
      const response = await fetch(url, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const { value } = (await response.json()) as { readonly value: unknown };
      if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
      return value;
    } catch (error) {
      if (!(error instanceof TypeError) || Date.now() > until) throw error;
      await wait(100);
    }
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
