import { describe, expect, it } from 'vitest';
import type { BlocProposal } from '../../../src/domain/assessment/assessment.types.ts';
import { openOutcomes, owedReason, validateDecision } from '../../../src/domain/assessment/decision.ts';
import type { DecisionContext, DecisionRequest } from '../../../src/domain/assessment/decision.ts';
import { AT } from './assessment.harness.ts';

const proposed = (outcome: BlocProposal['outcome']): BlocProposal => ({
  share: outcome === null ? null : 0.7,
  threshold: 0.7,
  outcome,
});
const request = (change: Partial<DecisionRequest> = {}): DecisionRequest => ({
  outcome: 'validated',
  reason: '',
  recommendations: '',
  vote: null,
  dissents: [],
  hasCastingVote: false,
  ...change,
});
const context = (change: Partial<DecisionContext> = {}): DecisionContext => ({
  proposal: proposed('favourable'),
  isCandidateAbsent: false,
  voterIds: ['a', 'b'],
  presidentId: 'a',
  ...change,
});
const TIE = { for: 1, against: 1, abstained: 0 };
const UNFAVOURABLE = { proposal: proposed('unfavourable') };

describe('decision', () => {
  it.each<[string, Partial<DecisionRequest>, Partial<DecisionContext>]>([
    ['a favourable proposal followed in silence', {}, {}],
    ['a refusal with its reason', { outcome: 'refused', reason: 'Argumentaire absent' }, UNFAVOURABLE],
    ['a departure with its reason', { reason: 'Réponses convaincantes' }, UNFAVOURABLE],
    [
      'an absent candidate, without a word',
      { outcome: 'not-assessed' },
      { isCandidateAbsent: true, proposal: proposed(null) },
    ],
    [
      'not assessed, with its reason',
      { outcome: 'not-assessed', reason: 'Évacuation' },
      { proposal: proposed(null) },
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
    ['reason-missing', 'a validation without a proposal', {}, { proposal: proposed(null) }],
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
    ['departure', 'validated', { proposal: proposed(null) }],
    ['refusal', 'refused', UNFAVOURABLE],
    ['not-assessed', 'not-assessed', {}],
    ['null', 'not-assessed', { isCandidateAbsent: true }],
  ])('owes a reason for %s: %s', (expected, outcome, facts) => {
    expect(String(owedReason(outcome, context(facts)))).toBe(expected);
  });
});
