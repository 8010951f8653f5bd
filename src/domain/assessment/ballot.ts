/** Votes, the president's casting vote and dissents, checked against those who may vote. */
import type { Dissent, Vote } from './assessment.types.ts';

export type BallotFault =
  'vote-exceeds-voters' | 'dissent-unknown-juror' | 'casting-vote-not-allowed' | 'vote-tied';

/** What a jury says of its vote, on a result as on its decision. */
export interface BallotRequest {
  readonly vote: Vote | null;
  readonly dissents: readonly Dissent[];
  /** Whether the president's casting vote settled a tie. */
  readonly hasCastingVote: boolean;
}

/** Who may vote. */
export interface Voters {
  /** Members present who vote. */
  readonly voterIds: readonly string[];
  /** The president, if one sits. */
  readonly presidentId: string | null;
}

/**
 * What is wrong with a ballot, or null. Abstentions count as votes; a dissenter must be a voter; a tie decides nothing
 * without the casting vote of a president who votes, which counts in a tie alone.
 */
export function ballotFault(
  { vote, dissents, hasCastingVote }: BallotRequest,
  voters: Voters,
): BallotFault | null {
  const { voterIds } = voters;
  if (vote !== null && vote.for + vote.against + vote.abstained > voterIds.length)
    return 'vote-exceeds-voters';
  if (dissents.some(({ jurorId }) => !voterIds.includes(jurorId))) return 'dissent-unknown-juror';
  if (hasCastingVote && !(isTied(vote) && hasCastingPresident(voters))) return 'casting-vote-not-allowed';
  return isTieOpen({ vote, hasCastingVote }) ? 'vote-tied' : null;
}

/** Whether a vote was cast and is tied. */
export function isTied(vote: Vote | null): boolean {
  return vote !== null && vote.for > 0 && vote.for === vote.against;
}

/** Whether a tie awaits the casting vote. */
export function isTieOpen({ hasCastingVote, vote }: Pick<BallotRequest, 'vote' | 'hasCastingVote'>): boolean {
  return isTied(vote) && !hasCastingVote;
}

/** Whether a president votes, whose voice may settle a tie. */
export function hasCastingPresident({ voterIds, presidentId }: Voters): boolean {
  return presidentId !== null && voterIds.includes(presidentId);
}
