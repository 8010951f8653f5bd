import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocCalculationSchema } from '../../../src/domain/bloc/bloc-calculation.schema.ts';
import type { Evidence, HeldBloc } from '../../../src/domain/bloc/bloc.schema.ts';
import { proposeBloc } from '../../../src/domain/bloc/propose-bloc.ts';
import type { BlocRule } from '../../../src/domain/certification/rule.schema.ts';
import type { Test } from '../../../src/domain/certification/test.schema.ts';
import { away, BLOC, certification, EACH, MEAN, minutes, stated, test, TODAY } from './bloc.harness.ts';

const propose = (
  rule: BlocRule | null,
  tests: readonly Test[],
  evidence: readonly Evidence[],
  held: readonly HeldBloc[] = [],
) => proposeBloc({ certification: certification(rule, tests), blocId: BLOC, evidence, held, today: TODAY });

const BOTH = [test('oral'), test('role')];
const FLOOR: BlocRule = { ...MEAN, eliminatoryBelow: 6 };
/** The branch that publishes 30 % trainers, 20 % tutor, 50 % jury, each at least 10, the whole at least 12. */
const BRANCH: BlocRule = {
  aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 12 },
  eliminatoryBelow: 10,
};
const WEIGHED = [test('trainer', 30), test('tutor', 20), test('jury', 50)];
const ROUNDED: BlocRule = { ...MEAN, rounding: { step: 0.5, mode: 'up' } };

