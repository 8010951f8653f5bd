import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/domain/certification/rule.schema.ts';
import { grids, linesOf, numbered, plain, reckon, resultOf, rule, TWENTY } from './reckoning.harness.ts';

describe('mark out of twenty, with coefficients and an eliminatory mark', () => {
  const competences = [
    plain('C1', TWENTY, { weight: 4 }),
    plain('C2', TWENTY, { weight: 2 }),
    plain('C3', TWENTY, { weight: 1 }),
  ];
  const out = (more: Partial<Rule> = {}) =>
    rule(
      { kind: 'weighted-mean', outOf: 20, threshold: 10 },
      {
        jurors: 'mean',
        eliminatory: [{ targetId: 'C3', below: 6 }],
        rounding: { step: 0.5, mode: 'half-up' },
        mentions: [
          { from: 12, label: 'Assez bien' },
          { from: 16, label: 'Très bien' },
          { from: 14, label: 'Bien' },
        ],
        ...more,
      },
    );

  it('is worked out by hand', () => {
    // Two jurors: C1 13 and 14 → 13.5; C2 11 and 12 → 11.5; C3 8 and 9 → 8.5.
    // 4 × 13.5 + 2 × 11.5 + 1 × 8.5 = 54 + 23 + 8.5 = 85.5; / 7 = 12.2142857…; by halves: 12.
    const given = {
      competences,
      rule: out(),
      grids: grids(numbered('13', '11', '8'), numbered('14', '12', '9')),
    };
    expect(resultOf(given)).toEqual({
      blocId: null,
      aggregation: 'weighted-mean',
      value: '12',
      most: '20',
      threshold: '10',
      outcome: 'favourable',
      mention: 'Assez bien',
      isEliminated: false,
    });
    expect(linesOf(reckon(given), 'total')).toMatchObject([
      { total: '85.5', over: '7', value: '171/14', most: '20' },
    ]);
    expect(linesOf(reckon(given), 'rounding')).toMatchObject([{ before: '171/14', after: '12' }]);
  });

  it('rounds once and last: 9.75 by halves is 10, which is enough', () => {
    // (4 × 10 + 2 × 9.5 + 1 × 9) / 7 = 68 / 7 = 9.714…: down to 9.5.
    const under = { competences, rule: out(), grids: grids(numbered('10', '9.5', '9')) };
    expect(resultOf(under)).toMatchObject({ value: '9.5', outcome: 'unfavourable' });
    // (4 × 10 + 2 × 9.5 + 1 × 9.5) / 7 = 68.5 / 7 = 9.7857…: up to 10.
    const over = { ...under, grids: grids(numbered('10', '9.5', '9.5')) };
    expect(resultOf(over)).toMatchObject({ value: '10', outcome: 'favourable' });
    expect(resultOf({ ...over, rule: out({ rounding: { step: 0.5, mode: 'down' } }) })).toMatchObject({
      value: '9.5',
    });
  });

  it('never rounds a competence before the sum', () => {
    // Means of two jurors: 9.75 each. Rounded each to halves they would be 10: the mean stays 9.75.
    const marks = grids(numbered('9.5', '9.5', '9.5'), numbered('10', '10', '10'));
    const unrounded = rule({ kind: 'weighted-mean', outOf: 20, threshold: 10 }, { jurors: 'mean' });
    expect(resultOf({ competences, rule: unrounded, grids: marks })).toMatchObject({
      value: '9.75',
      outcome: 'unfavourable',
    });
  });

  it('lets nothing save a mark under the eliminatory one, not even a mention', () => {
    const given = { competences, rule: out(), grids: grids(numbered('20', '20', '5.5')) };
    // (80 + 40 + 5.5) / 7 = 17.93: Très bien, were it not for C3.
    expect(resultOf(given)).toMatchObject({
      value: '18',
      outcome: 'unfavourable',
      mention: null,
      isEliminated: true,
    });
    expect(linesOf(reckon(given), 'eliminatory')).toMatchObject([
      { target: 'competence', targetId: 'C3', value: '5.5', below: '6' },
    ]);
    expect(resultOf({ ...given, grids: grids(numbered('20', '20', '6')) })).toMatchObject({
      outcome: 'favourable',
      mention: 'Très bien',
    });
  });

  it('names the range of a result that is not enough', () => {
    const mentions = [
      { from: 0, label: 'Insuffisant' },
      { from: 10, label: 'Passable' },
    ];
    expect(
      resultOf({ competences, rule: out({ mentions }), grids: grids(numbered('8', '8', '8')) }),
    ).toMatchObject({
      outcome: 'unfavourable',
      mention: 'Insuffisant',
    });
  });

  it('lets others make up for a competence down to the floor only', () => {
    const floored = out({ compensation: { floor: 0.25 } });
    const given = { competences, rule: floored, grids: grids(numbered('15', '4.5', '15')) };
    expect(resultOf(given)).toMatchObject({ outcome: 'unfavourable', isEliminated: true });
    expect(linesOf(reckon(given), 'floor')).toMatchObject([
      { competenceId: 'C2', share: '0.225', floor: '0.25' },
    ]);
    // A quarter of 20 is 5: at it, not under it.
    expect(resultOf({ ...given, grids: grids(numbered('15', '5', '15')) })).toMatchObject({
      outcome: 'favourable',
    });
  });
});
