/**
 * Competences of a certification out of a grid: `npm run certification:grid FILE [-- --paste] [-- --out NEW]`. A CSV file, or with
 * `--paste` what was copied from a spreadsheet or a word processor; writes the JSON of blocs, competences and scale.
 * Exit code 0, 1 and the line, column and reason of each fault, or 2 on a wrong call.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readGridCsv, readGridPaste } from '../../src/domain/certification/grid/grid-import.ts';
import type { GridFault } from '../../src/domain/certification/grid/grid.types.ts';
import { MAX_REFERENTIEL_BYTES } from '../../src/domain/file-limits.ts';
import { cappedFaults } from '../../src/domain/referentiel/referentiel.faults.ts';
import { readAs, readTextPath } from '../text-file.ts';
import { refuse } from './report.ts';

const USAGE = 'Usage : npm run certification:grid GRILLE.csv [-- --paste] [-- --out NOUVEAU.json]';

function main(args: readonly string[]): number {
  const call = readCall(args);
  if (call === null) return refuse(USAGE, 2);
  const file = readTextPath(call.path, MAX_REFERENTIEL_BYTES);
  if (!file.ok) return refuse(`${call.path} : ${file.reason}`, 1);
  const read = call.isPaste ? readGridPaste : readGridCsv;
  const result = read(file.text, { scale: null });
  if (!result.ok) return refuse(faultReport(call.path, result.faults), 1);

  const encoding = readAs(file.encoding);
  const told = result.notices.map(
    ({ count, line, message }) => `${message} : ${String(count)}, dès la ligne ${String(line)}`,
  );
  for (const note of encoding === null ? told : [encoding, ...told]) process.stderr.write(`${note}\n`);
  const json = `${JSON.stringify(result.value, null, 2)}\n`;
  if (call.out === undefined) process.stdout.write(json);
  else writeFileSync(call.out, json, { flag: 'wx' });
  return 0;
}

interface Call {
  readonly path: string;
  readonly isPaste: boolean;
  readonly out: string | undefined;
}

function readCall(args: readonly string[]): Call | null {
  try {
    const options = { out: { type: 'string' }, paste: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) return null;
    return { path, isPaste: values.paste === true, out: values.out };
  } catch {
    return null;
  }
}

function faultReport(path: string, all: readonly GridFault[]): string {
  const { faults, moreFaults } = cappedFaults(all);
  const lines = faults.map(({ code, column, line, message }) => {
    const place = column === null ? '' : `, colonne ${column}`;
    return `  ligne ${String(line)}${place} : ${message} [${code}]`;
  });
  const rest = moreFaults === 0 ? [] : [`  et ${String(moreFaults)} de plus`];
  return [`${path} : ${String(all.length)} faute(s)`, ...lines, ...rest].join('\n');
}

process.exitCode = main(process.argv.slice(2));
