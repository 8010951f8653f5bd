import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessedCompetence } from '../../../../src/domain/certification/assessed.ts';
import type { Rule } from '../../../../src/domain/certification/rule.schema.ts';
import type { MarkScale } from '../../../../src/domain/certification/scale.schema.ts';
import { independent, isSame, q } from './independent.ts';
import type * as Independent from './independent.ts';
import { markSets } from './mark-sets.ts';
import { grids, resultOf } from './reckoning.harness.ts';

const RUNS = 1_000;

const scaleOf = (scale: MarkScale): Independent.Scale =>
  scale.kind === 'numeric'
    ? { ...scale, levels: null }
    : {
        ...{ id: scale.id, min: 0, max: 0, step: 1 },
        levels: Object.fromEntries(scale.levels.map(({ id, value }) => [id, value])),
      };
const competenceOf = ({ criteria, id, scale, weight }: AssessedCompetence): Independent.Competence => ({
  id,
  weight,
  scale: scale === undefined ? null : scaleOf(scale),
  criteria: criteria.map((each) => ({ ...each, scale: scaleOf(each.scale) })),
});
const number = (atLeast: string | number) => {
  if (typeof atLeast === 'string') throw new Error('numbers only');
  return atLeast;
};
const aggregationOf = (aggregation: Rule['aggregation']): Independent.Rule['aggregation'] =>
  'atLeast' in aggregation ? { ...aggregation, atLeast: number(aggregation.atLeast) } : aggregation;
const ruleOf = ({
  compensation,
  eliminatory = [],
  mentions = [],
  rounding,
  ...rule
}: Rule): Independent.Rule => ({
  ...rule,
  aggregation: aggregationOf(rule.aggregation),
  eliminatory: eliminatory.map(({ below, targetId }) => ({ targetId, below: number(below) })),
  floor: compensation?.floor ?? null,
  rounding: rounding ?? null,
  mentions,
});

describe('random sets of marks', () => {
  it('give what a second reckoning gives, in fractions of its own', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(markSets, ({ changes, competences, jurors, rule }) => {
        const result = resultOf({ competences, rule, grids: grids(...jurors), changes });
        const expected = independent({
          competences: competences.map(competenceOf),
          rule: ruleOf(rule),
          jurors,
          deliberated: Object.fromEntries(changes.map(({ after, competenceId }) => [competenceId, after])),
        });
        const { isEliminated, mention, outcome, value } = result;
        expect({ isEliminated, mention, outcome }).toEqual({
          isEliminated: expected.isEliminated,
          mention: expected.mention,
          outcome: expected.outcome,
        });
        expect(
          value === null || expected.value === null
            ? value === expected.value
            : isSame(q(value), expected.value),
        ).toBe(true);
        for (const key of [
          `${rule.aggregation.kind} ${String(outcome)}`,
          `mention ${String(mention !== null)}`,
          `out ${String(isEliminated)}`,
        ]) {
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
      }),
      { numRuns: RUNS },
    );
    // Each kind of rule was seen to give each outcome, and no outcome at all.
    for (const kind of [
      'mean-share',
      'share-at-level',
      'weighted-mean',
      'sum',
      'all-required',
      'global-rating',
    ]) {
      for (const outcome of ['favourable', 'unfavourable', 'null'])
        expect(seen.get(`${kind} ${outcome}`), `${kind} ${outcome}`).toBeGreaterThan(0);
    }
    expect(seen.get('mention true')).toBeGreaterThan(50);
    expect(seen.get('out true')).toBeGreaterThan(50);
  });
});
