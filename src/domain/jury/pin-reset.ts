/** Who answers, with their PIN, for giving a member who forgot theirs a new one. */
import type { Seat } from './sitting.ts';

/** Voting members beside the president who answer for the president's own PIN, where there are as many. */
const WITNESSES = 2;

export interface ResetTerms {
  /** Those who can answer, in the order of the jury. */
  readonly jurorIds: readonly string[];
  /** How many of them must; 0 when nobody can. */
  readonly required: number;
}

/**
 * The president answers for every other member; for the president, and while nobody else presides, two other voting
 * members who sit, or the only one.
 */
export function resetTerms(seats: readonly Seat[], jurorId: string): ResetTerms {
  const president = seats.find(({ isPresident }) => isPresident)?.member.id;
  if (president !== undefined && president !== jurorId) return { jurorIds: [president], required: 1 };
  const jurorIds = seats
    .filter(({ isVoting, member }) => isVoting && member.id !== jurorId)
    .map(({ member }) => member.id);
  return { jurorIds, required: Math.min(WITNESSES, jurorIds.length) };
}

/** Whether those members, each named once, are enough. */
export function isResetConfirmed(
  { jurorIds, required }: ResetTerms,
  confirmedBy: readonly string[],
): boolean {
  const witnesses = new Set(confirmedBy.filter((id) => jurorIds.includes(id)));
  return required > 0 && witnesses.size >= required;
}
