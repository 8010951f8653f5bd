import { describe, expect, it } from 'vitest';
import type { BlocDecision, Condition, Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import { proposeBloc } from '../../../src/domain/bloc/propose-bloc.ts';
import { refusalToDecide } from '../../../src/domain/bloc/refusal-to-decide.ts';
import type { DecidingFacts } from '../../../src/domain/bloc/refusal-to-decide.ts';
import { away, BLOC, certification, EACH, minutes, stated, test, TODAY } from './bloc.harness.ts';

const CONDITION: Condition = { document: 'Attestation SST', dueOn: '2026-12-31', isLiftedByPresident: true };
const TESTS = [test('oral'), test('role')];

function facts(evidence: readonly Evidence[], other: Partial<DecidingFacts> = {}): DecidingFacts {
  const request = { certification: certification(EACH, TESTS), blocId: BLOC, held: [], today: TODAY };
  return {
    calculation: proposeBloc({ ...request, evidence }),
    isHeld: false,
    current: { state: 'none' },
    voters: { voterIds: ['j1', 'j2'], presidentId: 'j1' },
    today: TODAY,
    ...other,
  };
}

const input = (outcome: BlocDecision, reason = 'Motif fictif.', condition: Condition | null = null) => ({
  outcome,
  reason,
  condition: outcome === 'conditional' && condition === null ? CONDITION : condition,
  vote: null,
  dissents: [],
  hasCastingVote: false,
});

const ALL_GOOD = facts([stated('oral', 'favourable'), stated('role', 'favourable')]);
const ONE_BAD = facts([stated('oral', 'favourable'), stated('role', 'unfavourable')]);
const TO_COME = facts([stated('oral', 'favourable')]);
const ABSENT = facts([away('oral', 'absent'), away('role', 'excused')]);
const PARTLY = facts([stated('oral', 'favourable'), away('role', 'absent')]);
const EXEMPTED = facts([
  minutes('oral', null, { kind: 'exemption', state: 'exempted', reference: { kind: 'text', text: 'D-12' } }),
  away('role', 'absent'),
]);
const NOTHING = facts([]);

describe('what a jury may decide of a bloc', () => {
  it.each([
    ['validated, as proposed', ALL_GOOD, input('validated', ''), null],
    ['validated against the proposal, with its reason', ONE_BAD, input('validated'), null],
    ['validated against the proposal in silence', ONE_BAD, input('validated', ' '), 'reason-missing'],
    ['validated with a test to come', TO_COME, input('validated'), 'evidence-to-come'],
    ['validated with an absence', PARTLY, input('validated'), 'evidence-to-come'],
    ['conditional with a test to come', TO_COME, input('conditional'), 'evidence-to-come'],
    ['conditional on a document', ALL_GOOD, input('conditional'), null],
    ['conditional in silence', ALL_GOOD, input('conditional', ''), 'reason-missing'],
    [
      'conditional on no named document',
      ALL_GOOD,
      input('conditional', 'r', { ...CONDITION, document: ' ' }),
      'condition-missing',
    ],
    [
      'conditional on the day itself',
      ALL_GOOD,
      input('conditional', 'r', { ...CONDITION, dueOn: TODAY }),
      null,
    ],
    [
      'conditional by a day that is past',
      ALL_GOOD,
      input('conditional', 'r', { ...CONDITION, dueOn: '2026-11-23' }),
      'condition-overdue',
    ],
    ['a condition with another outcome', ALL_GOOD, input('validated', 'r', CONDITION), 'outcome-not-allowed'],
    ['refused with its reason', ONE_BAD, input('refused'), null],
    ['refused in silence', ONE_BAD, input('refused', ''), 'reason-missing'],
    ['refused for an absence', ABSENT, input('refused'), 'absence-is-no-refusal'],
    ['refused for an absence beside an exemption', EXEMPTED, input('refused'), 'absence-is-no-refusal'],
    ['refused with nothing at all', NOTHING, input('refused'), 'absence-is-no-refusal'],
    ['absent', ABSENT, input('absent', ''), null],
    ['excused', PARTLY, input('excused', ''), null],
    ['absent who passed every test', ALL_GOOD, input('absent'), 'outcome-not-allowed'],
    ['adjourned with a test to come', TO_COME, input('adjourned'), null],
    ['adjourned in silence', TO_COME, input('adjourned', ''), 'reason-missing'],
    ['abandoned', NOTHING, input('abandoned'), null],
    ['fraud suspected', ONE_BAD, input('fraud-suspected'), null],
    ['a bloc that is held', facts([], { isHeld: true }), input('adjourned'), 'bloc-held'],
    [
      'a bloc that is validated',
      facts([], { current: { state: 'current', outcome: 'validated' } }),
      input('adjourned'),
      'bloc-validated-already',
    ],
    [
      'a bloc that was refused before',
      facts([stated('oral', 'favourable'), stated('role', 'favourable')], {
        current: { state: 'current', outcome: 'refused' },
      }),
      input('validated', ''),
      null,
    ],
    [
      'a bloc to settle',
      facts([stated('oral', 'favourable'), stated('role', 'favourable')], {
        current: { state: 'to-settle' },
      }),
      input('validated', ''),
      null,
    ],
    [
      'more votes than voters',
      ALL_GOOD,
      { ...input('validated', ''), vote: { for: 3, against: 0, abstained: 0 } },
      'vote-exceeds-voters',
    ],
    [
      'a tie',
      ALL_GOOD,
      { ...input('validated', ''), vote: { for: 1, against: 1, abstained: 0 } },
      'vote-tied',
    ],
    [
      'a tie that the president settles',
      ALL_GOOD,
      { ...input('validated', ''), vote: { for: 1, against: 1, abstained: 0 }, hasCastingVote: true },
      null,
    ],
    [
      'a dissent of nobody who votes',
      ALL_GOOD,
      { ...input('validated', ''), dissents: [{ jurorId: 'x', opinion: 'non' }] },
      'dissent-unknown-juror',
    ],
  ] as const)('%s', (_, against, asked, code) => {
    expect(refusalToDecide(against, asked)?.code ?? null).toBe(code);
  });

  it('names the tests that are to come', () => {
    expect(refusalToDecide(PARTLY, input('validated'))).toEqual({
      code: 'evidence-to-come',
      details: { testIds: ['role'] },
    });
  });
});
