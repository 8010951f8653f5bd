/** How much of the pages of one document is read. */

/** Tokens of all pages of a document together: a hundred full pages have less. */
const MAX_TOKENS = 1_000_000;

/** What may still be read. */
export interface ReadingBudget {
  tokens: number;
}

export function readingBudget(): ReadingBudget {
  return { tokens: MAX_TOKENS };
}
