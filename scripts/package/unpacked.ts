/** The application as a folder that runs: Electron under another name, the archive, the fuses. Linux. */
import { createPackageWithOptions } from '@electron/asar';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inPackage } from '../runtime/locations.ts';
import { setFuses } from './fuses.ts';
import { stageApplication } from './stage.ts';
import type { StageOptions } from './stage.ts';

/** Its name: `app.isPackaged` is true of any but "electron". */
export const EXECUTABLE = 'pupitre';
const ADDON_FALLBACK = 'build/Release/better_sqlite3.node';
/** Chromium's own words, in the languages of the interface. */
const LANGUAGES = /^(fr|en-US|en-GB)\.pak$/;
/** The registry's runtime brings an application of its own, and says what it is. */
const NOT_OURS = ['resources/app', 'resources/default_app.asar', 'pupitre-runtime.json', 'version'];

export type StagedFacts = Pick<StageOptions, 'publisherKeys' | 'runtime' | 'version'>;

export interface Unpacked {
  readonly folder: string;
  readonly executable: string;
}

/** Makes it anew in `folder`; `work` holds what the archive is made from, and is left empty. */
export async function makeUnpacked(
  folder: string,
  { work, ...facts }: StagedFacts & { readonly work: string },
): Promise<Unpacked> {
  for (const old of [folder, work]) rmSync(old, { recursive: true, force: true });
  stageForHere(work, facts);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(inPackage('electron', 'dist'), folder, { recursive: true });
  for (const name of NOT_OURS) rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const name of readdirSync(path.join(folder, 'locales'))) {
    if (!LANGUAGES.test(name)) rmSync(path.join(folder, 'locales', name));
  }
  const executable = path.join(folder, EXECUTABLE);
  renameSync(path.join(folder, 'electron'), executable);
  // The machine's own code is loaded from a file: from within the archive, Electron would leave a copy in /tmp at each start.
  await createPackageWithOptions(work, path.join(folder, 'resources', 'app.asar'), { unpack: '*.node' });
  rmSync(work, { recursive: true, force: true });
  await setFuses(executable);
  return { folder, executable };
}

/** Lays the application's own files out for the runtime that is installed here, in a folder made anew. */
export function stageForHere(folder: string, facts: StagedFacts): void {
  rmSync(folder, { recursive: true, force: true });
  stageApplication({ ...facts, folder, addon: addonHere() });
}

/** The binary of better-sqlite3 that this runtime loads: it takes one that was compiled here before its own. */
function addonHere(): string {
  return existsSync(inPackage('better-sqlite3', ADDON_FALLBACK))
    ? ADDON_FALLBACK
    : `prebuilds/${process.platform}-${process.arch}.node`;
}

/** Electron's version, as its files say. */
export function electronVersion(): string {
  return readFileSync(inPackage('electron', 'dist', 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
}
