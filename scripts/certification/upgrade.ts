/**
 * Rewrites a file of format 1 in format 2: `npm run certification:upgrade FILE [-- --out FILE]`. Without `--out` the new file
 * stands beside the old one, its name ending in `.format-2.json`. Never writes over a file that is there.
 * Exit code 0 and what became of each thing that the file said beyond its format, 1 and the faults, or 2 on a wrong call.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { upgradeText } from '../../src/domain/certification/upgrade/upgrade.ts';
import type { UpgradeNote } from '../../src/domain/certification/upgrade/upgrade.ts';
import { MAX_REFERENTIEL_BYTES } from '../../src/domain/file-limits.ts';
import { readAs, readTextPath } from '../text-file.ts';
import { faultReport, refuse, summary } from './report.ts';

const USAGE = 'Usage : npm run certification:upgrade FICHIER.json [-- --out NOUVEAU.json]';

function main(args: readonly string[]): number {
  const call = readCall(args);
  if (call === null) return refuse(USAGE, 2);
  const { out, path } = call;
  const file = readTextPath(path, MAX_REFERENTIEL_BYTES);
  if (!file.ok) return refuse(`${path} : ${file.reason}`, 1);

  const upgrade = upgradeText(file.text);
  const encoding = readAs(file.encoding);
  const note = encoding === null ? '' : `${encoding}\n`;
  if (!upgrade.ok) return refuse(`${note}${faultReport(path, upgrade.faults)}`, 1);

  const refusal = write(out, `${JSON.stringify(upgrade.value, null, 2)}\n`);
  if (refusal !== null) return refuse(`${out} : ${refusal}`, 1);
  process.stdout.write(`${note}${summary(2, upgrade.value)}\n${told(upgrade.notes)}Écrit : ${out}\n`);
  return 0;
}

function readCall(args: readonly string[]): { readonly path: string; readonly out: string } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) return null;
    return { path, out: values.out ?? `${path.replace(/\.json$/i, '')}.format-2.json` };
  } catch {
    return null;
  }
}

/** Null, or why nothing was written. */
function write(path: string, text: string): string | null {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EEXIST'
      ? 'ce fichier existe déjà : rien n’a été écrit'
      : `écriture impossible (${String(code)})`;
  }
}

function told(notes: readonly UpgradeNote[]): string {
  return notes.map(({ line, message, path }) => `  ligne ${String(line)}, ${path} : ${message}\n`).join('');
}

process.exitCode = main(process.argv.slice(2));
