import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lastLines, runCommand } from '../runtime/command.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { RULE_IDS, securityFaults } from '../security/checklist.ts';
import { placesOf, readPackage } from '../security/read-package.ts';
import { DIST } from './package.ts';

/** Holds a packaged application to the list: that in dist, with its .deb, or the one in the folder that is named. */
export async function securityCheck(args: readonly string[]): Promise<number> {
  const [named] = args;
  const folder = named === undefined ? madeHere() : path.resolve(named);
  if (folder === null || placesOf(folder) === null) {
    throw new SetupFailure(`${folder ?? 'dist'} holds no package.`, ['Make one first: npm run package']);
  }
  const [deb] = named === undefined ? globSync('*.deb', { cwd: DIST }) : [];
  const contents = deb === undefined ? null : await contentsOf(path.join(DIST, deb));
  const { devDependencies } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const faults = await securityFaults(readPackage(folder, contents), devDependencies['electron'] ?? '');
  for (const rule of RULE_IDS) {
    const found = faults.filter((fault) => fault.rule === rule);
    console.log(`${found.length === 0 ? 'ok    ' : 'FAULT '} ${rule}`);
    for (const { says } of found) console.log(`         ${says}`);
  }
  const what = [path.relative(PROJECT_ROOT, folder), ...(deb === undefined ? [] : [`dist/${deb}`])].join(
    ' and ',
  );
  console.log(
    faults.length === 0 ? `\n${what}: every rule holds.` : `\n${what}: ${String(faults.length)} faults.`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** The unpacked application in dist, of whichever system this is; null when none was made. */
function madeHere(): string | null {
  const found = globSync(['*-unpacked', 'mac*/*.app'], { cwd: DIST });
  return found.map((name) => path.join(DIST, name)).find((folder) => placesOf(folder) !== null) ?? null;
}

async function contentsOf(deb: string): Promise<string> {
  const { code, stderr, stdout } = await runCommand('dpkg-deb', ['--contents', deb]);
  if (code !== 0) throw new SetupFailure(`${deb} could not be read.`, lastLines(stderr));
  return stdout;
}
