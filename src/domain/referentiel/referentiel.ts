/** Pure look-ups in a référentiel. Ids are unique in a whole file (checked on reading), so most need no bloc. */
import type { Bloc, Competence, Criterion, Referentiel, Test } from './referentiel.schema.ts';

export interface LocatedCriterion {
  readonly bloc: Bloc;
  readonly competence: Competence;
  readonly criterion: Criterion;
}

/** The bloc of that id, or undefined. */
export function findBloc(referentiel: Referentiel, blocId: string): Bloc | undefined {
  return referentiel.blocs.find((bloc) => bloc.id === blocId);
}

/** The test of that id in that bloc, or undefined. */
export function findTest(referentiel: Referentiel, blocId: string, testId: string): Test | undefined {
  return findBloc(referentiel, blocId)?.tests.find((test) => test.id === testId);
}

/**
 * Competences that a test covers, in the order of the file: the administrator's `override` if given, else the test's
 * own list, else the whole bloc. Throws RangeError on an unknown or empty scope: a grid with nothing to mark would
 * seal as complete.
 */
export function competencesInScope(
  referentiel: Referentiel,
  blocId: string,
  testId: string,
  override?: readonly string[],
): readonly Competence[] {
  const bloc = findBloc(referentiel, blocId);
  const test = findTest(referentiel, blocId, testId);
  if (bloc === undefined || test === undefined) {
    throw new RangeError(`No test "${testId}" in bloc "${blocId}" of référentiel "${referentiel.id}"`);
  }
  const wanted = override ?? test.competenceIds;
  if (wanted === undefined) return bloc.competences;

  const wantedIds = new Set(wanted);
  const covered = bloc.competences.filter((competence) => wantedIds.has(competence.id));
  if (covered.length === 0 || covered.length !== wantedIds.size) {
    throw new RangeError(`Scope of test "${testId}" is empty or names competences outside bloc "${blocId}"`);
  }
  return covered;
}

/** The criterion of that id with its competence and bloc, or undefined. */
export function findCriterion(referentiel: Referentiel, criterionId: string): LocatedCriterion | undefined {
  for (const bloc of referentiel.blocs) {
    for (const competence of bloc.competences) {
      const criterion = competence.criteria.find((candidate) => candidate.id === criterionId);
      if (criterion !== undefined) return { bloc, competence, criterion };
    }
  }
  return undefined;
}
