import { describe, expect, it } from 'vitest';
import {
  assessed,
  criterion,
  grids,
  linesOf,
  plain,
  reckon,
  resultOf,
  rule,
  testOf,
  THREE,
  TWENTY,
} from './reckoning.harness.ts';
import type { Case } from './reckoning.harness.ts';

describe('results of a test', () => {
  const competences = [
    plain('C1', THREE, { blocIds: ['B1'] }),
    plain('C2', THREE, { blocIds: ['B2'] }),
    plain('T', THREE, { blocIds: ['B1', 'B2'] }),
  ];
  const half = rule({ kind: 'mean-share', threshold: 0.75 });
  const marks = grids({ C1: 'acquis', C2: 'non-acquis', T: 'partiel' });

  it('are one for each bloc, a transversal competence counting in both', () => {
    const test = testOf({ blocIds: ['B1', 'B2'], results: 'per-bloc' });
    expect(reckon({ competences, rule: half, grids: marks, test }).calculation.results).toMatchObject([
      { blocId: 'B1', value: '0.75', outcome: 'favourable' },
      { blocId: 'B2', value: '0.25', outcome: 'unfavourable' },
    ]);
  });

  it('miss nothing of another bloc', () => {
    const test = testOf({ blocIds: ['B1', 'B2'], results: 'per-bloc' });
    const open = grids({ C1: 'acquis', T: 'partiel' });
    const reckoned = reckon({ competences, rule: half, grids: open, test });
    expect(reckoned.calculation.results).toMatchObject([
      { blocId: 'B1', outcome: 'favourable' },
      { blocId: 'B2', value: null, outcome: null },
    ]);
    expect(linesOf(reckoned, 'missing')).toMatchObject([{ blocId: 'B2', competenceIds: ['C2'] }]);
  });

  it('follow the rule of the test before that of the certification', () => {
    const own = rule({ kind: 'all-required', atLeast: 'partiel' });
    const test = testOf({ rule: own });
    expect(resultOf({ competences, rule: half, grids: marks, test })).toMatchObject({
      aggregation: 'all-required',
      value: '2/3',
    });
  });

  it('weigh in their bloc by the coefficients of its tests', () => {
    const test = testOf({ blocIds: ['B1', 'B2'], weight: 2 });
    const tests = [
      test,
      testOf({ id: 'T2' }),
      testOf({ id: 'T3', blocIds: ['B2'], weight: 0.5 }),
      testOf({ id: 'T4', blocIds: [] }),
    ];
    const { blocShares, lines } = reckon({ competences, rule: half, grids: marks, test, tests }).calculation;
    expect(blocShares).toEqual([
      { blocId: 'B1', share: '2/3' },
      { blocId: 'B2', share: '0.8' },
    ]);
    expect(lines.at(-1)).toEqual({
      kind: 'bloc-share',
      blocId: 'B2',
      weight: '2',
      over: '2.5',
      share: '0.8',
    });
  });

  it('weigh by themselves where no other test is known, as when minutes are reckoned again', () => {
    const { blocShares } = reckon({ competences, rule: half, grids: marks, tests: [] }).calculation;
    expect(blocShares).toEqual([{ blocId: 'B1', share: '1' }]);
  });

  it('weigh in the certification where they bear on no bloc', () => {
    const test = testOf({ blocIds: [] });
    const tests = [test, testOf({ id: 'T2', blocIds: [], weight: 3 }), testOf({ id: 'T3' })];
    expect(reckon({ competences, rule: half, grids: marks, test, tests }).calculation.blocShares).toEqual([
      { blocId: null, share: '0.25' },
    ]);
  });
});

