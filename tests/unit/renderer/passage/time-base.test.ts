import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterArrival,
  afterExchange,
  NOTHING_KNOWN,
  pageTimeOf,
} from '../../../../src/renderer/src/features/passage/clock/time-base.ts';

/** Page time minus main time, in these tests. */
const OFFSET_MS = -5_000;

/** An exchange that left at `sentAt`, was read after `goMs` and came back after `backMs`. */
function exchange(sentAt: number, goMs: number, backMs: number, offsetMs = OFFSET_MS) {
  return { sentAt, receivedAt: sentAt + goMs + backMs, mainMs: sentAt + goMs - offsetMs };
}

describe('a page’s knowledge of main’s time', () => {
  it('is the middle of an exchange, and improves with each quicker one', () => {
    const slow = afterExchange(NOTHING_KNOWN, exchange(100, 400, 1_600));
    expect(pageTimeOf(slow, 10_000)).toBe(10_000 + OFFSET_MS + 600);
    const quick = afterExchange(slow, exchange(5_000, 1, 1));
    expect(pageTimeOf(quick, 10_000)).toBe(10_000 + OFFSET_MS);
    expect(pageTimeOf(afterExchange(quick, exchange(9_000, 10, 2_000)), 0)).toBe(OFFSET_MS);
  });

  it('is at worst the moment at which something arrived', () => {
    const base = afterArrival(NOTHING_KNOWN, { mainMs: 10_000, receivedAt: 7_000 });
    expect(pageTimeOf(base, 10_000)).toBe(7_000);
  });

  it('starts anew when one of the clocks has counted a sleep alone', () => {
    const before = afterExchange(NOTHING_KNOWN, exchange(1_000, 1, 1));
    const after = afterExchange(before, exchange(3_000, 2, 2, OFFSET_MS - 900_000));
    expect(pageTimeOf(after, 0)).toBe(OFFSET_MS - 900_000);
    const told = afterArrival(before, { mainMs: 910_000, receivedAt: 5_100 });
    expect(pageTimeOf(told, 910_000)).toBe(5_100);
  });

  it('is never further off than half of the quickest exchange', () => {
    const delay = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 20 }), (delays) => {
        let base = NOTHING_KNOWN;
        for (const [index, [go, back]] of delays.entries()) {
          base = afterExchange(base, exchange(index * 10_000, go, back));
        }
        const best = Math.min(...delays.map(([go, back]) => go + back));
        expect(Math.abs(pageTimeOf(base, 0) - OFFSET_MS)).toBeLessThanOrEqual(best / 2);
      }),
    );
  });
});
