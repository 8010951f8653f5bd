import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../../../src/domain/assessment/reckoning/calculation.schema.ts';
import type { AssessedCompetence } from '../../../../src/domain/certification/assessed.ts';
import type { MarkScale } from '../../../../src/domain/certification/scale.schema.ts';
import { isLess, isSame, plus, q, times } from './independent.ts';
import { marksOf, markSets } from './mark-sets.ts';
import type { MarkSet } from './mark-sets.ts';
import { grids, linesOf, reckon, resultOf } from './reckoning.harness.ts';

const RUNS = 400;

const caseOf = ({ jurors, ...set }: MarkSet) => ({ ...set, grids: grids(...jurors) });
const valueOf = (scale: MarkScale, mark: string) =>
  scale.kind === 'numeric' ? Number(mark) : (scale.levels.find(({ id }) => id === mark)?.value ?? Number.NaN);

/** One mark of one juror, and the mark that is next above it. */
interface Raise {
  readonly juror: number;
  readonly criterionId: string;
  readonly to: string;
}

function raisesOf({ competences, jurors }: MarkSet): readonly Raise[] {
  return jurors.flatMap((marks, juror) =>
    competences.flatMap(({ criteria }) =>
      criteria.flatMap(({ id, scale }): Raise[] => {
        const mark = marks[id];
        if (mark === undefined) return [];
        const above = marksOf(scale)
          .filter((other) => valueOf(scale, other) > valueOf(scale, mark))
          .toSorted((a, b) => valueOf(scale, a) - valueOf(scale, b))[0];
        return above === undefined ? [] : [{ juror, criterionId: id, to: above }];
      }),
    ),
  );
}

const raised = (set: MarkSet, { criterionId, juror, to }: Raise): MarkSet => ({
  ...set,
  jurors: set.jurors.map((marks, rank) => (rank === juror ? { ...marks, [criterionId]: to } : marks)),
});

const rankOf = ({ outcome }: TestResult) => (outcome === 'favourable' ? 1 : 0);
const fromOf = ({ rule }: MarkSet, { mention }: TestResult) =>
  rule.mentions?.find(({ label }) => label === mention)?.from ?? -Infinity;

describe('a mark that is raised', () => {
  it('never lowers a result, an outcome or a mention', () => {
    let [compared, moved] = [0, 0];
    fc.assert(
      fc.property(markSets, fc.nat(), (set, rank) => {
        const raises = raisesOf(set);
        const raise = raises[rank % Math.max(1, raises.length)];
        fc.pre(raise !== undefined);
        const [before, after] = [resultOf(caseOf(set)), resultOf(caseOf(raised(set, raise)))];
        if (before.value === null || after.value === null) return;
        expect(isLess(q(after.value), q(before.value))).toBe(false);
        expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before));
        expect(fromOf(set, after)).toBeGreaterThanOrEqual(fromOf(set, before));
        compared += 1;
        if (!isSame(q(after.value), q(before.value))) moved += 1;
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 4);
    expect(moved).toBeGreaterThan(RUNS / 20);
  });
});

describe('the order of jurors, criteria and competences', () => {
  it('changes no result', () => {
    const shuffled = <Item>(items: readonly Item[], keys: readonly number[]) =>
      items
        .map((item, rank) => ({ item, key: keys[rank % keys.length] ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const keys = fc.array(fc.integer(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(markSets, keys, (set, order) => {
        const competences = shuffled(
          set.competences.map((each): AssessedCompetence => ({
            ...each,
            criteria: shuffled(each.criteria, order),
          })),
          order,
        );
        const given = caseOf(set);
        const other = { ...given, competences, grids: shuffled(given.grids, order) };
        expect(resultOf(other)).toEqual(resultOf(given));
        expect(new Set(reckon(other).competences)).toEqual(new Set(reckon(given).competences));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the trace', () => {
  it('adds up, step by step, to the result', () => {
    fc.assert(
      fc.property(markSets, (set) => {
        const reckoned = reckon(caseOf(set));
        const [result] = reckoned.calculation.results;
        const sumOf = (products: readonly string[]) => products.map(q).reduce(plus, q('0'));
        const isProduct = (product: string, ...factors: readonly string[]) =>
          isSame(q(product), factors.map(q).reduce(times, q('1')));
        for (const { mean, over, terms, total } of linesOf(reckoned, 'juror')) {
          for (const { counts, product, weight } of terms)
            expect(isProduct(product, counts, weight)).toBe(true);
          expect(isSame(sumOf(terms.map(({ product }) => product)), q(total))).toBe(true);
          expect(isProduct(total, mean, over ?? '1')).toBe(true);
        }
        const products = linesOf(reckoned, 'product');
        for (const { counts, product, weight } of products)
          expect(isProduct(product, counts, weight)).toBe(true);
        for (const { over, total, value } of linesOf(reckoned, 'total')) {
          if (products.length > 0)
            expect(isSame(sumOf(products.map(({ product }) => product)), q(total))).toBe(true);
          const reaching = linesOf(reckoned, 'reach').filter(({ isReached }) => isReached);
          if (set.rule.aggregation.kind === 'share-at-level') {
            expect(isSame(sumOf(reaching.map(({ weight }) => weight)), q(total))).toBe(true);
          }
          expect(isProduct(total, value, over ?? '1')).toBe(true);
        }
        const [threshold] = linesOf(reckoned, 'threshold');
        expect(threshold?.value ?? null).toBe(result?.value ?? null);
        const out = [...linesOf(reckoned, 'eliminatory'), ...linesOf(reckoned, 'floor')];
        expect(result?.isEliminated).toBe(out.length > 0);
        const isFavourable = threshold?.isReached === true && out.length === 0;
        expect(result?.outcome).toBe(
          threshold === undefined ? null : isFavourable ? 'favourable' : 'unfavourable',
        );
        expect(linesOf(reckoned, 'outcome')).toMatchObject([{ outcome: result?.outcome }]);
        for (const { after, before, step } of linesOf(reckoned, 'rounding')) {
          const [top, bottom] = times(q(after), [q(step)[1], q(step)[0]]);
          expect(top % bottom).toBe(0n);
          const away = plus(q(after), times(q(before), q('-1')));
          expect(isLess(away[0] < 0n ? times(away, q('-1')) : away, q(step))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
