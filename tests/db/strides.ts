/**
 * A hand-driven clock on which minutes go by in strides: what is due each second comes every nine, as on a machine under
 * load, and at the end. Shorter times go by second by second.
 */
import type { ManualClock } from '../../src/core/kernel/test-clock.ts';
import { durationMs } from '../../src/domain/time/time.ts';

const LONG_MS = 60_000;
const EACH_SECOND_MS = 1_000;
/** Less than what the application takes for time in which nobody looked at its clock. */
const STRIDE_MS = 9_000;
/** Whether the machine fell asleep is settled by then. */
const SETTLED_MS = 5_000;

export function inStrides({ clock, drive, scheduler }: ManualClock): ManualClock {
  let long: { readonly from: number; readonly until: number } | null = null;

  function strideNow(): number {
    const { mono } = clock.read();
    if (long === null || mono - long.from < SETTLED_MS) return EACH_SECOND_MS;
    return Math.max(EACH_SECOND_MS, Math.min(STRIDE_MS, long.until - mono));
  }

  return {
    clock,
    scheduler: {
      after: (delay, run) => scheduler.after(delay === EACH_SECOND_MS ? durationMs(strideNow()) : delay, run),
    },
    drive: {
      ...drive,
      advance: (ms) => {
        const from = clock.read().mono;
        long = ms < LONG_MS ? null : { from, until: from + ms };
        try {
          drive.advance(ms);
        } finally {
          long = null;
        }
      },
    },
  };
}
