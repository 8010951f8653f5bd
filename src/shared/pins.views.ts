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
  /** How many of them must. */
  readonly required: number;
  /** Passages under way in whose journal it is written. */
  readonly openPassageCount: number;
}
