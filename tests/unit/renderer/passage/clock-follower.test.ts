import { describe, expect, it } from 'vitest';
import { followClock } from '../../../../src/renderer/src/features/passage/clock/clock-follower.ts';
import {
  clockAt,
  nextChangeMs,
  phaseOnClock,
  phaseShown,
} from '../../../../src/renderer/src/features/passage/clock/clock-extrapolation.ts';
import { readCountdown } from '../../../../src/renderer/src/ui/format-duration.ts';
import { durationMs, instant, minutes, monotonicMs } from '../../../../src/domain/time/time.ts';
import type { ClockView, PhaseView } from '../../../../src/shared/areas/passage/clocks.ts';
import { createPageTime } from '../../../../src/renderer/src/features/passage/clock/page-time.ts';
import type { PageTime } from '../../../../src/renderer/src/features/passage/clock/page-time.ts';
import { HandDrivenTime } from './hand-driven-time.ts';

const START = instant(1_780_000_000_000);

function phase(id: string, state: PhaseView['state'], elapsedMs: number, grantedMs: number): PhaseView {
  return {
    id,
    title: id,
    kind: 'performance',
    promptsUncovered: false,
    baseMs: durationMs(grantedMs),
    grantedMs: durationMs(grantedMs),
    elapsedMs: durationMs(elapsedMs),
    remainingMs: durationMs(grantedMs - elapsedMs),
    overtimeMs: durationMs(Math.max(0, elapsedMs - grantedMs)),
    suspendedMs: durationMs(0),
    startedAt: state === 'ahead' ? null : START,
    endedAt: state === 'done' ? START : null,
    state,
  };
}

function running(elapsedMs: number, patch: Partial<ClockView> = {}): ClockView {
  return {
    asOf: START,
    asOfMono: monotonicMs(0),
    rate: 1,
    status: 'running',
    currentPhaseId: 'presentation',
    phases: [
      phase('presentation', 'current', elapsedMs, minutes(15)),
      phase('questions', 'ahead', 0, minutes(10)),
    ],
    undoRemainingMs: null,
    nextReminderMs: minutes(5),
    pause: null,
    interruption: null,
    alarms: [],
    ...patch,
  };
}

/** A page that asks main nothing: it counts from the moment at which it saw a snapshot. */
function pageTimeOn(time: HandDrivenTime): PageTime {
  const page = createPageTime(time, () => Promise.reject(new Error('not asked')));
  return { ...page, follow: () => () => undefined };
}

function digitsOf(view: ClockView): string {
  const { sign, digits } = readCountdown(phaseOnClock(view)?.remainingMs ?? NaN);
  return sign + digits;
}

/** Follows a snapshot and records every text that its digits take, in order. */
function record(view: ClockView, run: (time: HandDrivenTime) => void): readonly string[] {
  const time = new HandDrivenTime();
  const follower = followClock(view, pageTimeOn(time));
  const seen = [digitsOf(follower.current())];
  const stop = follower.subscribe(() => seen.push(digitsOf(follower.current())));
  run(time);
  stop();
  expect(time.pendingCount).toBe(0);
  return seen;
}

