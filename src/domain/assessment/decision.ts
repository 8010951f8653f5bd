/** Rules of the jury's sovereign decision: it may depart from the proposal, with a reason. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Instant } from '../time/time.ts';
import type { BlocOutcome, Decision, DecisionOutcome } from './assessment.types.ts';
import { ballotFault } from './ballot.ts';
import type { BallotFault, Voters } from './ballot.ts';

export type DecisionRequest = Omit<Decision, 'at'>;

export type DecisionRefusal = 'reason-missing' | 'outcome-not-allowed' | BallotFault;

/** What the computation proposes, for the test or for one of its blocs. */
export interface ProposedOutcome {
  readonly outcome: 'favourable' | 'unfavourable' | null;
}

/** What an outcome is held against. */
interface OutcomeContext {
  readonly proposal: ProposedOutcome;
  readonly isCandidateAbsent: boolean;
}

export interface DecisionContext extends Voters {
  /** One proposal for the whole test (`blocId` null), or one for each of its blocs. */
  readonly proposals: readonly (ProposedOutcome & { readonly blocId: string | null })[];
  readonly isCandidateAbsent: boolean;
}

/** The decision to record, or why it is refused. */
export function validateDecision(
  request: DecisionRequest,
  context: DecisionContext,
  at: Instant,
): Result<Decision, DecisionRefusal> {
  const refusal = isPerBloc(context) ? blocsRefusal(request, context) : wholeRefusal(request, context);
  if (refusal !== null) return fail(refusal);
  const fault = ballotFault(request, context);
  if (fault !== null) return fail(fault);
  return ok({
    ...request,
    reason: request.reason.trim(),
    blocs: request.blocs.map((bloc) => ({ ...bloc, reason: bloc.reason.trim() })),
    recommendations: request.recommendations.trim(),
    at,
  });
}

/** Whether the test has one result for each of its blocs. */
export function isPerBloc({ proposals }: Pick<DecisionContext, 'proposals'>): boolean {
  return proposals.some(({ blocId }) => blocId !== null);
}

type OutcomeRefusal = 'reason-missing' | 'outcome-not-allowed';

function wholeRefusal(
  request: DecisionRequest,
  { isCandidateAbsent, proposals }: DecisionContext,
): OutcomeRefusal | null {
  if (request.blocs.length > 0) return 'outcome-not-allowed';
  const proposal = proposals[0] ?? { outcome: null };
  return outcomeRefusal(request, { proposal, isCandidateAbsent });
}

/** Each bloc has its own outcome, and its own reason where one is owed; that of the test follows from them. */
function blocsRefusal(
  { blocs, outcome, reason }: DecisionRequest,
  { isCandidateAbsent, proposals }: DecisionContext,
): OutcomeRefusal | null {
  if (outcome === 'not-assessed') {
    if (blocs.length > 0) return 'outcome-not-allowed';
    return outcomeRefusal({ outcome, reason }, { proposal: { outcome: null }, isCandidateAbsent });
  }
  const isComplete =
    blocs.length === proposals.length &&
    proposals.every(({ blocId }) => blocs.some((bloc) => bloc.blocId === blocId));
  if (!isComplete || outcome !== outcomeOfBlocs(blocs)) return 'outcome-not-allowed';
  const refusals = blocs.map((bloc) => {
    const proposal = proposals.find(({ blocId }) => blocId === bloc.blocId) ?? { outcome: null };
    return outcomeRefusal(bloc, { proposal, isCandidateAbsent });
  });
  return refusals.find((refusal) => refusal !== null) ?? null;
}

/** Outcome of a test with a result for each bloc: validated when at least one is. */
export function outcomeOfBlocs(blocs: readonly Pick<BlocOutcome, 'outcome'>[]): 'validated' | 'refused' {
  return blocs.some(({ outcome }) => outcome === 'validated') ? 'validated' : 'refused';
}

/** Why an outcome cannot stand with that reason, whoever votes; null when it can. */
export function outcomeRefusal(
  request: Pick<Decision, 'outcome' | 'reason'>,
  context: OutcomeContext,
): OutcomeRefusal | null {
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