describe('the proposal for a bloc', () => {
  it.each([
    [
      'a mean that reaches its threshold exactly',
      MEAN,
      BOTH,
      [minutes('oral', 8), minutes('role', 12)],
      'validated',
      '10',
    ],
    ['a mean under it', MEAN, BOTH, [minutes('oral', 8), minutes('role', 11)], 'refused', '9.5'],
    [
      'a mean that its rounding saves',
      ROUNDED,
      BOTH,
      [minutes('oral', 8.6), minutes('role', 11)],
      'validated',
      '10',
    ],
    [
      'coefficients',
      BRANCH,
      WEIGHED,
      [minutes('trainer', 14), minutes('tutor', 10), minutes('jury', 12)],
      'validated',
      '12.2',
    ],
    [
      'a third, kept as it is',
      MEAN,
      [test('a', 1), test('b', 2)],
      [minutes('a', 10), minutes('b', 11)],
      'validated',
      '32/3',
    ],
    [
      'a mark that nothing saves',
      FLOOR,
      BOTH,
      [minutes('oral', 5.5), minutes('role', 20)],
      'refused',
      '12.75',
    ],
    [
      'an eliminatory mark at its limit',
      FLOOR,
      BOTH,
      [minutes('oral', 6), minutes('role', 20)],
      'validated',
      '13',
    ],
    [
      'a score out of 100',
      MEAN,
      [test('oral')],
      [
        minutes('oral', null, {
          kind: 'score',
          result: { value: '65', outOf: '100', outcome: null, mark: '' },
        }),
      ],
      'validated',
      '13',
    ],
    [
      'every test favourable',
      EACH,
      BOTH,
      [stated('oral', 'favourable'), stated('role', 'favourable')],
      'validated',
      null,
    ],
    [
      'one that is not',
      EACH,
      BOTH,
      [stated('oral', 'favourable'), stated('role', 'unfavourable')],
      'refused',
      null,
    ],
    [
      'a score under the threshold of its test',
      EACH,
      BOTH,
      [
        stated('oral', 'favourable'),
        minutes('role', null, { result: { value: '13', outOf: '20', outcome: null, mark: '' } }),
      ],
      'refused',
      null,
    ],
    ['no rule, one test', null, [test('oral')], [stated('oral', 'favourable')], 'validated', null],
    [
      'no rule, several tests',
      null,
      BOTH,
      [stated('oral', 'favourable'), stated('role', 'unfavourable')],
      'jury',
      null,
    ],
    [
      'a rule that leaves it to the jury',
      { aggregation: { kind: 'jury' } },
      BOTH,
      [stated('oral', 'favourable'), stated('role', 'favourable')],
      'jury',
      null,
    ],
    [
      'an exemption, which has no part in a mean',
      MEAN,
      BOTH,
      [minutes('oral', 12), minutes('role', null, { kind: 'exemption', state: 'exempted' })],
      'validated',
      '12',
    ],
    [
      'a new mark of the deciding jury',
      MEAN,
      BOTH,
      [
        minutes('oral', 8),
        minutes('role', 8),
        minutes('role', 14, { id: 'new', kind: 'new-mark', date: '2026-11-20' }),
      ],
      'validated',
      '11',
    ],
    [
      'a retake',
      MEAN,
      [test('oral')],
      [minutes('oral', 4, { id: 'first', date: '2026-06-01' }), minutes('oral', 15)],
      'validated',
      '15',
    ],
    ['a mean without a number', MEAN, BOTH, [minutes('oral', 12), stated('role', 'favourable')], null, null],
    ['a test that is to come', EACH, BOTH, [stated('oral', 'unfavourable')], null, null],
    ['an absence', EACH, BOTH, [stated('oral', 'favourable'), away('role', 'absent')], null, null],
    [
      'evidence that grounds nothing yet',
      EACH,
      [test('oral')],
      [stated('oral', 'favourable', { status: 'to-be-confirmed' })],
      null,
      null,
    ],
    [
      'evidence that was withdrawn',
      EACH,
      [test('oral')],
      [stated('oral', 'favourable', { status: 'withdrawn' })],
      null,
      null,
    ],
    [
      'two sources that say otherwise',
      MEAN,
      [test('oral')],
      [minutes('oral', 12), minutes('oral', 9, { id: 'typed', kind: 'score', date: '2026-11-01' })],
      null,
      null,
    ],
    [
      'two minutes of one day that say otherwise',
      EACH,
      [test('oral')],
      [stated('oral', 'favourable'), stated('oral', 'unfavourable', { id: 'other' })],
      null,
      null,
    ],
    [
      'two sources that say the same',
      MEAN,
      [test('oral')],
      [
        minutes('oral', 12),
        minutes('oral', null, {
          id: 'typed',
          kind: 'score',
          result: { value: '60', outOf: '100', outcome: null, mark: '' },
        }),
      ],
      'validated',
      '12',
    ],
  ] as readonly (readonly [
    string,
    BlocRule | null,
    readonly Test[],
    readonly Evidence[],
    string | null,
    string | null,
  ])[])('of %s', (_, rule, tests, evidence, proposal, value) => {
    const calculation = propose(rule, tests, evidence);
    expect([calculation.proposal, calculation.value]).toEqual([proposal, value]);
    expect(blocCalculationSchema.parse(calculation)).toEqual(calculation);
  });

  it('names what is missing, absent and contradictory before anyone decides', () => {
    const tests = [...BOTH, test('tutor'), test('score')];
    const evidence = [
      stated('oral', 'favourable'),
      stated('oral', 'unfavourable', { id: 'other', kind: 'on-file' }),
      away('role', 'excused'),
      stated('tutor', 'favourable', { status: 'to-be-confirmed' }),
    ];
    const { absent, contradictions, lines, missing } = propose(EACH, tests, evidence);
    expect(missing).toEqual(['tutor', 'score']);
    expect(absent).toEqual(['role']);
    expect(contradictions).toEqual([{ testId: 'oral', evidenceIds: ['m-oral', 'other'] }]);
    expect(lines).toContainEqual({ kind: 'unconfirmed', testId: 'tutor', evidenceId: 'm-tutor' });
  });

  it('counts no exemption without its reference', () => {
    const exempted = minutes('oral', null, { kind: 'exemption', state: 'exempted', reference: null });
    expect(propose(EACH, [test('oral')], [exempted]).missing).toEqual(['oral']);
    const named = { ...exempted, reference: { kind: 'text' as const, text: 'Arrêté fictif, article 3' } };
    expect(propose(EACH, [test('oral')], [named]).proposal).toBe('validated');
  });

  it('lets no later absence take away a result', () => {
    const evidence = [stated('oral', 'favourable', { date: '2026-06-01' }), away('oral', 'absent')];
    expect(propose(EACH, [test('oral')], evidence).proposal).toBe('validated');
  });

  it.each([
    ['held on the day', { heldOn: TODAY, validUntil: TODAY }, true],
    ['held for life', { heldOn: '2020-01-01', validUntil: null }, true],
    ['no longer valid', { heldOn: '2020-01-01', validUntil: '2026-11-23' }, false],
    ['held later', { heldOn: '2026-11-25', validUntil: null }, false],
  ])('proposes nothing for a bloc that is %s only while it counts', (_, dates, isHeld) => {
    const held = [{ blocId: BLOC, source: 'declared' as const, reference: 'Attestation 12', ...dates }];
    const { lines, proposal } = propose(EACH, [test('oral')], [stated('oral', 'favourable')], held);
    expect(lines.some(({ kind }) => kind === 'held')).toBe(isHeld);
    expect(proposal).toBe(isHeld ? null : 'validated');
  });

  it('takes a result for each bloc from a test of the certification as a whole', () => {
    const interview = { ...test('interview', undefined, []), results: 'per-bloc' as const };
    const evidence = [
      stated('interview', 'favourable', { blocIds: [BLOC] }),
      stated('interview', 'unfavourable', { id: 'other', blocIds: ['B2'] }),
    ];
    expect(propose(EACH, [interview], evidence).proposal).toBe('validated');
  });

  it('is the same whatever the order in which evidence is given', () => {
    const one = fc
      .record({
        testId: fc.constantFrom('oral', 'role'),
        value: fc.integer({ min: 0, max: 20 }),
        kind: fc.constantFrom('minutes' as const, 'score' as const, 'new-mark' as const),
        date: fc.constantFrom('2026-06-01', '2026-11-24'),
        state: fc.constantFrom('done' as const, 'absent' as const, 'exempted' as const),
      })
      .map(({ testId, value, ...other }) => minutes(testId, value, other));
    const some = fc
      .array(one, { maxLength: 8 })
      .map((all) => all.map((each, index) => ({ ...each, id: `e${String(index)}` })));
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([given, shuffled]) => {
          for (const rule of [MEAN, EACH, null]) {
            const calculation = propose(rule, BOTH, given);
            expect(propose(rule, BOTH, shuffled)).toEqual(calculation);
            const isOpen = calculation.missing.length + calculation.absent.length > 0;
            if (isOpen || calculation.contradictions.length > 0) expect(calculation.proposal).toBeNull();
          }
        },
      ),
    );
  });
});
