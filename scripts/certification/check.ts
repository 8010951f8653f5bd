/**
 * Checks a certification's file, of either format, as the app does when it is given: `npm run certification:check FILE`.
 * Exit code 0 and a summary, 1 and the line, path and reason of each fault, or 2 on a wrong call. Runs from source: its users
 * write certifications and need no build.
 */
import { parseCertificationText } from '../../src/domain/certification/certification.parse.ts';
import { MAX_REFERENTIEL_BYTES } from '../../src/domain/file-limits.ts';
import { readAs, readTextPath } from '../text-file.ts';
import { faultReport, refuse, summary } from './report.ts';

function main(args: readonly string[]): number {
  const [path] = args;
  if (path === undefined || args.length > 1) {
    return refuse('Usage : npm run certification:check FICHIER.json', 2);
  }
  const file = readTextPath(path, MAX_REFERENTIEL_BYTES);
  if (!file.ok) return refuse(`${path} : ${file.reason}`, 1);

  const reading = parseCertificationText(file.text);
  const encoding = readAs(file.encoding);
  const note = encoding === null ? '' : `${encoding}\n`;
  if (!reading.ok) return refuse(`${note}${faultReport(path, reading.faults)}`, 1);

  process.stdout.write(`${note}${summary(reading.format, reading.value)}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
