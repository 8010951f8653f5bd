/** What the minutes of a session take from the decisions of its jury. */
import type { SessionRulings } from '../../../domain/bloc/session-rulings.ts';
import type { Refusal } from '../../kernel/refusal.ts';

export interface RulingsSource {
  /**
   * What the jury decided and no minutes seal yet, with what it stands on; `isComplement` leaves out what was not decided
   * since. Null when there is no such session. `today` is an ISO calendar date.
   */
  rulings(
    sessionId: string,
    options: { readonly isComplement: boolean; readonly today: string },
  ): SessionRulings | null;
  /** Ids of the rulings that minutes locked now would seal. */
  toSeal(sessionId: string): readonly string[];
  /** Why they cannot be locked, or null; `today` is an ISO calendar date. */
  refusalToLock(sessionId: string, today: string): Refusal | null;
  /** Why they cannot be sealed, or null; asked at the lock too, and again in the transaction that archives. */
  refusalToSeal(sessionId: string, today: string): Refusal | null;
  /** Members with a link, by enrolment. */
  linked(sessionId: string): ReadonlyMap<string, readonly string[]>;
  /** Members who assessed a candidate elsewhere than in the session, by enrolment. */
  evaluators(sessionId: string): ReadonlyMap<string, readonly string[]>;
}
