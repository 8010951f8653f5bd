/** The two applications that are started: the package, and the same runtime with nothing but a window in it. */
import { createPackage } from '@electron/asar';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXECUTABLE } from '../package/unpacked.ts';
import { runCommand } from '../runtime/command.ts';
import { SetupFailure } from '../runtime/failure.ts';

export interface StartedApplication {
  readonly executable: string;
  /** The end of its window's title, once it shows its first screen. */
  readonly title: string;
}

const EMPTY_TITLE = 'A window';
/** Of the application's size, sandboxed as its own, shown at its first paint as it is. */
const EMPTY_MAIN = `
const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280, height: 800, title: '${EMPTY_TITLE}', show: false, autoHideMenuBar: true, backgroundColor: '#fff',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, devTools: false },
  });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<title>${EMPTY_TITLE}</title><h1>${EMPTY_TITLE}</h1>');
});
app.on('window-all-closed', () => app.quit());
`;

/** Copies the package to where any account may run it, and makes the empty one of it: they differ in the archive alone. */
export async function layApplications(
  unpacked: string,
  work: string,
): Promise<Readonly<Record<'application' | 'empty', StartedApplication>>> {
  const [application, empty] = [path.join(work, 'application'), path.join(work, 'empty')];
  cpSync(unpacked, application, { recursive: true });
  await openToAll(work);
  // As the .deb has it.
  if (process.getuid?.() === 0) chmodSync(path.join(application, 'chrome-sandbox'), 0o4755);
  await must('cp', ['--archive', '--link', application, empty]);
  const resources = path.join(empty, 'resources');
  rmSync(path.join(resources, 'app.asar'));
  rmSync(path.join(resources, 'app.asar.unpacked'), { recursive: true, force: true });
  const source = path.join(work, 'empty-source');
  mkdirSync(source);
  writeFileSync(path.join(source, 'package.json'), JSON.stringify({ name: 'window', main: 'main.js' }));
  writeFileSync(path.join(source, 'main.js'), EMPTY_MAIN);
  await createPackage(source, path.join(resources, 'app.asar'));
  chmodSync(path.join(resources, 'app.asar'), 0o644);
  return {
    application: { executable: path.join(application, EXECUTABLE), title: '— Pupitre$' },
    empty: { executable: path.join(empty, EXECUTABLE), title: `^${EMPTY_TITLE}$` },
  };
}

async function openToAll(folder: string): Promise<void> {
  await must('chmod', ['-R', 'u=rwX,go=rX', folder]);
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runCommand(program, args);
  if (code !== 0) throw new SetupFailure(`${program} failed.`, [stderr]);
}
