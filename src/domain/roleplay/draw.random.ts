/** Chance that can be replayed: SHA-256 in counter mode over the seed and the eligible subjects. */
import { canonicalDigest, type Digest } from '../minutes/canonical.ts';

export interface DrawStream {
  /** A whole number from 0 to `bound` - 1, each equally likely. Throws RangeError unless `bound` is from 1 to 2^32. */
  below(bound: number): number;
  /** Every rank from 0 to `length` - 1 once, each order equally likely. */
  permutation(length: number): readonly number[];
}

const WORD_DIGITS = 8;
const WORD_VALUES = 2 ** 32;

/** A stream of its own for each seed and list; `digest` must give at least eight hex digits. */
export function createDrawStream(seed: string, eligibleDigest: string, digest: Digest): DrawStream {
  let block = '';
  let counter = 0;

  const nextWord = (): number => {
    if (block.length < WORD_DIGITS) {
      block = canonicalDigest({ seed, eligible: eligibleDigest, counter }, digest);
      counter += 1;
    }
    const word = Number.parseInt(block.slice(0, WORD_DIGITS), 16);
    block = block.slice(WORD_DIGITS);
    return word;
  };

  const below = (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORD_VALUES) {
      throw new RangeError(`no whole number below ${String(bound)}`);
    }
    // A remainder alone would favour small numbers: words beyond the last whole multiple are drawn again.
    const limit = WORD_VALUES - (WORD_VALUES % bound);
    let word = nextWord();
    while (word >= limit) word = nextWord();
    return word % bound;
  };

  const permutation = (length: number): readonly number[] => {
    const ranks = Array.from({ length }, (_, rank) => rank);
    for (let last = length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      const held = ranks[last] ?? last;
      ranks[last] = ranks[other] ?? other;
      ranks[other] = held;
    }
    return ranks;
  };

  return { below, permutation };
}
