/** Random tests with random marks, for properties: every kind of rule, scale, weight, bonus, elimination, deliberation. */
import fc from 'fast-check';
import type { AssessedCompetence } from '../../../../src/domain/certification/assessed.ts';
import type { Aggregation, Rule } from '../../../../src/domain/certification/rule.schema.ts';
import type { MarkScale } from '../../../../src/domain/certification/scale.schema.ts';
import { assessed, criterion, GLOBAL, levelled, THREE, TICK, TWENTY } from './reckoning.harness.ts';

const FIVE = levelled('five', { C2: 4, C1: 3.25, B2: 2.5, B1: 1, A2: 0.5 });
const EIGHT: MarkScale = { ...TWENTY, id: 'eight', max: 8, step: 0.25, decimals: 2 };
/** Its least is not 0. */
const SIX: MarkScale = { ...TWENTY, id: 'six', min: 1, max: 6, step: 1, decimals: 0 };
export const SCALES: readonly MarkScale[] = [THREE, FIVE, TWENTY, EIGHT, SIX, TICK, GLOBAL];

export interface MarkSet {
  readonly competences: readonly AssessedCompetence[];
  readonly rule: Rule;
  readonly jurors: readonly Readonly<Record<string, string>>[];
  readonly changes: readonly { readonly competenceId: string; readonly after: string }[];
}

/** Hundredths, so that sums of them have no exact binary form. */
const decimal = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100);
const weight = fc.oneof(fc.constant(1), decimal(0.1, 5));

/** Any mark of a scale. */
export function marksOf(scale: MarkScale): readonly string[] {
  if (scale.kind !== 'numeric') return scale.levels.map(({ id }) => id);
  const count = Math.round((scale.max - scale.min) / scale.step);
  return Array.from({ length: count + 1 }, (_, rank) => String(scale.min + rank * scale.step));
}

const competences = fc
  .array(
    fc.record({
      weight,
      own: fc.option(fc.constantFrom(...SCALES), { freq: 6 }),
      common: fc.option(fc.constantFrom(...SCALES), { freq: 2 }),
      criteria: fc.array(
        fc.record({
          scale: fc.constantFrom(...SCALES),
          weight,
          isBonus: fc.nat(6).map((rank) => rank === 0),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(({ common, criteria, own, weight: coefficient }, rank) =>
      assessed(
        `C${String(rank)}`,
        criteria.map(({ scale, ...more }, index) =>
          criterion(`C${String(rank)}k${String(index)}`, common ?? scale, more),
        ),
        { weight: coefficient, ...(own === null ? {} : { scale: own }) },
      ),
    ),
  );

const share = decimal(0, 1);

function aggregationOf(all: readonly AssessedCompetence[]): fc.Arbitrary<Aggregation> {
  const ratings = all.flatMap(({ criteria }) => (criteria.length === 1 ? criteria : []));
  const [rating] = ratings;
  return fc.oneof(
    fc.record({ kind: fc.constant('mean-share' as const), threshold: share }),
    fc.record({ kind: fc.constant('share-at-level' as const), atLeast: share, threshold: share }),
    fc.record({
      kind: fc.constant('weighted-mean' as const),
      outOf: fc.constantFrom(20, 100, 7),
      threshold: decimal(0, 15),
    }),
    fc.record({ kind: fc.constant('sum' as const), threshold: decimal(0, 60) }),
    fc.record({ kind: fc.constant('all-required' as const), atLeast: share }),
    ...(rating === undefined
      ? []
      : [
          fc.record({
            kind: fc.constant('global-rating' as const),
            criterionId: fc.constantFrom(...ratings.map(({ id }) => id)),
            atLeast: decimal(0, 4),
          }),
        ]),
  );
}

function ruleOf(all: readonly AssessedCompetence[]): fc.Arbitrary<Rule> {
  const targets = all.flatMap(({ criteria, id }) => [id, ...criteria.map((each) => each.id)]);
  return fc
    .record({
      jurors: fc.constantFrom('majority' as const, 'mean' as const),
      ties: fc.constantFrom('jury' as const, 'jury' as const, 'lower' as const, 'higher' as const),
      criteria: fc.constantFrom('mean' as const, 'sum' as const, 'nearest-level' as const),
      aggregation: aggregationOf(all),
      eliminatory: fc.option(
        fc.array(fc.record({ targetId: fc.constantFrom(...targets), below: decimal(0, 4) }), {
          minLength: 1,
          maxLength: 2,
        }),
      ),
      floor: fc.option(decimal(0, 0.4), { freq: 3 }),
      rounding: fc.option(
        fc.record({
          step: fc.constantFrom(0.01, 0.1, 0.5, 1, 0.25, 0.3),
          mode: fc.constantFrom('half-up' as const, 'up' as const, 'down' as const),
        }),
      ),
      mentions: fc.option(
        fc
          .uniqueArray(decimal(0, 16), { minLength: 1, maxLength: 3 })
          .map((froms) => froms.map((from) => ({ from, label: `à partir de ${String(from)}` }))),
      ),
    })
    .map(({ eliminatory, floor, mentions, rounding, ...rule }) => ({
      ...rule,
      ...(eliminatory === null ? {} : { eliminatory }),
      ...(floor === null ? {} : { compensation: { floor } }),
      ...(rounding === null ? {} : { rounding }),
      ...(mentions === null ? {} : { mentions }),
    }));
}

/** Every criterion marked, but for some bonuses. */
function gridOf(all: readonly AssessedCompetence[]): fc.Arbitrary<Readonly<Record<string, string>>> {
  const criteria = all.flatMap((each) => each.criteria);
  return fc
    .tuple(
      ...criteria.map(({ isBonus, scale }) =>
        fc.option(fc.constantFrom(...marksOf(scale)), { freq: isBonus ? 2 : 1e9 }),
      ),
    )
    .map((marks) =>
      Object.fromEntries(
        criteria.flatMap(({ id }, rank) => {
          const mark = marks[rank] ?? null;
          return mark === null ? [] : [[id, mark] as const];
        }),
      ),
    );
}

export const markSets: fc.Arbitrary<MarkSet> = competences.chain((all) =>
  fc.record({
    competences: fc.constant(all),
    rule: ruleOf(all),
    // Jurors who all agree, so that a majority is no rarity.
    jurors: fc.oneof(
      fc.array(gridOf(all), { minLength: 1, maxLength: 5 }),
      fc
        .tuple(gridOf(all), fc.integer({ min: 1, max: 9 }))
        .map(([grid, count]) => Array.from({ length: count }, () => grid)),
    ),
    changes: fc.array(
      fc.record({
        competenceId: fc.constantFrom(...all.map(({ id }) => id)),
        after: decimal(0, 4).map(String),
      }),
      { maxLength: 2 },
    ),
  }),
);
