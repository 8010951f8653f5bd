import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeb } from '../package/deb.ts';
import { debVersion } from '../package/deb-texts.ts';
import { readPublisherKeys } from '../package/publisher-keys.ts';
import { electronVersion, makeUnpacked, stageForHere } from '../package/unpacked.ts';
import type { PublisherKey } from '../../src/domain/update/update-file.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { registryElectronOrigin } from '../runtime/registry-electron.ts';
import { BUILD_INPUTS, ensureBuilt, isOlder } from './build.ts';
import { runForeground } from './child.ts';

export const DIST = path.join(PROJECT_ROOT, 'dist');
const UNPACKED = path.join(DIST, 'linux-unpacked');
/** Not among the packages that are installed: it brings three hundred, for one machine in a hundred. */
const ELECTRON_BUILDER = '26.17.0';
const COMPRESSIONS = ['xz', 'zstd', 'gzip', 'none'] as const;

/**
 * Makes the application as a folder and as a .deb, of the Electron that is installed here. On the registry's it is for
 * trial, and says so. Other systems' installers are made by electron-builder (electron-builder.yml).
 */
export async function makePackage(args: readonly string[]): Promise<number> {
  const { certificates, compression, installers, version } = readOptions(args);
  const publisherKeys = readPublisherKeys(certificates);
  if (installers) return makeInstallers(version, publisherKeys);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupFailure('This makes the package for Linux x64 on such a machine.', [
      'On another, electron-builder makes that system’s: see docs/packaging.md.',
    ]);
  }
  const isTrial = await isTrialHere();
  const begun = performance.now();
  const say = (what: string): void => {
    console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  };
  const folder = await unpack({ isTrial, version, publisherKeys });
  say(`${path.relative(PROJECT_ROOT, folder)}${isTrial ? ' (version d’essai)' : ''}`);
  const ofDebian = debVersion(version, isTrial);
  const file = path.join(DIST, `pupitre_${ofDebian}_amd64.deb`);
  for (const old of readdirSync(DIST)) if (old.endsWith('.deb')) rmSync(path.join(DIST, old));
  await makeDeb({
    from: folder,
    work: path.join(DIST, '.deb'),
    file,
    version: ofDebian,
    isTrial,
    compression,
  });
  say(`${path.relative(PROJECT_ROOT, file)}, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  return 0;
}

/** The application as a folder, as `npm run package` makes it: what is in `dist` unless something of it is newer. */
export async function ensureUnpacked(notice: (text: string) => void): Promise<string> {
  const isTrial = await isTrialHere();
  const archive = path.join(UNPACKED, 'resources', 'app.asar');
  if (!(await isOlder([archive], ['out', ...BUILD_INPUTS]))) return UNPACKED;
  notice('making the package, as a folder');
  const { certificates, version } = readOptions([]);
  return unpack({ isTrial, version, publisherKeys: readPublisherKeys(certificates) });
}

/** Builds what is stale; whether the runtime makes what is packaged of it a version for trial. */
async function isTrialHere(): Promise<boolean> {
  const { source } = await ensureRuntime();
  await ensureBuilt();
  return source === 'registry';
}

async function unpack({
  isTrial,
  publisherKeys,
  version,
}: {
  readonly isTrial: boolean;
  readonly version: string;
  readonly publisherKeys: readonly PublisherKey[];
}): Promise<string> {
  mkdirSync(DIST, { recursive: true });
  const { folder } = await makeUnpacked(UNPACKED, {
    version: isTrial ? `${version}+essai` : version,
    work: path.join(DIST, '.application'),
    publisherKeys,
    runtime: {
      version: electronVersion(),
      origin: isTrial ? registryElectronOrigin() : officialOrigin(),
    },
  });
  return folder;
}

/** What electron-builder makes of the same layout, for the system that it runs on. */
async function makeInstallers(version: string, publisherKeys: readonly PublisherKey[]): Promise<number> {
  const { source } = await ensureRuntime();
  if (source === 'registry') {
    throw new SetupFailure('Installers are made of the official Electron, which is not installed here.', [
      'On a machine that reaches its releases: PUPITRE_RUNTIME=official npm run package:installers',
      'Here, npm run package makes a .deb for trial.',
    ]);
  }
  await ensureBuilt();
  const runtime = { version: electronVersion(), origin: officialOrigin() };
  stageForHere(path.join(DIST, 'application'), { version, runtime, publisherKeys });
  const builder = [`electron-builder@${ELECTRON_BUILDER}`, '--config', 'electron-builder.yml'];
  const electron = [`-c.electronVersion=${runtime.version}`, '--publish', 'never'];
  const exec = ['exec', '--yes', '--', ...builder, ...electron];
  // npm itself is a script; on Windows its name on the PATH is no program.
  const npm = process.env['npm_execpath'];
  return npm === undefined
    ? runForeground('npm', exec, process.env)
    : runForeground(process.execPath, [npm, ...exec], process.env);
}

function officialOrigin(): string {
  return `https://github.com/electron/electron/releases/tag/v${electronVersion()}`;
}

function readOptions(args: readonly string[]) {
  const { version: ours } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const { values } = parseArgs({
    args: [...args],
    options: {
      compression: { type: 'string', default: 'xz' },
      version: { type: 'string', default: ours },
      installers: { type: 'boolean', default: false },
      'update-cert': { type: 'string', multiple: true },
    },
  });
  const compression = COMPRESSIONS.find((name) => name === values.compression);
  if (compression === undefined) {
    throw new SetupFailure(`Unknown compression: ${values.compression}.`, [
      `Use ${COMPRESSIONS.join(', ')}.`,
    ]);
  }
  const named = process.env['PUPITRE_UPDATE_CERT']?.split(path.delimiter).filter((file) => file !== '');
  const certificates = values['update-cert'] ?? named ?? [];
  return { certificates, compression, version: values.version, installers: values.installers };
}
