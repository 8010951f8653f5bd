/** Wall-clock label of an event: epoch milliseconds, UTC. Never used to measure. */
export type Instant = number & { readonly unit: 'epoch-ms' };

/** A length of time in milliseconds. */
export type DurationMs = number & { readonly unit: 'ms' };

/** Milliseconds on a clock that never steps; comparable only within one `origin`. */
export type MonotonicMs = number & { readonly unit: 'monotonic-ms' };

/** One reading of both clocks. `origin` names the process run whose monotonic clock was read. */
export interface Reading {
  readonly wall: Instant;
  readonly mono: MonotonicMs;
  readonly origin: string;
}

/** Source of readings, injected everywhere: production reads the machine, tests drive it by hand. */
export interface Clock {
  /** Reads wall and monotonic time at once. */
  read(): Reading;
  /** Speed at which screens extrapolate between readings: 1 real time, 0 hand-driven, n accelerated. */
  readonly rate: number;
}

/** Brands epoch milliseconds as an instant; throws RangeError when not a finite number. */
export function instant(epochMs: number): Instant {
  return finite(epochMs) as Instant;
}

/** Brands milliseconds as a duration; throws RangeError when not a finite number. */
export function durationMs(ms: number): DurationMs {
  return finite(ms) as DurationMs;
}

/** Brands milliseconds of a monotonic clock; throws RangeError when not a finite number. */
export function monotonicMs(ms: number): MonotonicMs {
  return finite(ms) as MonotonicMs;
}

/** Converts minutes to a duration in milliseconds. */
export function minutes(count: number): DurationMs {
  return durationMs(count * 60_000);
}

/**
 * Time measured between two readings of the same process run, in milliseconds, never negative.
 * Throws RangeError across two origins: such a gap can only be estimated, and the president rules on it.
 */
export function measuredBetween(from: Reading, to: Reading): DurationMs {
  if (from.origin !== to.origin) throw new RangeError('readings come from two process runs');
  return durationMs(Math.max(0, to.mono - from.mono));
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${String(value)}`);
  return value;
}
