/** Votes and dissents, checked against those who may vote. */
import type { Dissent, Vote } from './assessment.types.ts';

export type BallotFault = 'vote-exceeds-voters' | 'dissent-unknown-juror';

/** What is wrong with a vote or its dissents, or null. Abstentions count as votes; a dissenter must be a voter. */
export function ballotFault(
  vote: Vote | null,
  dissents: readonly Dissent[],
  voterIds: readonly string[],
): BallotFault | null {
  if (vote !== null && vote.for + vote.against + vote.abstained > voterIds.length)
    return 'vote-exceeds-voters';
  if (dissents.some(({ jurorId }) => !voterIds.includes(jurorId))) return 'dissent-unknown-juror';
  return null;
}

/** Whether a vote was cast and is tied. */
export function isTied(vote: Vote | null): boolean {
  return vote !== null && vote.for > 0 && vote.for === vote.against;
}
