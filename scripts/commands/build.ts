import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { SetupFailure } from '../runtime/failure.ts';
import { inPackage, PROJECT_ROOT } from '../runtime/locations.ts';
import { runForeground } from './child.ts';

/** What the build reads. */
export const BUILD_INPUTS = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.room.config.ts',
  'vite.verify.config.ts',
  'tsconfig.json',
];
const OUTPUTS = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/room/index.html',
  'out/verify/verify.html',
  'out/verify/package.json',
];

/** Whether the built app is missing a part or older than a file it was made from. */
export async function isBuildStale(root: string = PROJECT_ROOT): Promise<boolean> {
  return isOlder(OUTPUTS, BUILD_INPUTS, root);
}

/** Whether one of those files is missing, or older than anything in those folders. */
export async function isOlder(
  files: readonly string[],
  inputs: readonly string[],
  root: string = PROJECT_ROOT,
): Promise<boolean> {
  const made = await Promise.all(files.map((file) => modifiedAtMs(path.resolve(root, file))));
  const oldest = Math.min(...made.map((instant) => instant ?? -Infinity));
  for (const input of inputs) {
    if ((await newestWithinMs(path.join(root, input))) > oldest) return true;
  }
  return false;
}

/** Builds the three parts of the app, the page of the room’s devices and the verifier beside it; resolves with the exit code. */
export async function build(output?: Writable): Promise<number> {
  const steps: readonly (readonly [string, ...string[]])[] = [
    [inPackage('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    built('vite.room.config.ts'),
    ...['page', 'command'].map((mode) => built('vite.verify.config.ts', '--mode', mode)),
  ];
  for (const step of steps) {
    const code = await runForeground(process.execPath, [...step], process.env, output);
    if (code !== 0) return code;
  }
  return 0;
}

/** Builds what is missing or stale; throws SetupFailure when it cannot. */
export async function ensureBuilt(): Promise<void> {
  if ((await isBuildStale()) && (await build()) !== 0) {
    throw new SetupFailure('The app could not be built; see above.');
  }
}

function built(config: string, ...options: readonly string[]): readonly [string, ...string[]] {
  const vite = inPackage('vite', 'bin', 'vite.js');
  return [vite, 'build', '--config', config, ...options, '--logLevel', 'warn'];
}

async function newestWithinMs(place: string): Promise<number> {
  // A folder counts too: its own time changes when a file is removed from it.
  let newest = (await modifiedAtMs(place)) ?? -Infinity;
  const entries = await readdir(place, { recursive: true }).catch(() => []);
  for (const entry of entries) newest = Math.max(newest, (await modifiedAtMs(path.join(place, entry))) ?? 0);
  return newest;
}

async function modifiedAtMs(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => null,
  );
}
