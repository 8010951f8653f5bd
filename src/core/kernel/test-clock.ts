/** Clocks for tests and the demonstration; the packaged application never reads their settings. */
import { randomUUID } from 'node:crypto';
import { instant, monotonicMs } from '../../domain/time/time.ts';
import type { Instant } from '../../domain/time/time.ts';
import { createSystemClock, createTimeoutScheduler } from './clock.ts';
import type { ClockDevice } from './clock.ts';
import type { SleepNews } from './deps.ts';

/** Hands on a clock that moves only when told. All in milliseconds. */
export interface ManualDrive {
  /** Moves both clocks, and runs each timer at its due time, in order. */
  advance(ms: number): void;
  /** Steps the wall clock alone, as a person or a time server would. */
  stepWall(ms: number): void;
  /** The machine says that it sleeps, no timer runs for that long, then it says that it woke. */
  sleep(ms: number): void;
  /** The process stands still for that long, and nobody says so; timers that fell due run late, at the next `advance`. */
  freeze(ms: number): void;
}

export interface ManualClock extends ClockDevice {
  readonly drive: ManualDrive;
}

interface Timer {
  readonly dueAt: number;
  readonly run: () => void;
}

/** Both clocks at `speed` times real time, from `start`. */
export function createFastClock(start: Instant, speed: number): ClockDevice {
  const startedAt = process.hrtime.bigint();
  const origin = randomUUID();
  return {
    clock: {
      rate: speed,
      read() {
        const elapsed = (Number(process.hrtime.bigint() - startedAt) / 1e6) * speed;
        return { wall: instant(Math.round(start + elapsed)), mono: monotonicMs(elapsed), origin };
      },
    },
    scheduler: createTimeoutScheduler(speed),
  };
}

const NOBODY: SleepNews = { suspend: () => undefined, resume: () => undefined };

/** A hand-driven clock from `start`; `news` is told of each sleep. */
export function createManualClock(start: Instant, news: SleepNews = NOBODY): ManualClock {
  const origin = randomUUID();
  const timers = new Set<Timer>();
  let wall: number = start;
  let mono = 0;

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.dueAt <= until).sort((one, other) => one.dueAt - other.dueAt)[0];

  const moveTo = (target: number): void => {
    wall += target - mono;
    mono = target;
  };

  return {
    clock: { rate: 0, read: () => ({ wall: instant(wall), mono: monotonicMs(mono), origin }) },
    scheduler: {
      after(delay, run) {
        const timer = { dueAt: mono + Math.max(0, delay), run };
        timers.add(timer);
        return () => {
          timers.delete(timer);
        };
      },
    },
    drive: {
      advance(ms) {
        const target = mono + ms;
        for (let due = nextDue(target); due !== undefined; due = nextDue(target)) {
          timers.delete(due);
          moveTo(Math.max(mono, due.dueAt));
          due.run();
        }
        moveTo(target);
      },
      stepWall(ms) {
        wall += ms;
      },
      sleep(ms) {
        news.suspend();
        moveTo(mono + ms);
        news.resume();
      },
      freeze(ms) {
        moveTo(mono + ms);
      },
    },
  };
}

export type ClockChoice =
  | { readonly kind: 'system' }
  | { readonly kind: 'manual'; readonly start: Instant }
  | { readonly kind: 'fast'; readonly start: Instant; readonly speed: number };

/**
 * Which clock the environment asks for: PUPITRE_CLOCK is `manual` or `fast:<n>`, PUPITRE_CLOCK_START an ISO instant.
 * Always the machine's in a packaged application. Throws RangeError on a wrong setting, rather than time an exam by it.
 */
export function chooseClock(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
  now: Instant,
): ClockChoice {
  const setting = env['PUPITRE_CLOCK'];
  if (isPackaged || setting === undefined || setting === '') return { kind: 'system' };

  const startText = env['PUPITRE_CLOCK_START'];
  const start = startText === undefined || startText === '' ? now : instant(Date.parse(startText));
  if (setting === 'manual') return { kind: 'manual', start };

  const speed = Number(/^fast:(\d+(?:\.\d+)?)$/.exec(setting)?.[1]);
  if (!(speed > 0)) throw new RangeError(`PUPITRE_CLOCK=${setting}: expected manual or fast:<n>`);
  return { kind: 'fast', start, speed };
}

/** The chosen clock; a hand-driven one is put within a test's reach as `globalThis.pupitreClock`. */
export function createClockDevice(choice: ClockChoice, news: SleepNews): ClockDevice {
  switch (choice.kind) {
    case 'system':
      return createSystemClock();
    case 'fast':
      return createFastClock(choice.start, choice.speed);
    case 'manual': {
      const manual = createManualClock(choice.start, news);
      Object.assign(globalThis, { pupitreClock: manual.drive });
      return manual;
    }
  }
}