describe('a followed clock', () => {
  it('shows every second once, zero included, then counts up', () => {
    const seen = record(running(minutes(15) - 3_000), (time) => {
      time.advance(6_000);
    });
    expect(seen).toEqual(['0:03', '0:02', '0:01', '0:00', '+0:01', '+0:02', '+0:03']);
  });

  it('falls on the second even when the snapshot does not', () => {
    const time = new HandDrivenTime();
    const follower = followClock(running(minutes(15) - 2_300), pageTimeOn(time));
    const stop = follower.subscribe(() => undefined);
    time.advance(299);
    expect(digitsOf(follower.current())).toBe('0:03');
    time.advance(1);
    expect(digitsOf(follower.current())).toBe('0:02');
    stop();
  });

  it('does not drift when every wake is late', () => {
    const time = new HandDrivenTime();
    const follower = followClock(running(0), pageTimeOn(time));
    const stop = follower.subscribe(() => undefined);
    time.advance(600_000, 37);
    time.advance(50);
    const remaining = phaseOnClock(follower.current())?.remainingMs ?? NaN;
    expect(Math.abs(remaining - 300_000)).toBeLessThanOrEqual(50);
    stop();
  });

  it('wakes once a second, not sixty times', () => {
    const time = new HandDrivenTime();
    const stop = followClock(running(0), pageTimeOn(time)).subscribe(() => undefined);
    time.advance(60_000);
    expect(time.wakeCount).toBe(60);
    stop();
  });

  it('counts from the moment a snapshot was taken, whichever screen draws it next', () => {
    const time = new HandDrivenTime();
    const page = pageTimeOn(time);
    const view = running(0);
    followClock(view, page);
    time.advance(4_000);
    expect(digitsOf(followClock(view, page).current())).toBe('14:56');
  });

  it('shows the right digits at once after a page stood still for 2 s, and within a second when it knew nothing', async () => {
    const time = new HandDrivenTime();
    const startMs = time.now();
    const page = createPageTime(time, () => Promise.resolve(time.now() - startMs));
    time.advance(2_000);
    const follower = followClock(running(0), page);
    expect(digitsOf(follower.current())).toBe('15:00');
    const stop = follower.subscribe(() => undefined);
    await Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => Promise.resolve());
    expect(digitsOf(follower.current())).toBe('14:58');
    stop();

    const asOfMono = monotonicMs(time.now() - startMs);
    time.advance(2_000);
    expect(digitsOf(followClock(running(0, { asOfMono }), page).current())).toBe('14:58');
  });

  it('stands still when hand-driven, stopped, paused or interrupted', () => {
    const still: readonly Partial<ClockView>[] = [
      { rate: 0 },
      { status: 'stopped' },
      { status: 'interrupted' },
    ];
    for (const patch of still) {
      const seen = record(running(1_000, patch), (time) => {
        time.advance(10_000);
      });
      expect(seen).toEqual(['14:59']);
    }
  });

  it('moves n times as fast on an accelerated clock, without waking more than the screen draws', () => {
    const time = new HandDrivenTime();
    const follower = followClock(running(0, { rate: 120 }), pageTimeOn(time));
    const stop = follower.subscribe(() => undefined);
    time.advance(1_000);
    expect(phaseOnClock(follower.current())?.remainingMs).toBeCloseTo(minutes(13), -4);
    expect(time.wakeCount).toBeLessThanOrEqual(63);
    stop();
  });
});

describe('clockAt', () => {
  it('lets a pause grow while the phase stands', () => {
    const paused = running(minutes(4), {
      status: 'paused',
      pause: { reason: 'Alarme', forMs: durationMs(2_500) },
    });
    const later = clockAt(paused, 1_500);
    expect(later.pause?.forMs).toBe(4_000);
    expect(phaseOnClock(later)).toMatchObject({ remainingMs: minutes(11), suspendedMs: 1_500 });
    expect(nextChangeMs(paused)).toBe(500);
  });

  it('closes the undo window at its end, not after', () => {
    const started = running(0, { undoRemainingMs: durationMs(10_000) });
    expect(clockAt(started, 9_999).undoRemainingMs).toBe(1);
    expect(clockAt(started, 10_000).undoRemainingMs).toBeNull();
  });

  it('leaves the other phases alone and counts overtime', () => {
    const [current, ahead] = clockAt(running(minutes(15) - 1_000), 5_000).phases;
    expect(current).toMatchObject({ remainingMs: -4_000, overtimeMs: 4_000, elapsedMs: minutes(15) + 4_000 });
    expect(ahead).toEqual(running(0).phases[1]);
  });

  it('ignores a time before the snapshot', () => {
    const view = running(5_000);
    expect(clockAt(view, -1_000)).toBe(view);
  });
});

describe('phaseShown', () => {
  it('is the phase in progress, else the next, else the last', () => {
    const before = running(0, {
      status: 'stopped',
      currentPhaseId: null,
      phases: [phase('presentation', 'ahead', 0, 10), phase('questions', 'ahead', 0, 10)],
    });
    const between = {
      ...before,
      phases: [phase('presentation', 'done', 10, 10), phase('questions', 'ahead', 0, 10)],
    };
    const after = {
      ...before,
      phases: [phase('presentation', 'done', 10, 10), phase('questions', 'done', 9, 10)],
    };
    expect([running(0), before, between, after].map((view) => phaseShown(view)?.id)).toEqual([
      'presentation',
      'presentation',
      'questions',
      'questions',
    ]);
  });
});
