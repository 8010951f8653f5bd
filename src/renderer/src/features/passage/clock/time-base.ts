/**
 * What a page knows of the main process's time. Both read monotonic clocks of one machine, which differ by an offset only;
 * each exchange bounds it from both sides, each snapshot that arrives bounds it from above.
 */

/** Bounds of "page time minus main time", in milliseconds of page time. */
export interface TimeBase {
  readonly lowMs: number;
  readonly highMs: number;
}

export const NOTHING_KNOWN: TimeBase = { lowMs: Number.NEGATIVE_INFINITY, highMs: Number.POSITIVE_INFINITY };

/** Grain of a page's clock, which browsers make coarse on purpose. */
const GRAIN_MS = 1;

/** A question and its answer: main read `mainMs` at some moment between the two. */
export interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Main's monotonic time in milliseconds of page time: divided by the rate of an accelerated clock. */
  readonly mainMs: number;
}

/** The base after an exchange. One that contradicts what was known (a sleep that only one side counted) starts anew. */
export function afterExchange(base: TimeBase, { mainMs, receivedAt, sentAt }: Exchange): TimeBase {
  return narrowed(base, { lowMs: sentAt - mainMs, highMs: receivedAt - mainMs });
}

/** The base after something read at `mainMs` arrived: it cannot have been read later than that. */
export function afterArrival(
  base: TimeBase,
  { mainMs, receivedAt }: Pick<Exchange, 'mainMs' | 'receivedAt'>,
): TimeBase {
  return narrowed(base, { lowMs: Number.NEGATIVE_INFINITY, highMs: receivedAt - mainMs });
}

/** Page time at which main read `mainMs`; infinite while nothing at all is known. */
export function pageTimeOf({ highMs, lowMs }: TimeBase, mainMs: number): number {
  return mainMs + (Number.isFinite(lowMs) ? (lowMs + highMs) / 2 : highMs);
}

function narrowed(base: TimeBase, found: TimeBase): TimeBase {
  const lowMs = Math.max(base.lowMs, found.lowMs);
  const highMs = Math.min(base.highMs, found.highMs);
  if (lowMs <= highMs) return { lowMs, highMs };
  const middleMs = (lowMs + highMs) / 2;
  return lowMs - highMs <= GRAIN_MS ? { lowMs: middleMs, highMs: middleMs } : found;
}
