import { describe, expect, it } from 'vitest';
import { openOutcomes, owedReason, validateDecision } from '../../../src/domain/assessment/decision.ts';
import type { DecisionContext, DecisionRequest } from '../../../src/domain/assessment/decision.ts';
import { AT } from './assessment.harness.ts';

type Outcome = DecisionContext['proposals'][number]['outcome'];
const proposed = (outcome: Outcome) => [{ blocId: null, outcome }];
const request = (change: Partial<DecisionRequest> = {}): DecisionRequest => ({
  outcome: 'validated',
  blocs: [],
  reason: '',
  recommendations: '',
  vote: null,
  dissents: [],
  hasCastingVote: false,
  ...change,
});
const context = (change: Partial<DecisionContext> = {}): DecisionContext => ({
  proposals: proposed('favourable'),
  isCandidateAbsent: false,
  voterIds: ['a', 'b'],
  presidentId: 'a',
  ...change,
});
const TIE = { for: 1, against: 1, abstained: 0 };
const UNFAVOURABLE = { proposals: proposed('unfavourable') };

describe('decision', () => {
  it.each<[string, Partial<DecisionRequest>, Partial<DecisionContext>]>([
    ['a favourable proposal followed in silence', {}, {}],
    ['a refusal with its reason', { outcome: 'refused', reason: 'Argumentaire absent' }, UNFAVOURABLE],
    ['a departure with its reason', { reason: 'Réponses convaincantes' }, UNFAVOURABLE],
    [
      'an absent candidate, without a word',
      { outcome: 'not-assessed' },
      { isCandidateAbsent: true, proposals: proposed(null) },
    ],
    [
      'not assessed, with its reason',
      { outcome: 'not-assessed', reason: 'Évacuation' },
      { proposals: proposed(null) },
    ],
    ["the president's casting vote on a tie", { vote: TIE, hasCastingVote: true }, {}],
    ['a dissent', { vote: TIE, hasCastingVote: true, dissents: [{ jurorId: 'b', opinion: 'Réservé' }] }, {}],
  ])('%s is recorded', (_title, asked, facts) => {
    expect(validateDecision(request(asked), context(facts), AT)).toEqual({
      ok: true,
      value: { ...request(asked), at: AT },
    });
  });

  it.each<[string, string, Partial<DecisionRequest>, Partial<DecisionContext>]>([
    ['reason-missing', 'a refusal', { outcome: 'refused', reason: ' ' }, UNFAVOURABLE],
    ['reason-missing', 'a refusal against the proposal', { outcome: 'refused' }, {}],
    ['reason-missing', 'a validation against the proposal', {}, UNFAVOURABLE],
    ['reason-missing', 'a validation without a proposal', {}, { proposals: proposed(null) }],
    ['reason-missing', 'a present candidate not assessed', { outcome: 'not-assessed' }, {}],
    ['outcome-not-allowed', 'an absent candidate validated', { reason: 'x' }, { isCandidateAbsent: true }],
    [
      'outcome-not-allowed',
      'an absent candidate refused',
      { outcome: 'refused', reason: 'x' },
      { isCandidateAbsent: true },
    ],
    ['vote-exceeds-voters', 'three votes of two', { vote: { for: 2, against: 0, abstained: 1 } }, {}],
    ['dissent-unknown-juror', 'a stranger', { dissents: [{ jurorId: 'z', opinion: 'Non' }] }, {}],
    ['vote-tied', 'a tie that nobody settles', { vote: TIE }, {}],
    ['vote-tied', 'a tie where no president votes', { vote: TIE }, { presidentId: null }],
    ['casting-vote-not-allowed', 'without a vote', { hasCastingVote: true }, {}],
    [
      'casting-vote-not-allowed',
      'without a tie',
      { hasCastingVote: true, vote: { for: 2, against: 0, abstained: 0 } },
      {},
    ],
    [
      'casting-vote-not-allowed',
      'on abstentions alone',
      { hasCastingVote: true, vote: { for: 0, against: 0, abstained: 2 } },
      {},
    ],
    [
      'casting-vote-not-allowed',
      'without a president',
      { hasCastingVote: true, vote: TIE },
      { presidentId: null },
    ],
    [
      'casting-vote-not-allowed',
      'the president away',
      { hasCastingVote: true, vote: TIE },
      { presidentId: 'z' },
    ],
  ])('%s: %s', (code, _title, asked, facts) => {
    expect(validateDecision(request(asked), context(facts), AT)).toMatchObject({ ok: false, code });
  });

  it('trims its texts', () => {
    const outcome = validateDecision(
      request({ reason: ' Motif ', recommendations: ' Suivi\n' }),
      context(),
      AT,
    );
    expect(outcome).toMatchObject({ value: { reason: 'Motif', recommendations: 'Suivi' } });
  });
});

