import { afterEach, describe, expect, it, vi } from 'vitest';
import { durationMs, instant } from '../../../../src/domain/time/time.ts';
import { createSystemClock, createTimeoutScheduler } from '../../../../src/core/kernel/clock.ts';
import { chooseClock, createFastClock, createManualClock } from '../../../../src/core/kernel/test-clock.ts';

const START = instant(Date.parse('2026-11-24T09:00:00Z'));

afterEach(() => {
  vi.useRealTimers();
});

describe('the machine’s clock', () => {
  it('measures on monotonic time, whatever the wall clock does', () => {
    let nanoseconds = 5_000_000n;
    let epochMs = 1_000;
    const { clock } = createSystemClock({
      nanoseconds: () => nanoseconds,
      epochMs: () => epochMs,
      uptimeMs: null,
    });
    const before = clock.read();
    nanoseconds += 2_500_000_000n;
    epochMs -= 3_600_000;
    const after = clock.read();
    expect(after.mono - before.mono).toBe(2_500);
    expect(after.wall - before.wall).toBe(-3_600_000);
    expect(after.origin).toBe(before.origin);
  });

  it('counts a sleep that the monotonic clock of the machine left out, though nobody told of it', () => {
    let nanoseconds = 0n;
    let uptimeMs = 70_000;
    const { clock } = createSystemClock({
      nanoseconds: () => nanoseconds,
      epochMs: () => 0,
      uptimeMs: () => uptimeMs,
    });
    nanoseconds = 1_000_000_000n;
    uptimeMs += 1_010;
    expect(clock.read().mono).toBe(1_000);
    uptimeMs += 900_000;
    expect(clock.read().mono).toBe(901_010);
    nanoseconds = 2_000_000_000n;
    uptimeMs += 1_000;
    expect(clock.read().mono).toBe(902_010);
  });

  it('has an origin of its own in each run', () => {
    expect(createSystemClock().clock.read().origin).not.toBe(createSystemClock().clock.read().origin);
  });
});

describe('timers', () => {
  it('never fire early, follow the speed and can be disarmed', () => {
    vi.useFakeTimers();
    const run = vi.fn();
    createTimeoutScheduler(10).after(durationMs(1_000), run);
    const disarm = createTimeoutScheduler(1).after(durationMs(10), () => {
      throw new Error('was disarmed');
    });
    disarm();
    vi.advanceTimersByTime(100);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('the hand-driven clock', () => {
  it('stands until told, and runs due timers in order, also those armed on the way', () => {
    const { clock, drive, scheduler } = createManualClock(START);
    const ran: string[] = [];
    const note = (name: string) => () => {
      ran.push(`${name} at ${String(clock.read().mono)}`);
    };
    scheduler.after(durationMs(300), note('late'));
    scheduler.after(durationMs(100), () => {
      note('early')();
      scheduler.after(durationMs(50), note('armed on the way'));
    });
    scheduler.after(durationMs(200), note('disarmed'))();
    drive.advance(250);
    expect(ran).toEqual(['early at 100', 'armed on the way at 150']);
    expect(clock.read()).toMatchObject({ wall: START + 250, mono: 250 });
    drive.advance(50);
    expect(ran).toHaveLength(3);
  });

  it('steps the wall alone', () => {
    const { clock, drive } = createManualClock(START);
    drive.stepWall(-3_600_000);
    expect(clock.read()).toMatchObject({ wall: START - 3_600_000, mono: 0 });
  });

  it('runs no timer while it sleeps or stands still, and those that fell due afterwards', () => {
    const told: string[] = [];
    const news = { suspend: () => told.push('suspend'), resume: () => told.push('resume') };
    const { clock, drive, scheduler } = createManualClock(START, news);
    scheduler.after(durationMs(1_000), () => told.push(`timer at ${String(clock.read().mono)}`));
    drive.sleep(600_000);
    expect(clock.read()).toMatchObject({ wall: START + 600_000, mono: 600_000 });
    drive.freeze(30_000);
    expect(told).toEqual(['suspend', 'resume']);
    drive.advance(5);
    expect(told).toEqual(['suspend', 'resume', 'timer at 630000']);
  });
});

describe('the accelerated clock', () => {
  it('moves wall and monotonic time together from its start', async () => {
    const { clock } = createFastClock(START, 1_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { mono, wall } = clock.read();
    expect(mono).toBeGreaterThanOrEqual(19_000);
    expect(Math.abs(wall - START - mono)).toBeLessThanOrEqual(1);
    expect(clock.rate).toBe(1_000);
  });
});

describe('choosing the clock', () => {
  it('takes the machine’s unless the environment of an unpackaged application asks otherwise', () => {
    expect(chooseClock({}, false, START)).toEqual({ kind: 'system' });
    expect(chooseClock({ PUPITRE_CLOCK: 'manual' }, true, START)).toEqual({ kind: 'system' });
    expect(chooseClock({ PUPITRE_CLOCK: 'manual' }, false, START)).toEqual({ kind: 'manual', start: START });
    expect(
      chooseClock({ PUPITRE_CLOCK: 'fast:60', PUPITRE_CLOCK_START: '2026-03-29T00:59:00Z' }, false, START),
    ).toEqual({ kind: 'fast', start: Date.parse('2026-03-29T00:59:00Z'), speed: 60 });
  });

  it('refuses a wrong setting rather than time by it', () => {
    expect(() => chooseClock({ PUPITRE_CLOCK: 'quick' }, false, START)).toThrow(RangeError);
    expect(() => chooseClock({ PUPITRE_CLOCK: 'fast:0' }, false, START)).toThrow(RangeError);
    expect(() => chooseClock({ PUPITRE_CLOCK: 'manual', PUPITRE_CLOCK_START: 'soon' }, false, START)).toThrow(
      RangeError,
    );
  });
});
