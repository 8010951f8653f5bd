import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { durationMs, instant, monotonicMs } from '../../domain/time/time.ts';
import type { Clock } from '../../domain/time/time.ts';
import type { Scheduler } from './scheduler.ts';

/** A clock with the scheduler that follows it. */
export interface ClockDevice {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

export interface TimeSource {
  /** Monotonic nanoseconds. */
  readonly nanoseconds: () => bigint;
  /** Wall clock, epoch milliseconds. */
  readonly epochMs: () => number;
  /** Milliseconds since the machine started, sleep included; null where `nanoseconds` counts sleep already. */
  readonly uptimeMs: (() => number) | null;
}

const MACHINE: TimeSource = {
  nanoseconds: () => process.hrtime.bigint(),
  epochMs: () => Date.now(),
  uptimeMs: process.platform === 'linux' ? () => uptime() * 1_000 : null,
};

/** Above the grain of the two clocks, and below any sleep. */
const SLEPT_THRESHOLD_MS = 1_000;

/**
 * The machine's clocks. Windows and macOS count sleep as monotonic time and Linux leaves it out: here it always counts, so
 * that a sleep shows as time in which nobody looked, whether or not the machine told of it.
 */
export function createSystemClock(source: TimeSource = MACHINE): ClockDevice {
  const startedAt = source.nanoseconds();
  const upAtStart = source.uptimeMs?.() ?? 0;
  const origin = randomUUID();
  let sleptMs = 0;

  function monoMs(): number {
    const awakeMs = Number(source.nanoseconds() - startedAt) / 1e6;
    const missedMs = source.uptimeMs === null ? 0 : source.uptimeMs() - upAtStart - awakeMs - sleptMs;
    if (missedMs > SLEPT_THRESHOLD_MS) sleptMs += missedMs;
    return awakeMs + sleptMs;
  }

  return {
    clock: {
      rate: 1,
      read: () => ({ wall: instant(source.epochMs()), mono: monotonicMs(monoMs()), origin }),
    },
    scheduler: createTimeoutScheduler(1),
  };
}

/** Timers of the event loop, at `speed` times real time. */
export function createTimeoutScheduler(speed: number): Scheduler {
  return {
    after(delay, run) {
      // The loop may fire up to 1 ms early, and "after" must hold.
      const timer = setTimeout(run, Math.ceil(Math.max(durationMs(0), delay) / speed) + 1);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
