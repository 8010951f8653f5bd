/** Rules of the jury's sovereign decision: it may depart from the proposal, with a reason. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Instant } from '../time/time.ts';
import type { BlocProposal, Decision, DecisionOutcome } from './assessment.types.ts';
import { ballotFault } from './ballot.ts';
import type { BallotFault, Voters } from './ballot.ts';

export type DecisionRequest = Omit<Decision, 'at'>;

export type DecisionRefusal = 'reason-missing' | 'outcome-not-allowed' | BallotFault;

/** What an outcome is held against. */
interface OutcomeContext {
  readonly proposal: Pick<BlocProposal, 'outcome'>;
  readonly isCandidateAbsent: boolean;
}

export interface DecisionContext extends OutcomeContext, Voters {}

/** The decision to record, or why it is refused. */
export function validateDecision(
  request: DecisionRequest,
  context: DecisionContext,
  at: Instant,
): Result<Decision, DecisionRefusal> {
  const reason = request.reason.trim();
  const refusal = outcomeRefusal(request, context);
  if (refusal !== null) return fail(refusal);
  const fault = ballotFault(request, context);
  if (fault !== null) return fail(fault);
  return ok({ ...request, reason, recommendations: request.recommendations.trim(), at });
}

/** Why an outcome cannot stand with that reason, whoever votes; null when it can. */
export function outcomeRefusal(
  request: Pick<Decision, 'outcome' | 'reason'>,
  context: OutcomeContext,
): 'reason-missing' | 'outcome-not-allowed' | null {
  if (context.isCandidateAbsent && request.outcome !== 'not-assessed') return 'outcome-not-allowed';
  return request.reason.trim() === '' && owedReason(request.outcome, context) !== null
    ? 'reason-missing'
    : null;
}

/** What a decision owes a reason for. */
export type OwedReason = 'departure' | 'refusal' | 'not-assessed';

/** Silence is enough, null, only to follow a favourable proposal, or for a candidate who did not come. */
export function owedReason(
  outcome: DecisionOutcome,
  { proposal, isCandidateAbsent }: OutcomeContext,
): OwedReason | null {
  switch (outcome) {
    case 'validated':
      return proposal.outcome === 'favourable' ? null : 'departure';
    case 'refused':
      return 'refusal';
    case 'not-assessed':
      return isCandidateAbsent ? null : 'not-assessed';
  }
}

/** Outcomes to choose from: without a candidate, or without a quorum, the jury can only state that it did not assess. */
export function openOutcomes({
  isCandidateAbsent,
  isQuorumMet,
}: {
  readonly isCandidateAbsent: boolean;
  readonly isQuorumMet: boolean;
}): readonly DecisionOutcome[] {
  return isCandidateAbsent || !isQuorumMet ? ['not-assessed'] : ['validated', 'refused'];
}
