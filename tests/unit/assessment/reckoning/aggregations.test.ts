import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/domain/certification/rule.schema.ts';
import {
  assessed,
  criterion,
  GLOBAL,
  grids,
  levelled,
  linesOf,
  numbered,
  plain,
  reckon,
  resultOf,
  rule,
  THREE,
  TICK,
  TWENTY,
} from './reckoning.harness.ts';
import type { Case } from './reckoning.harness.ts';

describe('mean of shares', () => {
  const competences = [plain('C1', THREE), plain('C2', THREE), plain('C3', THREE)];
  const share = (threshold: number) => rule({ kind: 'mean-share', threshold });

  it.each([
    // 1 + 1/2 + 1/2 = 2; 2 / 3, under 0.7 but not under 0.666666.
    [['acquis', 'partiel', 'partiel'], 0.7, '2/3', 'unfavourable'],
    [['acquis', 'partiel', 'partiel'], 0.666666, '2/3', 'favourable'],
    // 1 + 1 + 0 = 2.
    [['acquis', 'acquis', 'non-acquis'], 0.666667, '2/3', 'unfavourable'],
    [['acquis', 'acquis', 'acquis'], 1, '1', 'favourable'],
    [['non-acquis', 'non-acquis', 'non-acquis'], 0, '0', 'favourable'],
  ] as const)('%j against %d gives %s, %s', (marks, threshold, value, outcome) => {
    const given = { competences, rule: share(threshold), grids: grids(numbered(...marks)) };
    expect(resultOf(given)).toMatchObject({ value, most: '1', outcome, isEliminated: false });
  });

  it('reaches 7 tenths with ten competences of which seven are had, which binary fractions miss', () => {
    const ten = Array.from({ length: 10 }, (_, rank) =>
      plain(`C${String(rank + 1)}`, levelled('tenths', { yes: 0.7, no: 0.1 })),
    );
    const marks = numbered(...Array.from({ length: 10 }, () => 'yes'));
    // Ten times 7 tenths of 7 tenths is the whole: 1, not 0.9999999.
    expect(resultOf({ competences: ten, rule: share(1), grids: grids(marks) })).toMatchObject({
      value: '1',
      outcome: 'favourable',
    });
  });

  it('weighs competences', () => {
    const weighed = [plain('C1', THREE, { weight: 3 }), plain('C2', THREE, { weight: 1 })];
    // (3 × 1 + 1 × 0) / 4.
    expect(
      resultOf({ competences: weighed, rule: share(0.75), grids: grids(numbered('acquis', 'non-acquis')) }),
    ).toMatchObject({ value: '0.75', outcome: 'favourable' });
  });

  it('takes the threshold of the session before its own, and says so', () => {
    const given = {
      competences,
      rule: share(0.7),
      grids: grids(numbered('acquis', 'partiel', 'partiel')),
      threshold: 0.5,
    };
    expect(resultOf(given)).toMatchObject({ threshold: '0.5', outcome: 'favourable' });
    expect(linesOf(reckon(given), 'threshold')).toMatchObject([{ isFromSession: true, isReached: true }]);
    expect(linesOf(reckon({ ...given, threshold: null }), 'threshold')).toMatchObject([
      { isFromSession: false },
    ]);
  });
});

describe('share of the competences at a level', () => {
  const competences = ['C1', 'C2', 'C3', 'C4'].map((id) => plain(id, THREE));
  const atLevel = (atLeast: string | number, threshold: number, more: Partial<Rule> = {}) =>
    rule({ kind: 'share-at-level', atLeast, threshold }, more);
  const marks = grids(numbered('acquis', 'partiel', 'partiel', 'non-acquis'));

  it.each([
    ['acquis', '0.25'],
    ['partiel', '0.75'],
    ['non-acquis', '1'],
    [0.5, '0.75'],
    [0.6, '0.25'],
  ])('at %s is %s', (atLeast, value) => {
    expect(resultOf({ competences, rule: atLevel(atLeast, 0.5), grids: marks }).value).toBe(value);
  });

  it('counts by weight', () => {
    const weighed = competences.map((each, rank) => ({ ...each, weight: rank === 0 ? 5 : 1 }));
    // C1 alone reaches: 5 of 8.
    expect(resultOf({ competences: weighed, rule: atLevel('acquis', 0.6), grids: marks })).toMatchObject({
      value: '0.625',
      outcome: 'favourable',
    });
  });

  it('brings a level to the scale of a competence that does not have it, by its share', () => {
    const mixed = [plain('C1', THREE), plain('C2', TWENTY), plain('C3', TWENTY)];
    const given: Case = {
      competences: mixed,
      rule: atLevel('partiel', 0.6),
      scales: [THREE, TWENTY],
      // Half of 20 is 10.
      grids: grids(numbered('partiel', '10', '9.5')),
    };
    expect(resultOf(given)).toMatchObject({ value: '2/3', outcome: 'favourable' });
  });

  it('refuses a level that no scale has', () => {
    expect(() => resultOf({ competences, rule: atLevel('excellent', 0.5), grids: marks })).toThrow(
      RangeError,
    );
  });
});

