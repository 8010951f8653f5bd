import { describe, expect, it } from 'vitest';
import { wholeOutcome } from '../../../src/domain/bloc/whole-outcome.ts';
import type { StandingBloc } from '../../../src/domain/bloc/whole-outcome.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import { certification, EACH } from './bloc.harness.ts';

const bloc = (
  blocId: string,
  outcome: StandingBloc['outcome'],
  value: number | null = null,
): StandingBloc => ({
  blocId,
  isHeld: false,
  isSought: true,
  outcome,
  value: value === null ? null : String(value),
  outOf: value === null ? null : '20',
});
const held = (blocId: string): StandingBloc => ({ ...bloc(blocId, null), isHeld: true });

const unsought = (blocId: string): StandingBloc => ({ ...bloc(blocId, null), isSought: false });

const ALL: Certification['whole'] = { aggregation: { kind: 'all-blocs' } };
const MEAN: Certification['whole'] = {
  aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 },
  mentions: [
    { from: 12, label: 'Assez bien' },
    { from: 16, label: 'Très bien' },
  ],
};

describe('the outcome of the certification', () => {
  it.each([
    ['every bloc validated', ALL, [bloc('A', 'validated'), bloc('B', 'validated')], 'total', null],
    ['one held before', ALL, [held('A'), bloc('B', 'validated')], 'total', null],
    ['one refused', ALL, [bloc('A', 'validated'), bloc('B', 'refused')], 'partial', null],
    [
      'one conditional, until it is lifted',
      ALL,
      [bloc('A', 'validated'), bloc('B', 'conditional')],
      'partial',
      null,
    ],
    ['only a condition', ALL, [bloc('A', 'conditional'), bloc('B', 'refused')], null, null],
    ['both refused', ALL, [bloc('A', 'refused'), bloc('B', 'refused')], 'none', null],
    ['nothing decided yet', ALL, [], null, null],
    ['one refused and the other to come', ALL, [bloc('A', 'refused'), bloc('B', null)], null, null],
    ['one refused and the other never sought', ALL, [bloc('A', 'refused'), unsought('B')], 'none', null],
    [
      'one validated and the other never sought',
      ALL,
      [bloc('A', 'validated'), unsought('B')],
      'partial',
      null,
    ],
    ['one absent and the other never sought', ALL, [bloc('A', 'absent'), unsought('B')], null, null],
    ['nothing sought', ALL, [unsought('A'), unsought('B')], null, null],
    ['an absence, which leaves it open', ALL, [bloc('A', 'absent'), bloc('B', 'absent')], null, null],
    [
      'a mean that makes up for a refusal',
      MEAN,
      [bloc('A', 'validated', 14), bloc('B', 'refused', 8)],
      'total',
      null,
    ],
    [
      'coefficients and a mention',
      MEAN,
      [bloc('A', 'validated', 14), bloc('B', 'validated', 18)],
      'total',
      'Très bien',
    ],
    [
      'a mean under its threshold',
      MEAN,
      [bloc('A', 'validated', 10), bloc('B', 'refused', 6)],
      'partial',
      null,
    ],
    [
      'a mean that makes up for no fraud',
      MEAN,
      [bloc('A', 'validated', 20), bloc('B', 'fraud-suspected', 20)],
      'partial',
      null,
    ],
    [
      'a mean without a number of each',
      MEAN,
      [bloc('A', 'validated', 14), bloc('B', 'validated')],
      'total',
      null,
    ],
  ] as readonly (readonly [
    string,
    Certification['whole'],
    readonly StandingBloc[],
    string | null,
    string | null,
  ])[])('with %s', (_, whole, standing, outcome, mention) => {
    // The second bloc weighs three times the first.
    const given = certification(EACH, [], whole, ['A', ['B', 1]]);
    const weighed = mention === null ? given : certification(EACH, [], whole, ['A', ['B', 3]]);
    expect(wholeOutcome(weighed, standing)).toMatchObject({ outcome, mention });
  });

  it('is said in the words of the certification, and weighs blocs by their coefficient', () => {
    const given = certification(EACH, [], MEAN, ['A', ['B', 3]]);
    expect(wholeOutcome(given, [bloc('A', 'validated', 14), bloc('B', 'validated', 18)])).toEqual({
      outcome: 'total',
      word: 'Validation totale',
      value: '17',
      outOf: '20',
      mention: 'Très bien',
    });
  });
});
