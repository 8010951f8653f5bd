import { statSync } from 'node:fs';
import { runCommand } from '../runtime/command.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { ensurePrograms } from '../runtime/linux-packages.ts';
import { runForeground } from './child.ts';

/** Processes of our own, with a /proc that shows those alone. */
const OWN_PROC = ['unshare', '--mount', '--pid', '--fork', '--mount-proc'];

/** Makes the package and tries it on this machine: installs, uses, updates and removes it. For a machine to throw away. */
export async function testPackage(args: readonly string[]): Promise<number> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.getuid?.() !== 0) {
    throw new SetupFailure(
      'The package is tried on Debian x64, by root: it is installed and removed again.',
      ['Run it in a container or a virtual machine.'],
    );
  }
  const notice = (text: string): void => {
    console.error(text);
  };
  await ensureRuntime(notice);
  await ensurePrograms(['xdotool', 'dpkg-shlibdeps'], notice);
  // The package names what it needs of Debian's: a fresh machine has no lists of what there is. Without a network it may have all.
  await runCommand('apt-get', ['update', '-qq']);
  // A display of its own: the windows on it are the application's.
  const display = await openDisplay(notice);
  try {
    const [program = '', ...rest] = [
      ...(isProcClosed() ? OWN_PROC : []),
      ...['playwright', 'test', '--config', 'playwright.package.config.ts', ...args],
    ];
    return await runForeground(program, rest, display.env);
  } finally {
    await display.close();
  }
}

/** Some containers close /proc to all but root; programs of an ordinary user then do not find their own libraries. */
function isProcClosed(): boolean {
  return (statSync('/proc').mode & 0o005) !== 0o005;
}
