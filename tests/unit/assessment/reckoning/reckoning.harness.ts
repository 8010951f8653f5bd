import type { Grid } from '../../../../src/domain/assessment/assessment.types.ts';
import { emptyGrid } from '../../../../src/domain/assessment/grid.ts';
import { calculationSchema } from '../../../../src/domain/assessment/reckoning/calculation.schema.ts';
import type { CalculationLine } from '../../../../src/domain/assessment/reckoning/calculation.schema.ts';
import { reckonTest } from '../../../../src/domain/assessment/reckoning/reckon-test.ts';
import type { ReckonedTest } from '../../../../src/domain/assessment/reckoning/reckon-test.ts';
import { DEFAULT_SCALE } from '../../../../src/domain/assessment/scale.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../../src/domain/certification/assessed.ts';
import type { Aggregation, Rule } from '../../../../src/domain/certification/rule.schema.ts';
import type {
  LevelledScale,
  MarkScale,
  NumericScale,
} from '../../../../src/domain/certification/scale.schema.ts';
import type { Test } from '../../../../src/domain/certification/test.schema.ts';
import { AT } from '../assessment.harness.ts';

/** Levels by id and value, from best to worst. */
export const levelled = (
  id: string,
  values: Readonly<Record<string, number>>,
  kind: LevelledScale['kind'] = 'levels',
): LevelledScale => ({
  kind,
  id,
  title: id,
  levels: Object.entries(values).map(([level, value]) => ({ id: level, label: level, short: level, value })),
});

/** Acquis 1, partiel 0.5, non-acquis 0. */
export const THREE = levelled(
  'three',
  Object.fromEntries(DEFAULT_SCALE.levels.map(({ id, weight }) => [id, weight])),
);
export const TWENTY: NumericScale = {
  kind: 'numeric',
  id: 'twenty',
  title: 'Note',
  min: 0,
  max: 20,
  step: 0.5,
  decimals: 1,
};
export const TICK = levelled('tick', { done: 1, missed: 0 }, 'checklist');
export const GLOBAL = levelled('global', { excellent: 4, good: 3, borderline: 2, poor: 1 }, 'global');

export const criterion = (
  id: string,
  scale: MarkScale,
  more: Partial<AssessedCriterion> = {},
): AssessedCriterion => ({
  id,
  title: id,
  indicators: [],
  weight: 1,
  isBonus: false,
  descriptors: [],
  scale,
  ...more,
});

export const assessed = (
  id: string,
  criteria: readonly AssessedCriterion[],
  more: Partial<AssessedCompetence> = {},
): AssessedCompetence => ({
  id,
  sourceLabel: id,
  statement: id,
  weight: 1,
  blocIds: ['B1'],
  criteria,
  ...more,
});

/** A competence of one criterion under its own id. */
export const plain = (id: string, scale: MarkScale, more: Partial<AssessedCompetence> = {}) =>
  assessed(id, [criterion(id, scale)], more);

export const rule = (aggregation: Aggregation, more: Partial<Rule> = {}): Rule => ({
  jurors: 'majority',
  ties: 'jury',
  criteria: 'mean',
  aggregation,
  ...more,
});

export const testOf = (more: Partial<Test> = {}): Test => ({
  id: 'T1',
  kind: 'oral',
  title: 'Oral',
  blocIds: ['B1'],
  evaluators: [{ text: 'jury', kind: 'jury' }],
  phases: [],
  results: 'whole',
  isDeciding: false,
  ...more,
});

/** One sealed grid a juror, named a, b, c... */
export const grids = (...marks: readonly Readonly<Record<string, string>>[]): readonly Grid[] =>
  marks.map((held, index) => ({
    ...emptyGrid(String.fromCharCode(97 + index)),
    marks: held,
    sealedAt: AT,
  }));

/** Marks of C1, C2, C3... */
export const numbered = (...marks: readonly string[]) =>
  Object.fromEntries(marks.map((mark, rank) => [`C${String(rank + 1)}`, mark]));

export interface Case {
  readonly competences: readonly AssessedCompetence[];
  readonly rule: Rule;
  readonly grids: readonly Grid[];
  readonly changes?: readonly { readonly competenceId: string; readonly after: string }[];
  readonly threshold?: number | null;
  readonly test?: Test;
  readonly tests?: readonly Test[];
  readonly scales?: readonly MarkScale[];
}

/** Reckons, and holds the calculation to what minutes may hold. */
export function reckon({
  changes = [],
  competences,
  scales = [],
  threshold = null,
  ...given
}: Case): ReckonedTest {
  const test = given.test ?? testOf();
  const blocIds = [...new Set(competences.flatMap((competence) => competence.blocIds))];
  const reckoned = reckonTest({
    certification: {
      blocs: blocIds.map((id) => ({ id, sourceLabel: id, title: id, activities: [], competenceIds: [] })),
      rule: given.rule,
      scales,
      tests: given.tests ?? [test],
    },
    test,
    competences,
    grids: given.grids,
    changes,
    threshold,
  });
  calculationSchema.parse(JSON.parse(JSON.stringify(reckoned.calculation)));
  return reckoned;
}

/** The result of a test that has one. */
export function resultOf(given: Case) {
  const [result, ...others] = reckon(given).calculation.results;
  if (result === undefined || others.length > 0) throw new Error('one result expected');
  return result;
}

export const linesOf = <Kind extends CalculationLine['kind']>({ calculation }: ReckonedTest, kind: Kind) =>
  calculation.lines.filter((line): line is Extract<CalculationLine, { kind: Kind }> => line.kind === kind);
