/** Pure look-ups in a certification. Ids are unique in a whole file (checked on reading), so none needs its parent. */
import type { Bloc, Certification, Competence, Criterion } from './certification.schema.ts';
import type { Test } from './test.schema.ts';

export interface LocatedCriterion {
  readonly competence: Competence;
  readonly criterion: Criterion;
}

/** The bloc of that id, or undefined. */
export function findBloc({ blocs }: Pick<Certification, 'blocs'>, blocId: string): Bloc | undefined {
  return blocs.find(({ id }) => id === blocId);
}

/** The test of that id, or undefined. */
export function findTest({ tests }: Pick<Certification, 'tests'>, testId: string): Test | undefined {
  return tests.find(({ id }) => id === testId);
}

/** The criterion of that id with its competence, or undefined; a competence without criteria is its own. */
export function findCriterion(
  { competences }: Pick<Certification, 'competences'>,
  criterionId: string,
): LocatedCriterion | undefined {
  for (const competence of competences) {
    const criterion = criteriaOf(competence).find(({ id }) => id === criterionId);
    if (criterion !== undefined) return { competence, criterion };
  }
  return undefined;
}

/** Blocs that a test bears on, in the order of the file; none for a test of the certification as a whole. */
export function blocsOfTest(
  { blocs }: Pick<Certification, 'blocs'>,
  { blocIds }: Pick<Test, 'blocIds'>,
): readonly Bloc[] {
  return blocs.filter(({ id }) => blocIds.includes(id));
}

/** Competences of a bloc, in the order of the file; one may belong to several blocs. */
export function competencesOfBloc(
  { competences }: Pick<Certification, 'competences'>,
  { competenceIds }: Pick<Bloc, 'competenceIds'>,
): readonly Competence[] {
  return competences.filter(({ id }) => competenceIds.includes(id));
}

/** Every competence that a test may cover: those of its blocs, or of the certification, in the order of the file. */
export function competencesWithinReach(
  certification: Pick<Certification, 'blocs' | 'competences'>,
  test: Pick<Test, 'blocIds'>,
): readonly Competence[] {
  if (test.blocIds.length === 0) return certification.competences;
  const within = new Set(blocsOfTest(certification, test).flatMap(({ competenceIds }) => competenceIds));
  return certification.competences.filter(({ id }) => within.has(id));
}

/**
 * Competences that a test covers, in the order of the file: the administrator's `override` if given, else the test's own
 * list, else all within its reach. Throws RangeError on an unknown or empty scope: a grid with nothing to mark would seal
 * as complete.
 */
export function competencesOfTest(
  certification: Pick<Certification, 'blocs' | 'competences'>,
  test: Pick<Test, 'id' | 'blocIds' | 'competenceIds'>,
  override?: readonly string[],
): readonly Competence[] {
  const within = competencesWithinReach(certification, test);
  const wanted = new Set(override ?? test.competenceIds ?? within.map(({ id }) => id));
  const covered = within.filter(({ id }) => wanted.has(id));
  if (covered.length === 0 || covered.length !== wanted.size) {
    throw new RangeError(`Scope of test "${test.id}" is empty or names competences out of its reach`);
  }
  return covered;
}

/** What is marked of a competence: its criteria or, when it has none, itself under its own id. */
export function criteriaOf(competence: Competence): readonly Criterion[] {
  const { criteria, id, statement } = competence;
  return criteria.length > 0 ? criteria : [{ id, title: statement, indicators: [] }];
}

/** Whether a jury may hold a test: it is named for it, or the source lets it assess against another mention. */
export function isJuryTest({
  contradiction,
  evaluators,
}: Pick<Test, 'evaluators' | 'contradiction'>): boolean {
  return evaluators.some(({ kind }) => kind === 'jury') || contradiction?.choices.includes('jury') === true;
}

/** The other tests of the blocs that a test bears on; of the whole certification when it bears on all. */
export function testsBeside({ tests }: Pick<Certification, 'tests'>, test: Test): readonly Test[] {
  return tests.filter(
    ({ blocIds, id }) =>
      id !== test.id &&
      (test.blocIds.length === 0 ||
        blocIds.length === 0 ||
        blocIds.some((bloc) => test.blocIds.includes(bloc))),
  );
}