describe('sum of points', () => {
  const items = (id: string, count: number, more: Parameters<typeof criterion>[2] = {}) =>
    assessed(
      id,
      Array.from({ length: count }, (_, rank) => criterion(`${id}-${String(rank + 1)}`, TICK, more)),
    );
  const points = (threshold: number) => rule({ kind: 'sum', threshold }, { criteria: 'sum' });
  const ticked = (id: string, ...done: readonly boolean[]) =>
    Object.fromEntries(done.map((isDone, rank) => [`${id}-${String(rank + 1)}`, isDone ? 'done' : 'missed']));

  it('adds items, each by its weight', () => {
    const competences = [items('L1', 3), items('L2', 2, { weight: 2.5 })];
    const given = {
      competences,
      rule: points(4.5),
      // 2 of 3, and one of two at 2.5: 4.5 of 8.
      grids: grids({ ...ticked('L1', true, true, false), ...ticked('L2', true, false) }),
    };
    expect(resultOf(given)).toMatchObject({ value: '4.5', most: '8', outcome: 'favourable' });
  });

  it('weighs competences, and takes a deliberated number of points', () => {
    const competences = [{ ...items('L1', 3), weight: 2 }, items('L2', 2)];
    const given = {
      competences,
      rule: points(7),
      grids: grids({ ...ticked('L1', true, true, false), ...ticked('L2', true, true) }),
      changes: [{ competenceId: 'L1', after: '2.5' }],
    };
    // 2 × 2.5 + 2 = 7 of 2 × 3 + 2 = 8; the marks alone give 6.
    expect(resultOf(given)).toMatchObject({ value: '7', most: '8', outcome: 'favourable' });
    expect(resultOf({ ...given, changes: [] })).toMatchObject({ value: '6', outcome: 'unfavourable' });
  });
});

describe('all required', () => {
  const competences = [plain('C1', THREE), plain('C2', THREE)];
  const required = rule({ kind: 'all-required', atLeast: 'partiel' });

  it.each([
    [['acquis', 'partiel'], '1', 'favourable'],
    [['acquis', 'non-acquis'], '0.5', 'unfavourable'],
  ] as const)('%j gives %s, %s', (marks, value, outcome) => {
    expect(resultOf({ competences, rule: required, grids: grids(numbered(...marks)) })).toMatchObject({
      value,
      outcome,
    });
  });

  it('is made up for by no bonus and by no weight', () => {
    const withBonus = [
      plain('C1', THREE, { weight: 100 }),
      plain('C2', THREE),
      assessed('C3', [criterion('C3', THREE, { isBonus: true })]),
    ];
    const given = {
      competences: withBonus,
      rule: required,
      grids: grids(numbered('acquis', 'non-acquis', 'acquis')),
    };
    expect(resultOf(given)).toMatchObject({ value: '0.5', outcome: 'unfavourable' });
  });
});

describe('global rating', () => {
  const station = [
    assessed('ITEMS', [criterion('I1', TICK), criterion('I2', TICK), criterion('I3', TICK)]),
    plain('OVERALL', GLOBAL),
  ];
  const decides = (more: Partial<Rule> = {}) =>
    rule(
      { kind: 'global-rating', criterionId: 'OVERALL', atLeast: 'borderline' },
      { criteria: 'sum', ...more },
    );
  const marks = (overall: string) => ({ I1: 'done', I2: 'missed', I3: 'done', OVERALL: overall });

  it.each([
    ['poor', '1', 'unfavourable'],
    ['borderline', '2', 'favourable'],
    ['excellent', '4', 'favourable'],
  ])('%s alone decides: %s, %s', (overall, value, outcome) => {
    const given = { competences: station, rule: decides(), grids: grids(marks(overall)) };
    expect(resultOf(given)).toMatchObject({ value, most: '4', threshold: '2', outcome });
    expect(linesOf(reckon(given), 'beside')).toMatchObject([{ total: '2', most: '3' }]);
  });

  it('waits for the jury where two examiners differ, unless the rule names the lower', () => {
    const given = { competences: station, rule: decides(), grids: grids(marks('poor'), marks('good')) };
    expect(resultOf(given)).toMatchObject({ value: null, outcome: null });
    expect(linesOf(reckon(given), 'missing')).toMatchObject([{ competenceIds: ['OVERALL'] }]);
    expect(resultOf({ ...given, rule: decides({ ties: 'lower' }) })).toMatchObject({
      value: '1',
      outcome: 'unfavourable',
    });
    expect(resultOf({ ...given, rule: decides({ ties: 'higher' }) })).toMatchObject({
      value: '3',
      outcome: 'favourable',
    });
    expect(resultOf({ ...given, changes: [{ competenceId: 'OVERALL', after: 'borderline' }] })).toMatchObject(
      {
        value: '2',
        outcome: 'favourable',
      },
    );
  });

  it('is refused where the test does not mark it', () => {
    expect(() =>
      resultOf({ competences: [plain('C1', THREE)], rule: decides(), grids: grids({ C1: 'acquis' }) }),
    ).toThrow(RangeError);
  });
});
