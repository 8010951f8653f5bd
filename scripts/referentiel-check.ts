/**
 * Checks a référentiel file before it is given to the app: `npm run referentiel:check FILE`.
 * Exit code 0 and a summary, 1 and the path and reason of each fault, or 2 on a wrong call. Runs from source: its users
 * write référentiels and need no build.
 */
import { readFileSync, statSync } from 'node:fs';
import { MAX_REFERENTIEL_BYTES, parseReferentielText } from '../src/domain/referentiel/referentiel.parse.ts';
import type { ReferentielFault } from '../src/domain/referentiel/referentiel.faults.ts';
import type { Referentiel, Test } from '../src/domain/referentiel/referentiel.schema.ts';

type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

function main(args: readonly string[]): number {
  const [path] = args;
  if (path === undefined || args.length > 1) {
    return refuse('Usage : npm run referentiel:check FICHIER.json', 2);
  }
  const file = readText(path);
  if (!file.ok) return refuse(`${path} : ${file.reason}`, 1);

  const reading = parseReferentielText(file.text);
  if (!reading.ok) return refuse(faultReport(path, reading.faults), 1);

  process.stdout.write(`${summary(reading.value)}\n`);
  return 0;
}

function refuse(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}

function readText(path: string): FileText {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { ok: false, reason: 'ce n’est pas un fichier' };
    if (stats.size > MAX_REFERENTIEL_BYTES) {
      const limitMb = String(MAX_REFERENTIEL_BYTES / 1024 / 1024);
      return { ok: false, reason: `fichier trop gros (${String(stats.size)} octets, ${limitMb} Mo au plus)` };
    }
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const errorCode = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (errorCode) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'fichier introuvable';
    case 'EACCES':
    case 'EPERM':
      return 'lecture du fichier refusée par le système';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'ce n’est pas un texte en UTF-8';
    default:
      return `fichier illisible (${error instanceof Error ? error.message : String(error)})`;
  }
}

function faultReport(path: string, faults: readonly ReferentielFault[]): string {
  const heading = `${path} : ${count(faults.length, 'faute')}`;
  const lines = faults.map(
    ({ path: at, code, message }) => `  ${at === '' ? '(fichier)' : at} : ${message} [${code}]`,
  );
  return [heading, ...lines].join('\n');
}

function summary({ blocs, id, title, version }: Referentiel): string {
  const activities = blocs.flatMap((bloc) => bloc.activities);
  const criteria = blocs.flatMap((bloc) => bloc.competences).flatMap((competence) => competence.criteria);
  const tests = blocs.flatMap((bloc) => bloc.tests);
  const counts = [
    count(blocs.length, 'bloc'),
    count(blocs.flatMap((bloc) => bloc.competences).length, 'compétence'),
    count(criteria.length, 'critère'),
    count(criteria.flatMap((criterion) => criterion.indicators).length, 'indicateur'),
    count(activities.length, 'activité'),
    count(activities.flatMap((activity) => activity.actions).length, 'action'),
    `${count(tests.length, 'épreuve')} dont ${String(tests.filter((test) => test.isJuryTest).length)} devant jury`,
  ];
  return [
    `Référentiel valide : ${title}`,
    `  ${id}, version ${version}`,
    `  ${counts.join(', ')}`,
    ...tests.flatMap(openChoice),
  ].join('\n');
}

/** The file is right, yet its source disagrees with itself: whoever checks it should know what will be asked. */
function openChoice({ evaluator, id }: Test): string[] {
  if (evaluator.contradiction === undefined) return [];
  return [
    `  À trancher pour ${id} : évaluateur « ${evaluator.text} », et pourtant « ${evaluator.contradiction.with} »`,
  ];
}

function count(amount: number, noun: string): string {
  return `${String(amount)} ${noun}${amount > 1 ? 's' : ''}`;
}

process.exitCode = main(process.argv.slice(2));
