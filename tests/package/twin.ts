/**
 * The installed application but for one fuse, the inspector's. Through the inspector a test holds open what the
 * application shuts when it starts, Chromium's port, and gives Playwright its page; every other byte is the shipped one's.
 */
import { extractFile } from '@electron/asar';
import { chmod, cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { setFuses } from '../../scripts/package/fuses.ts';
import { EXECUTABLE } from '../../scripts/package/unpacked.ts';
import { startAsUser, until } from './machine.ts';
import type { Started } from './machine.ts';

const TWIN = '/opt/Pupitre-jumeau';

export interface Twin {
  readonly browser: Browser;
  readonly page: Page;
  readonly started: Started;
  readonly end: () => Promise<void>;
}

/** Makes it beside the installed one, with the same rights; answers its folder. */
export async function makeTwin(installed: string): Promise<string> {
  await removeTwin();
  await cp(installed, TWIN, { recursive: true, preserveTimestamps: true });
  // A copy loses the bit that gives the helper its rights.
  await chmod(path.join(TWIN, 'chrome-sandbox'), 0o4755);
  await setFuses(path.join(TWIN, EXECUTABLE), { isInspectable: true });
  return TWIN;
}

export async function removeTwin(): Promise<void> {
  await rm(TWIN, { recursive: true, force: true });
}

/** Starts it; `exports` is the folder that its dialogs answer. */
export async function openTwin(folder: string, profile: string, exports: string): Promise<Twin> {
  const started = startAsUser(path.join(folder, EXECUTABLE), [
    ...['--inspect-brk=0', '--remote-debugging-port=0'],
    ...[`--user-data-dir=${profile}`, '--lang=fr'],
  ]);
  const said = (pattern: RegExp) => until(String(pattern), () => pattern.exec(started.output())?.[1]);
  await holdOpen(await said(/^Debugger listening on (ws:\/\/\S+)$/m), folder, exports);
  const port = await said(/^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//m);
  await until('its page', async () => {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
    const targets = ((await listed?.json()) ?? []) as readonly { readonly url: string }[];
    return targets.some(({ url }) => url.startsWith('app://'));
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await until('its first screen', () => browser.contexts()[0]?.pages()[0]);
  await page.getByRole('main').waitFor();
  return {
    browser,
    page,
    started,
    end: async () => {
      await browser.close().catch(() => undefined);
      started.process.kill('SIGTERM');
      await started.exited;
    },
  };
}

interface Told {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly callFrames?: readonly { readonly callFrameId: string }[];
    readonly hitBreakpoints?: readonly string[];
  };
  readonly result?: { readonly exceptionDetails?: unknown };
}

/** Stops the main process before the application's first statement, and changes two things in its memory. */
async function holdOpen(address: string, folder: string, exports: string): Promise<void> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  let lastId = 0;
  const waiting = new Map<number, (told: Told) => void>();
  const send = (method: string, params: object = {}): Promise<Told> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve, reject) => {
    isHeld = resolve;
    socket.onmessage = ({ data }) => {
      const told = JSON.parse(String(data)) as Told;
      if (told.id !== undefined) waiting.get(told.id)?.(told);
      if (told.method === 'Debugger.paused') hold(told).catch(reject);
    };
  });
  const hold = async ({ params }: Told): Promise<void> => {
    const [frame] = params?.callFrames ?? [];
    if (frame === undefined || (params?.hitBreakpoints ?? []).length === 0) {
      await send('Debugger.resume');
      return;
    }
    const answer = `Promise.resolve({ canceled: false, filePaths: [${JSON.stringify(exports)}] })`;
    const { result } = await send('Debugger.evaluateOnCallFrame', {
      callFrameId: frame.callFrameId,
      expression: `app.commandLine.removeSwitch = () => undefined; dialog.showOpenDialog = () => ${answer};`,
    });
    if (result?.exceptionDetails !== undefined) throw new Error(JSON.stringify(result.exceptionDetails));
    await send('Debugger.disable');
    isHeld();
  };
  await send('Debugger.enable');
  await send('Debugger.setBreakpointByUrl', {
    lineNumber: firstAct(folder),
    urlRegex: '/out/main/index\\.js$',
  });
  await send('Runtime.runIfWaitingForDebugger');
  await held;
  socket.close();
}

/** The line of the first thing that the application does: by then it has what it imports, and Chromium has read nothing. */
function firstAct(folder: string): number {
  const archive = path.join(folder, 'resources', 'app.asar');
  const lines = extractFile(archive, 'out/main/index.js').toString('utf8').split('\n');
  const line = lines.indexOf('behaveAsShipped();');
  if (line === -1) throw new Error('the application begins otherwise');
  return line;
}
