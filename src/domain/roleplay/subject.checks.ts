/** Faults that no single field shows: references inside a subject, and from a subject to its référentiel. */
import { competencesOfBloc, criteriaOf, findBloc } from '../certification/certification.ts';
import type { Certification } from '../certification/certification.schema.ts';
import type { FaultPath } from '../referentiel/referentiel.faults.ts';
import { stageLabel } from './sales-stages.ts';
import { subjectFault } from './subject.faults.ts';
import type { SubjectFault } from './subject.faults.ts';
import { leaks } from './subject.leaks.ts';
import type { Subject } from './subject.schema.ts';

/** Every cross-field fault of a structurally valid subject, leaks into the candidate's sheet included. */
export function crossCheckSubject(subject: Subject): SubjectFault[] {
  return [
    ...duplicates(subject),
    ...unexpectedStages(subject),
    ...leaks(subject).map(({ path, text }) =>
      subjectFault(path, 'leak', `réservé au jury, et pourtant lisible par le candidat : « ${text} »`),
    ),
  ];
}

/** Faults of a subject against the référentiel that it names: bloc, competences, and an answer for each criterion. */
export function checkSubject(subject: Subject, certification: Certification): SubjectFault[] {
  if (subject.referentielId !== certification.id) {
    return [
      subjectFault(['referentielId'], 'other-referentiel', `référentiel présent : « ${certification.id} »`),
    ];
  }
  const bloc = findBloc(certification, subject.blocId);
  if (bloc === undefined) {
    return [subjectFault(['blocId'], 'unknown-bloc', `aucun bloc « ${subject.blocId} » dans ce référentiel`)];
  }
  const competences = competencesOfBloc(certification, bloc);
  const known = new Set(bloc.competenceIds);
  const unknown = subject.competenceIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          subjectFault(
            ['competenceIds', index],
            'unknown-competence',
            `aucune compétence « ${id} » dans ce bloc`,
          ),
        ],
  );
  const aimedAt = competences.filter(({ id }) => subject.competenceIds.includes(id));
  return [
    ...unknown,
    ...answerFaults(
      subject,
      aimedAt.flatMap((competence) => criteriaOf(competence).map(({ id }) => id)),
    ),
  ];
}

function answerFaults({ goodAnswers }: Subject, criterionIds: readonly string[]): SubjectFault[] {
  const strays = goodAnswers.flatMap(({ criterionId }, index) =>
    criterionIds.includes(criterionId)
      ? []
      : [
          subjectFault(
            ['goodAnswers', index, 'criterionId'],
            'criterion-out-of-scope',
            `le critère « ${criterionId} » n’est pas de ces compétences`,
          ),
        ],
  );
  const missing = criterionIds.filter((id) => !goodAnswers.some(({ criterionId }) => criterionId === id));
  return [
    ...strays,
    ...missing.map((id) =>
      subjectFault(
        ['goodAnswers'],
        'criterion-without-answer',
        `aucune réponse attendue pour le critère « ${id} »`,
      ),
    ),
  ];
}

interface PlacedId {
  readonly id: string;
  readonly path: FaultPath;
}

/** Stamps name a move by its id alone, so it is unique in the whole subject. */
function duplicates({ competenceIds, goodAnswers, roles, stages }: Subject): SubjectFault[] {
  return [
    ...repeated(roles.map(({ id }, index) => ({ id, path: ['roles', index, 'id'] }))),
    ...repeated(
      roles.flatMap(({ moves }, index) =>
        moves.map(({ id }, rank) => ({ id, path: ['roles', index, 'moves', rank, 'id'] })),
      ),
    ),
    ...repeated(competenceIds.map((id, index) => ({ id, path: ['competenceIds', index] }))),
    ...repeated(stages.map((id, index) => ({ id, path: ['stages', index] }))),
    ...repeated(
      goodAnswers.map(({ criterionId: id }, index) => ({ id, path: ['goodAnswers', index, 'criterionId'] })),
    ),
  ];
}

function repeated(placed: readonly PlacedId[]): SubjectFault[] {
  const seen = new Set<string>();
  return placed.flatMap(({ id, path }) => {
    if (seen.has(id)) return [subjectFault(path, 'duplicate-id', `« ${id} » figure déjà dans ce sujet`)];
    seen.add(id);
    return [];
  });
}

/** A move that waits for a stage the subject does not expect would never come up. */
function unexpectedStages({ roles, stages }: Subject): SubjectFault[] {
  return roles.flatMap(({ moves }, index) =>
    moves.flatMap(({ moment }, rank) =>
      moment.kind === 'minute' || stages.includes(moment.stage)
        ? []
        : [
            subjectFault(
              ['roles', index, 'moves', rank, 'moment', 'stage'],
              'unknown-stage',
              `l’étape « ${stageLabel(moment.stage)} » n’est pas de ce sujet`,
            ),
          ],
    ),
  );
}
