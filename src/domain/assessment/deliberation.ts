/** Changes of a result in deliberation, and the proposal as content `pupitre.minutes/1` computes it. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Instant } from '../time/time.ts';
import type { BlocProposal, CompetenceResult, ResultChange, Scale } from './assessment.types.ts';
import { ballotFault } from './ballot.ts';
import type { BallotFault, BallotRequest, Voters } from './ballot.ts';
import { readResult, resultFault, resultText } from './reckoning/result-scale.ts';
import type { ResultScale } from './reckoning/result-scale.ts';
import { weightOf } from './scale.ts';

/** What the jury asks when it settles or changes a result. */
export interface ResultRequest extends BallotRequest {
  readonly levelId: string;
  readonly reason: string;
}

export type ResultRefusal = 'unknown-level' | 'result-unchanged' | 'reason-missing' | BallotFault;

/** Share of a bloc's objectives, by analogy with the sector's VAE route: shown as to be confirmed. */
export const DEFAULT_THRESHOLD = 0.7;

/** The widest divergences first; as divergent, in the order given. */
export function divergencesFirst(results: readonly CompetenceResult[]): readonly CompetenceResult[] {
  return results.toSorted((a, b) => b.divergence - a.divergence);
}

/** Ids of the competences that still have no result. */
export function undecidedCompetenceIds(results: readonly CompetenceResult[]): readonly string[] {
  return results.filter(({ standing }) => standing === null).map(({ competenceId }) => competenceId);
}

/** The change to log, or why it is refused. Only a return to what the marks gave needs no reason. */
export function changeResult(
  result: CompetenceResult,
  request: ResultRequest,
  on: ResultScale,
  voters: Voters,
  at: Instant,
): Result<ResultChange, ResultRefusal> {
  const reason = request.reason.trim();
  if (resultFault(on, result.computed, request.levelId) !== null) {
    return fail('unknown-level', { levelId: request.levelId });
  }
  const after = resultText(on, readResult(on, request.levelId));
  if (after === result.standing) return fail('result-unchanged');
  if (isReasonOwed(result, after) && reason === '') return fail('reason-missing');
  const fault = ballotFault(request, voters);
  if (fault !== null) return fail(fault);
  return ok({
    competenceId: result.competenceId,
    before: result.standing,
    after,
    reason,
    vote: request.vote,
    dissents: request.dissents,
    hasCastingVote: request.hasCastingVote,
    at,
  });
}

/** Whether settling a result at that level owes a reason: it departs from what the grids give. */
export function isReasonOwed({ computed }: Pick<CompetenceResult, 'computed'>, levelId: string): boolean {
  return levelId !== computed;
}

/** Weights and the threshold in whole billionths: 7 tenths of 10 must be exactly 7, which binary fractions are not. */
const UNIT = 1e9;

/** The computed proposal for a bloc; without share and outcome while a result is missing. */
export function proposal(
  results: readonly Pick<CompetenceResult, 'standing'>[],
  scale: Scale,
  threshold: number,
): BlocProposal {
  const standing = results.flatMap((result) => result.standing ?? []);
  if (standing.length === 0 || standing.length < results.length) {
    return { share: null, threshold, outcome: null };
  }
  const total = standing.reduce((sum, levelId) => sum + Math.round(weightOf(scale, levelId) * UNIT), 0);
  const required = Math.round(threshold * UNIT) * standing.length;
  return {
    share: total / (standing.length * UNIT),
    threshold,
    outcome: total >= required ? 'favourable' : 'unfavourable',
  };
}
