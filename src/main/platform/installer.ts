/** Gives an installer that was checked to the system, which asks the person at the machine whether they may. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Desktop, InstallerOrder } from '../../core/kernel/deps.ts';

type Started = Awaited<ReturnType<Desktop['startInstaller']>>;

export interface InstallerTools {
  readonly platform: string;
  /** The .deb's own, which root runs; it holds the file to its digest and waits for this process to end. */
  readonly helper: string;
  /** The program that asks for an administrator. */
  readonly pkexec: string;
  readonly pid: number;
  /** Opens a file with what the system opens it with; '' when that worked. */
  readonly openPath: (file: string) => Promise<string>;
}

/** What the helper says once it may go on. */
const READY = 'ready';
/** Of pkexec: the dialog was closed; there was nobody to ask, or the password was wrong. */
const NOT_ALLOWED: ReadonlySet<number | null> = new Set([126, 127]);

/** Beside the executable; an AppImage is one file that the person put somewhere, and has none. */
export function installerHelper(): string {
  return process.env['APPIMAGE'] === undefined ? join(dirname(process.execPath), 'install-update') : '';
}

/** Starts it. On Linux that is the .deb's helper under pkexec or, without pkexec, whatever opens packages; elsewhere the installer itself. */
export async function startInstaller(order: InstallerOrder, tools: InstallerTools): Promise<Started> {
  // Beside the sources, and as an AppImage, nothing is installed that the installer would replace.
  if (tools.platform === 'linux') return existsSync(tools.helper) ? startHelper(order, tools) : 'failed';
  return open(order.file, tools);
}

async function open(file: string, { openPath }: InstallerTools): Promise<Started> {
  return (await openPath(file)) === '' ? 'started' : 'failed';
}

function startHelper({ file, sha256 }: InstallerOrder, tools: InstallerTools): Promise<Started> {
  const { helper, pid, pkexec } = tools;
  return new Promise((resolve) => {
    const child = spawn(pkexec, [helper, file, sha256, String(pid)], {
      // It outlives this process.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!said.includes(READY)) return;
      child.stdout.destroy();
      child.unref();
      resolve('started');
    });
    child.once('error', () => {
      resolve(open(file, tools));
    });
    child.once('exit', (code) => {
      resolve(NOT_ALLOWED.has(code) ? 'refused' : 'failed');
    });
  });
}