describe('what the form of a decision offers', () => {
  it('is to state that the jury did not assess, without a candidate or a quorum', () => {
    expect(openOutcomes({ isCandidateAbsent: false, isQuorumMet: true })).toEqual(['validated', 'refused']);
    expect(openOutcomes({ isCandidateAbsent: true, isQuorumMet: true })).toEqual(['not-assessed']);
    expect(openOutcomes({ isCandidateAbsent: false, isQuorumMet: false })).toEqual(['not-assessed']);
  });

  it.each<[string, Parameters<typeof owedReason>[0], Partial<DecisionContext>]>([
    ['null', 'validated', {}],
    ['departure', 'validated', UNFAVOURABLE],
    ['departure', 'validated', { proposals: proposed(null) }],
    ['refusal', 'refused', UNFAVOURABLE],
    ['not-assessed', 'not-assessed', {}],
    ['null', 'not-assessed', { isCandidateAbsent: true }],
  ])('owes a reason for %s: %s', (expected, outcome, facts) => {
    const { isCandidateAbsent, proposals } = context(facts);
    const proposal = proposals[0] ?? { outcome: null };
    expect(String(owedReason(outcome, { proposal, isCandidateAbsent }))).toBe(expected);
  });
});

describe('a result for each bloc', () => {
  const proposals = [
    { blocId: 'B1', outcome: 'favourable' },
    { blocId: 'B2', outcome: 'unfavourable' },
  ] as const;
  const blocs = (first: 'validated' | 'refused', second: 'validated' | 'refused', reason = ' Motif ') => [
    { blocId: 'B1', outcome: first, reason: first === 'validated' ? '' : reason },
    { blocId: 'B2', outcome: second, reason },
  ];
  const decide = (asked: Partial<DecisionRequest>) =>
    validateDecision(request(asked), context({ proposals }), AT);

  it('is recorded bloc by bloc, each with its reason', () => {
    expect(decide({ blocs: blocs('validated', 'refused') })).toMatchObject({
      value: {
        outcome: 'validated',
        blocs: [
          { blocId: 'B1', outcome: 'validated', reason: '' },
          { blocId: 'B2', outcome: 'refused', reason: 'Motif' },
        ],
      },
    });
    expect(decide({ outcome: 'refused', blocs: blocs('refused', 'refused') })).toMatchObject({ ok: true });
    expect(decide({ outcome: 'not-assessed', reason: 'Évacuation' })).toMatchObject({ ok: true });
  });

  it.each<[string, string, Partial<DecisionRequest>]>([
    ['outcome-not-allowed', 'without its blocs', {}],
    ['outcome-not-allowed', 'with one bloc of two', { blocs: blocs('validated', 'refused').slice(0, 1) }],
    [
      'outcome-not-allowed',
      'with an outcome that its blocs deny',
      { outcome: 'refused', blocs: blocs('validated', 'refused') },
    ],
    [
      'outcome-not-allowed',
      'not assessed, and yet with blocs',
      { outcome: 'not-assessed', reason: 'x', blocs: blocs('validated', 'refused') },
    ],
    ['reason-missing', 'with a refusal in silence', { blocs: blocs('validated', 'refused', ' ') }],
    ['reason-missing', 'with a departure in silence', { blocs: blocs('validated', 'validated', '') }],
  ])('is refused (%s) %s', (code, _title, asked) => {
    expect(decide(asked)).toMatchObject({ ok: false, code });
  });

  it('is not of a test with one result', () => {
    const asked = request({ blocs: blocs('validated', 'refused') });
    expect(validateDecision(asked, context(), AT)).toMatchObject({ code: 'outcome-not-allowed' });
  });
});
