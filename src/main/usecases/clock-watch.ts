import { durationMs } from '../../domain/time/time.ts';
import type { DurationMs, Reading } from '../../domain/time/time.ts';

/** Wall and monotonic time may drift apart by this much between two looks before it counts as a jump. */
const JUMP_THRESHOLD_MS = 2_000;

export interface ClockWatch {
  /**
   * Looks at the clocks in passing. A jump is held back until the next look, since the news that the machine slept
   * may come just after the first timer that fires late; answers the jump held back before, if any.
   */
  observe(now: Reading): DurationMs | null;
  /** Looks at the clocks and answers any jump at once, in milliseconds of wall time beyond monotonic time. */
  settle(now: Reading): DurationMs | null;
}

/** Notices that the wall clock was stepped, or that the machine slept, by comparing it with the monotonic clock. */
export function createClockWatch(): ClockWatch {
  let last: Reading | null = null;
  let heldMs = 0;

  function look(now: Reading): number {
    const since = last;
    last = now;
    if (since === null) return 0;
    const deltaMs = now.wall - since.wall - (now.mono - since.mono);
    return Math.abs(deltaMs) > JUMP_THRESHOLD_MS ? deltaMs : 0;
  }

  return {
    observe: (now) => {
      const due = heldMs;
      heldMs = look(now);
      return due === 0 ? null : durationMs(due);
    },
    settle: (now) => {
      const due = heldMs + look(now);
      heldMs = 0;
      return due === 0 ? null : durationMs(due);
    },
  };
}