describe('the trace', () => {
  it('tells each step in reading order', () => {
    const given: Case = {
      competences: [
        assessed('C1', [criterion('k1', TWENTY, { weight: 2 }), criterion('k2', TWENTY)], { weight: 3 }),
        plain('C2', THREE),
      ],
      rule: rule(
        { kind: 'weighted-mean', outOf: 20, threshold: 10 },
        { jurors: 'mean', rounding: { step: 0.1, mode: 'half-up' } },
      ),
      grids: grids({ k1: '10', k2: '13', C2: 'partiel' }, { k1: '12', k2: '12', C2: 'acquis' }),
      changes: [{ competenceId: 'C2', after: 'acquis' }],
    };
    const { calculation } = reckon(given);
    const marked = { weight: '1', isBonus: false };
    expect(calculation.lines).toEqual([
      {
        ...{ kind: 'competence', competenceId: 'C1', method: 'mean', scaleId: 'twenty', most: '20' },
        criteria: [
          { criterionId: 'k1', scaleId: 'twenty', most: '20', weight: '2', isBonus: false },
          { criterionId: 'k2', scaleId: 'twenty', most: '20', ...marked },
        ],
      },
      {
        ...{
          kind: 'juror',
          competenceId: 'C1',
          jurorId: 'a',
          total: '33',
          over: '3',
          mean: '11',
          value: '11',
          levelId: null,
        },
        terms: [
          { criterionId: 'k1', mark: '10', counts: '10', weight: '2', product: '20' },
          { criterionId: 'k2', mark: '13', counts: '13', weight: '1', product: '13' },
        ],
      },
      {
        ...{
          kind: 'juror',
          competenceId: 'C1',
          jurorId: 'b',
          total: '36',
          over: '3',
          mean: '12',
          value: '12',
          levelId: null,
        },
        terms: [
          { criterionId: 'k1', mark: '12', counts: '12', weight: '2', product: '24' },
          { criterionId: 'k2', mark: '12', counts: '12', weight: '1', product: '12' },
        ],
      },
      { kind: 'result', competenceId: 'C1', by: 'mean', value: '11.5', levelId: null },
      {
        ...{ kind: 'competence', competenceId: 'C2', method: 'mean', scaleId: 'three', most: '1' },
        criteria: [{ criterionId: 'C2', scaleId: 'three', most: '1', ...marked }],
      },
      {
        ...{
          kind: 'juror',
          competenceId: 'C2',
          jurorId: 'a',
          total: '0.5',
          over: '1',
          mean: '0.5',
          value: '0.5',
          levelId: 'partiel',
        },
        terms: [{ criterionId: 'C2', mark: 'partiel', counts: '0.5', weight: '1', product: '0.5' }],
      },
      {
        ...{
          kind: 'juror',
          competenceId: 'C2',
          jurorId: 'b',
          total: '1',
          over: '1',
          mean: '1',
          value: '1',
          levelId: 'acquis',
        },
        terms: [{ criterionId: 'C2', mark: 'acquis', counts: '1', weight: '1', product: '1' }],
      },
      { kind: 'result', competenceId: 'C2', by: 'mean', value: '0.75', levelId: null },
      { kind: 'deliberated', competenceId: 'C2', value: '1', levelId: 'acquis' },
      { kind: 'rule', blocId: null, aggregation: 'weighted-mean', outOf: '20' },
      {
        ...{ kind: 'product', blocId: null, competenceId: 'C1', value: '11.5', levelId: null, most: '20' },
        ...{ counts: '11.5', weight: '3', product: '34.5', isBonus: false },
      },
      {
        ...{ kind: 'product', blocId: null, competenceId: 'C2', value: '1', levelId: 'acquis', most: '1' },
        ...{ counts: '20', weight: '1', product: '20', isBonus: false },
      },
      // (3 × 11.5 + 20) / 4 = 13.625.
      { kind: 'total', blocId: null, total: '54.5', over: '4', value: '13.625', most: '20' },
      { kind: 'rounding', blocId: null, before: '13.625', step: '0.1', mode: 'half-up', after: '13.6' },
      {
        ...{ kind: 'threshold', blocId: null, value: '13.6', threshold: '10', levelId: null },
        ...{ isReached: true, isFromSession: false },
      },
      { kind: 'outcome', blocId: null, outcome: 'favourable' },
      { kind: 'bloc-share', blocId: 'B1', weight: '1', over: '1', share: '1' },
    ]);
  });
});
