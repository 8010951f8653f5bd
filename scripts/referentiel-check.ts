/**
 * Checks a référentiel file before it is given to the app: `npm run referentiel:check FILE`.
 * Exit code 0 and a summary, 1 and the path and reason of each fault, or 2 on a wrong call. Runs from source: its users
 * write référentiels and need no build.
 */
import { parseReferentielText } from '../src/domain/referentiel/referentiel.parse.ts';
import { MAX_REFERENTIEL_BYTES } from '../src/domain/file-limits.ts';
import { cappedFaults } from '../src/domain/referentiel/referentiel.faults.ts';
import type { ReferentielFault } from '../src/domain/referentiel/referentiel.faults.ts';
import type { Referentiel, Test } from '../src/domain/referentiel/referentiel.schema.ts';
import { readAs, readTextPath } from './text-file.ts';

function main(args: readonly string[]): number {
  const [path] = args;
  if (path === undefined || args.length > 1) {
    return refuse('Usage : npm run referentiel:check FICHIER.json', 2);
  }
  const file = readTextPath(path, MAX_REFERENTIEL_BYTES);
  if (!file.ok) return refuse(`${path} : ${file.reason}`, 1);

  const reading = parseReferentielText(file.text);
  const encoding = readAs(file.encoding);
  const note = encoding === null ? '' : `${encoding}\n`;
  if (!reading.ok) return refuse(`${note}${faultReport(path, reading.faults)}`, 1);

  process.stdout.write(`${note}${summary(reading.value)}\n`);
  return 0;
}

function refuse(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}

function faultReport(path: string, all: readonly ReferentielFault[]): string {
  const { faults, moreFaults } = cappedFaults(all);
  const heading = `${path} : ${count(all.length, 'faute')}`;
  const lines = faults.map(
    ({ path: at, code, message }) => `  ${at === '' ? '(fichier)' : at} : ${message} [${code}]`,
  );
  const rest = moreFaults === 0 ? [] : [`  et ${count(moreFaults, 'autre faute')}`];
  return [heading, ...lines, ...rest].join('\n');
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
  return `${String(amount)} ${amount > 1 ? noun.replace(/(?= |$)/g, 's') : noun}`;
}

process.exitCode = main(process.argv.slice(2));
