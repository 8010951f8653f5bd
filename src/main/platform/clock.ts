import { randomUUID } from 'node:crypto';
import { durationMs, instant, monotonicMs } from '../../domain/time/time.ts';
import type { Clock } from '../../domain/time/time.ts';
import type { Scheduler } from '../usecases/deps.ts';

/** A clock with the scheduler that follows it. */
export interface ClockDevice {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** The machine falls asleep: monotonic time stands until `wake`, on every platform. */
  sleep(): void;
  wake(): void;
}

export interface TimeSource {
  /** Monotonic nanoseconds. */
  readonly nanoseconds: () => bigint;
  /** Wall clock, epoch milliseconds. */
  readonly epochMs: () => number;
}

const MACHINE: TimeSource = { nanoseconds: () => process.hrtime.bigint(), epochMs: () => Date.now() };

/**
 * The machine's clocks. Linux leaves sleep out of monotonic time, Windows and macOS count it: here it never counts,
 * so that a candidate loses no time to a closed lid whatever the machine.
 */
export function createSystemClock(source: TimeSource = MACHINE): ClockDevice {
  const startedAt = source.nanoseconds();
  const origin = randomUUID();
  let asleepSince: number | null = null;
  let sleptMs = 0;

  const machineMs = () => Number(source.nanoseconds() - startedAt) / 1e6;
  return {
    clock: {
      rate: 1,
      read: () => ({
        wall: instant(source.epochMs()),
        mono: monotonicMs((asleepSince ?? machineMs()) - sleptMs),
        origin,
      }),
    },
    scheduler: createTimeoutScheduler(1),
    sleep() {
      asleepSince ??= machineMs();
    },
    wake() {
      if (asleepSince !== null) sleptMs += machineMs() - asleepSince;
      asleepSince = null;
    },
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
