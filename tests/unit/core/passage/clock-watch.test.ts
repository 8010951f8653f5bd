import { describe, expect, it } from 'vitest';
import { instant, monotonicMs } from '../../../../src/domain/time/time.ts';
import type { Reading } from '../../../../src/domain/time/time.ts';
import { createClockWatch } from '../../../../src/core/areas/passage/clock-watch.ts';

/** A watch with the clocks under it, moved together or apart. */
function watching(rate = 1) {
  const watch = createClockWatch(rate);
  let now: Reading = { wall: instant(1_000_000), mono: monotonicMs(500), origin: 'run' };
  watch.look(now);
  const move = (monoMs: number, wallMs = monoMs) => {
    now = { ...now, mono: monotonicMs(now.mono + monoMs), wall: instant(now.wall + wallMs) };
  };
  return {
    after: (monoMs: number, wallMs = monoMs) => {
      move(monoMs, wallMs);
      return watch.look(now);
    },
    fallAsleep: () => {
      watch.fallAsleep(now);
    },
    now: () => now,
  };
}

const NOTHING = { gap: null, jumpMs: null };

describe('a heartbeat', () => {
  it('may be late by what load and a locked database explain', () => {
    const watched = watching();
    for (const ms of [1_000, 1_400, 3_200, 7_000, 9_900]) expect(watched.after(ms)).toEqual(NOTHING);
  });

  it('that is later than that was not measured by anyone', () => {
    const watched = watching();
    const lastAlive = watched.now();
    expect(watched.after(20_000)).toEqual({
      gap: { lastAlive, gapMs: 20_000, cause: 'unaccounted' },
      jumpMs: null,
    });
    expect(watched.after(1_000)).toEqual(NOTHING);
  });

  it('is waited for as long on an accelerated clock, in the time of the machine', () => {
    const watched = watching(120);
    expect(watched.after(9 * 120_000)).toEqual(NOTHING);
    expect(watched.after(11 * 120_000).gap).not.toBeNull();
  });
});

describe('a machine that says it sleeps', () => {
  it('slept when its next heartbeat is late, however it counts sleep', () => {
    const counted = watching();
    counted.fallAsleep();
    expect(counted.after(4_000).gap).toMatchObject({ gapMs: 4_000, cause: 'sleep' });

    const stood = watching();
    stood.fallAsleep();
    expect(stood.after(200, 900_200)).toMatchObject({
      gap: { gapMs: 900_200, cause: 'sleep' },
      jumpMs: null,
    });
  });

  it('and never says that it woke is awake once its heartbeats come on time', () => {
    const watched = watching();
    watched.fallAsleep();
    for (let beat = 0; beat < 60; beat += 1) expect(watched.after(1_000)).toEqual(NOTHING);
    expect(watched.after(9_000)).toEqual(NOTHING);
  });
});

describe('the wall clock', () => {
  it.each([3_600_000, -3_600_000])('stepped by %d ms is a jump, not a gap', (stepMs) => {
    expect(watching().after(1_000, 1_000 + stepMs)).toEqual({ gap: null, jumpMs: stepMs });
  });

  it('may drift by 2 s between two looks', () => {
    expect(watching().after(1_000, 3_000)).toEqual(NOTHING);
  });
});
