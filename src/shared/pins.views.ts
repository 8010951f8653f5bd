import type { ResetTerms } from '../domain/jury/pin-reset.ts';

/** What it takes to give a member a new PIN, and what it does. */
export interface PinResetTerms {
  readonly jurorId: string;
  readonly name: string;
  readonly sessionId: string;
  /** Who can answer for it with their PIN. */
  readonly witnesses: readonly {
    readonly jurorId: string;
    readonly name: string;
    readonly hasPin: boolean;
  }[];
  /** What is enough at each place where the PIN opens something: all must be satisfied. */
  readonly tables: readonly ResetTerms[];
  /** The fewest who are enough everywhere; 0 when nobody can answer. */
  readonly required: number;
  /** Passages under way in whose journal it is written. */
  readonly openPassageCount: number;
}
