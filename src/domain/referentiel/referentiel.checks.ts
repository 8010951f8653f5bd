/** Faults that no single field shows: references between parts of a référentiel, and rules across fields of a test. */
import { faultAt, formatPath } from './referentiel.faults.ts';
import type { FaultPath, ReferentielFault } from './referentiel.faults.ts';
import type { Bloc, Referentiel, Test } from './referentiel.schema.ts';

/** Every cross-field fault of a structurally valid référentiel; none means that it can be used. */
export function crossCheck(referentiel: Referentiel): ReferentielFault[] {
  return [
    ...duplicateIds(referentiel),
    ...referentiel.blocs.flatMap((bloc, index) => checkBloc(bloc, ['blocs', index])),
  ];
}

interface PlacedId {
  readonly id: string;
  readonly path: FaultPath;
}

/** Marks, notes and minutes refer to these ids alone, so each must name one thing in the whole file. */
function duplicateIds({ blocs }: Referentiel): ReferentielFault[] {
  return repeated(blocs.flatMap((bloc, index) => idsOfBloc(bloc, ['blocs', index])));
}

function idsOfBloc(bloc: Bloc, at: FaultPath): PlacedId[] {
  return [
    { id: bloc.id, path: [...at, 'id'] },
    ...bloc.activities.flatMap((activity, index) =>
      idsWithin(activity, [...at, 'activities', index], 'actions', activity.actions),
    ),
    ...bloc.competences.flatMap((competence, index) => {
      const path: FaultPath = [...at, 'competences', index];
      return [
        { id: competence.id, path: [...path, 'id'] },
        ...competence.criteria.flatMap((criterion, rank) =>
          idsWithin(criterion, [...path, 'criteria', rank], 'indicators', criterion.indicators),
        ),
      ];
    }),
    ...bloc.tests.map(({ id }, index) => ({ id, path: [...at, 'tests', index, 'id'] })),
  ];
}

function idsWithin(
  parent: { readonly id: string },
  at: FaultPath,
  field: string,
  children: readonly { readonly id: string }[],
): PlacedId[] {
  return [
    { id: parent.id, path: [...at, 'id'] },
    ...children.map(({ id }, index) => ({ id, path: [...at, field, index, 'id'] })),
  ];
}

function repeated(placed: readonly PlacedId[]): ReferentielFault[] {
  const firstPathOf = new Map<string, FaultPath>();
  const faults: ReferentielFault[] = [];
  for (const { id, path } of placed) {
    const first = firstPathOf.get(id);
    if (first === undefined) firstPathOf.set(id, path);
    else
      faults.push(
        faultAt(path, 'duplicate-id', `identifiant « ${id} » déjà employé en ${formatPath(first)}`),
      );
  }
  return faults;
}

function checkBloc(bloc: Bloc, at: FaultPath): ReferentielFault[] {
  const activityIds = new Set(bloc.activities.map(({ id }) => id));
  const competenceIds = new Set(bloc.competences.map(({ id }) => id));
  const orphans = bloc.competences.flatMap(({ activityId }, index) =>
    activityIds.has(activityId)
      ? []
      : [
          faultAt(
            [...at, 'competences', index, 'activityId'],
            'unknown-activity',
            `aucune activité « ${activityId} » dans ce bloc`,
          ),
        ],
  );
  return [
    ...orphans,
    ...bloc.tests.flatMap((test, index) => {
      const path: FaultPath = [...at, 'tests', index];
      return [
        ...checkScope(test, competenceIds, path),
        ...checkPhases(test, path),
        ...checkEvaluator(test, path),
      ];
    }),
  ];
}

function checkScope(test: Test, known: ReadonlySet<string>, at: FaultPath): ReferentielFault[] {
  const ids = test.competenceIds ?? [];
  const path: FaultPath = [...at, 'competenceIds'];
  const unknown = ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [faultAt([...path, index], 'unknown-competence', `aucune compétence « ${id} » dans ce bloc`)],
  );
  return [...unknown, ...repeatedEntries(ids, path)];
}

function checkPhases(test: Test, at: FaultPath): ReferentielFault[] {
  const path: FaultPath = [...at, 'phases'];
  if (test.isJuryTest && test.phases.length === 0) {
    return [faultAt(path, 'phases-missing', 'une épreuve devant jury a au moins une phase')];
  }
  if (!test.isJuryTest && test.phases.length > 0) {
    return [faultAt(path, 'phases-unexpected', 'seule une épreuve devant jury a des phases')];
  }
  return repeated(test.phases.map(({ id }, index) => ({ id, path: [...path, index, 'id'] })));
}

function checkEvaluator(test: Test, at: FaultPath): ReferentielFault[] {
  const { evaluator } = test;
  const { contradiction } = evaluator;
  const path: FaultPath = [...at, 'evaluator', 'contradiction'];
  const faults: ReferentielFault[] = [];

  if (contradiction !== undefined) {
    const choices: readonly string[] = contradiction.choices;
    if (!test.description.includes(contradiction.with)) {
      faults.push(
        faultAt(
          [...path, 'with'],
          'contradiction-not-quoted',
          'ce texte doit être un extrait exact de la description',
        ),
      );
    }
    if (!choices.includes(evaluator.role)) {
      faults.push(
        faultAt(
          [...path, 'choices'],
          'contradiction-without-evaluator',
          `le choix doit comprendre l’évaluateur nommé (« ${evaluator.role} »)`,
        ),
      );
    }
    faults.push(...repeatedEntries(choices, [...path, 'choices']));
  }

  // A jury must be plannable as soon as the source lets a jury assess, even against a contradicting mention.
  const canBeJury = evaluator.role === 'jury' || contradiction?.choices.includes('jury') === true;
  if (test.isJuryTest !== canBeJury) {
    faults.push(
      faultAt(
        [...at, 'isJuryTest'],
        'jury-flag-mismatch',
        `« ${String(canBeJury)} » attendu d’après l’évaluateur`,
      ),
    );
  }
  return faults;
}

function repeatedEntries(entries: readonly string[], at: FaultPath): ReferentielFault[] {
  return entries.flatMap((entry, index) =>
    entries.indexOf(entry) === index
      ? []
      : [faultAt([...at, index], 'duplicate-entry', `« ${entry} » figure déjà dans cette liste`)],
  );
}
