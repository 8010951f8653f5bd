/** What the commands on certifications say, in French. */
import type { CertificationFault } from '../../src/domain/certification/certification.faults.ts';
import { isJuryTest } from '../../src/domain/certification/certification.ts';
import type { Certification } from '../../src/domain/certification/certification.schema.ts';
import type { Test } from '../../src/domain/certification/test.schema.ts';
import { cappedFaults } from '../../src/domain/referentiel/referentiel.faults.ts';

/** The faults of a file, each at its path and line, a hundred at most. */
export function faultReport(path: string, all: readonly CertificationFault[]): string {
  const { faults, moreFaults } = cappedFaults(all);
  const heading = `${path} : ${count(all.length, 'faute')}`;
  const lines = faults.map(({ code, line, message, path: at }) => {
    const place = at === '' ? '(fichier)' : at;
    return `  ${line === null ? '' : `ligne ${String(line)}, `}${place} : ${message} [${code}]`;
  });
  const rest = moreFaults === 0 ? [] : [`  et ${count(moreFaults, 'autre faute')}`];
  return [heading, ...lines, ...rest].join('\n');
}

/** What a good file holds, and what its source leaves open. */
export function summary(format: 1 | 2, certification: Certification): string {
  const { blocs, competences, id, isModel, scales, tests, title, version } = certification;
  const activities = blocs.flatMap((bloc) => bloc.activities);
  const criteria = competences.flatMap((competence) => competence.criteria);
  const juryTestCount = tests.filter(isJuryTest).length;
  const counts = [
    count(blocs.length, 'bloc'),
    count(competences.length, 'compétence'),
    count(criteria.length, 'critère'),
    count(criteria.flatMap((criterion) => criterion.indicators).length, 'indicateur'),
    count(activities.length, 'activité'),
    count(activities.flatMap((activity) => activity.actions).length, 'action'),
    `${count(tests.length, 'épreuve')} dont ${String(juryTestCount)} devant jury`,
    ...(scales.length === 0 ? [] : [count(scales.length, 'échelle')]),
  ];
  return [
    `Certification valide : ${title}`,
    `  ${id}, version ${version}, format ${String(format)}${isModel === true ? ', modèle à adapter' : ''}`,
    `  ${counts.join(', ')}`,
    ...tests.flatMap(openChoice),
  ].join('\n');
}

/** The file is right, yet its source disagrees with itself: whoever checks it should know what will be asked. */
function openChoice({ contradiction, evaluators, id }: Test): string[] {
  if (contradiction === undefined) return [];
  const named = evaluators.map(({ text }) => text).join(', ');
  return [`  À trancher pour ${id} : évaluateur « ${named} », et pourtant « ${contradiction.with} »`];
}

function count(amount: number, noun: string): string {
  return `${String(amount)} ${amount > 1 ? noun.replace(/(?= |$)/g, 's') : noun}`;
}

/** Says why on the error stream; answers the exit code. */
export function refuse(message: string, exitCode: 1 | 2): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}
