import type { GapCause } from '../../../domain/passage/passage.clock-events.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { DurationMs, Reading } from '../../../domain/time/time.ts';

/** Wall and monotonic time may drift apart by this much between two looks before it counts as a jump. */
const JUMP_THRESHOLD_MS = 2_000;
/**
 * Longest time between two looks that a machine under load may explain: a heartbeat comes each second, and a locked
 * database may hold two acts in a row for 3 s each.
 */
const GAP_THRESHOLD_MS = 10_000;
/** The same once the machine said that it falls asleep: a heartbeat that is late by 2 s was slept through. */
const SLEEP_THRESHOLD_MS = 3_000;

/** Time in which nobody looked at the clocks, though someone should have. */
export interface Gap {
  /** The last reading before it. */
  readonly lastAlive: Reading;
  readonly gapMs: DurationMs;
  readonly cause: GapCause;
}

export interface Look {
  readonly gap: Gap | null;
  /** Wall time gained (negative: lost) against monotonic time since the last look. */
  readonly jumpMs: DurationMs | null;
}

export interface ClockWatch {
  /** Looks at the clocks; to be called at each heartbeat and before each change. */
  look(now: Reading): Look;
  /** The machine said that it falls asleep. Believed until a look on time proves that it is awake. */
  fallAsleep(now: Reading): void;
}

/**
 * Notices that the wall clock was stepped, or that nobody looked for a while: the machine slept, or the process stood
 * still. `rate` is the speed of the clock, so that an accelerated one is as patient as the machine's.
 */
export function createClockWatch(rate: number): ClockWatch {
  const scale = Math.max(1, rate);
  let last: Reading | null = null;
  let asleepSince: Reading | null = null;

  return {
    look: (now) => {
      const since = last;
      last = now;
      if (since === null) return { gap: null, jumpMs: null };
      const monoMs = now.mono - since.mono;
      const aheadMs = now.wall - since.wall - monoMs;
      // A machine whose monotonic clock stood while it slept leaves only the wall to tell for how long.
      const unmeasuredMs = asleepSince !== null && aheadMs > JUMP_THRESHOLD_MS ? aheadMs : 0;
      const gapMs = monoMs + unmeasuredMs;
      const isGap = gapMs > (asleepSince === null ? GAP_THRESHOLD_MS : SLEEP_THRESHOLD_MS) * scale;
      const cause = asleepSince === null ? 'unaccounted' : 'sleep';
      if (isGap || (asleepSince !== null && now.mono - asleepSince.mono > SLEEP_THRESHOLD_MS * scale)) {
        asleepSince = null;
      }
      const jumpMs = aheadMs - unmeasuredMs;
      return {
        gap: isGap ? { lastAlive: since, gapMs: durationMs(gapMs), cause } : null,
        jumpMs: Math.abs(jumpMs) > JUMP_THRESHOLD_MS ? durationMs(jumpMs) : null,
      };
    },
    fallAsleep: (now) => {
      asleepSince = now;
    },
  };
}
