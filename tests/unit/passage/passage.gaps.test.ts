import { describe, expect, it } from 'vitest';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { durationMs, minutes } from '../../../src/domain/time/time.ts';
import { Bench, PAUSE, rule } from './passage.harness.ts';

const MINUTE = 60_000;
const presenting = () => new Bench().receive().start('presentation');
const view = (bench: Bench) => viewClock(bench.state, bench.now);
const elapsed = (bench: Bench) => view(bench).phases[0]?.elapsedMs;
const suspended = (bench: Bench) => view(bench).phases[0]?.suspendedMs;
const part = (countedMs: number) =>
  ({
    type: 'rule-on-interruption',
    ruling: 'count-part',
    countedMs: durationMs(countedMs),
    reason: 'Le candidat parlait encore',
  }) as const;
/** Nobody measures for that long, and the clock is found so. */
const gap = (bench: Bench, ms: number) => {
  const lastAlive = bench.now;
  bench.wait(ms);
  return bench.do({ type: 'note-gap', lastAlive, gapMs: durationMs(ms), cause: 'sleep' });
};
/** The application dies, and the wall clock is set back an hour before it starts again. */
const setBack = (bench: Bench) => {
  const lastAliveAt = bench.now.wall;
  bench.crash(-3_600_000);
  return bench.do({ type: 'recover', lastAliveAt, runMs: durationMs(5 * MINUTE) });
};

describe('time that a running application did not measure', () => {
  it('counts up to the last sign of life, and awaits the president', () => {
    const bench = presenting().wait(5 * MINUTE);
    expect(gap(bench, 15 * MINUTE)).toMatchObject([
      { type: 'gap-found', runMs: 5 * MINUTE, gapMs: 15 * MINUTE, cause: 'sleep' },
    ]);
    expect(view(bench)).toMatchObject({
      status: 'interrupted',
      interruption: { gapMs: 15 * MINUTE, cause: 'sleep' },
      undoRemainingMs: null,
    });
    expect(elapsed(bench)).toBe(5 * MINUTE);
    expect(bench.refusal({ type: 'end-phase', isEarlyConfirmed: true })).toBe('interruption-awaits-ruling');
  });

  it.each([
    ['nothing', rule('resume'), 5, 16],
    ['all of it', rule('count'), 20, 1],
    ['two minutes of it', part(2 * MINUTE), 7, 14],
    ['all of it, entered', part(15 * MINUTE), 20, 1],
  ] as const)('counts %s when the president rules so', (_what, ruling, elapsedMin, suspendedMin) => {
    const bench = presenting().wait(5 * MINUTE);
    gap(bench, 15 * MINUTE);
    bench.wait(MINUTE).do(ruling);
    expect(view(bench).status).toBe('running');
    expect([elapsed(bench), suspended(bench)]).toEqual([elapsedMin * MINUTE, suspendedMin * MINUTE]);
  });

  it.each([0, -1, 15 * MINUTE + 1])('counts no part of %d ms', (countedMs) => {
    const bench = presenting().wait(5 * MINUTE);
    gap(bench, 15 * MINUTE);
    expect(bench.refusal(part(countedMs))).toBe('counted-time-out-of-range');
  });

  it('takes nothing from a clock that was paused, awaited a ruling, or started since', () => {
    const paused = presenting().wait(MINUTE);
    paused.do(PAUSE);
    expect(gap(paused, 20_000)).toEqual([]);
    expect(view(paused).status).toBe('paused');

    const waiting = presenting().wait(MINUTE);
    gap(waiting, 20_000);
    expect(gap(waiting, 20_000)).toEqual([]);

    const late = new Bench().receive();
    const lastAlive = late.now;
    late.wait(20_000).start('presentation');
    expect(late.do({ type: 'note-gap', lastAlive, gapMs: durationMs(20_000), cause: 'unaccounted' })).toEqual(
      [],
    );
  });
});

describe('an interruption that nothing measures', () => {
  it('is never said to have lasted 0 s', () => {
    const bench = presenting().wait(5 * MINUTE);
    expect(setBack(bench)).toMatchObject([{ type: 'interruption-unmeasured', runMs: 5 * MINUTE }]);
    expect(view(bench).interruption).toMatchObject({ gapMs: null, cause: 'stopped' });
  });

  it('counts what the president enters, or nothing; all of it is no answer', () => {
    const bench = presenting().wait(5 * MINUTE);
    setBack(bench);
    expect(bench.refusal(rule('count'))).toBe('gap-unknown');
    expect(bench.refusal(part(minutes(24 * 60) + 1))).toBe('counted-time-out-of-range');
    expect(bench.wait(MINUTE).do(part(40 * MINUTE))).toMatchObject([
      { type: 'interruption-settled', countedMs: 40 * MINUTE, gapMs: null },
    ]);
    expect([elapsed(bench), suspended(bench)]).toEqual([45 * MINUTE, MINUTE]);

    const other = presenting().wait(5 * MINUTE);
    setBack(other);
    expect(other.do(rule('resume'))).toMatchObject([
      { type: 'interruption-settled', countedMs: 0, gapMs: null },
    ]);
    expect(elapsed(other)).toBe(5 * MINUTE);
  });

  it('leaves a pause a pause', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    setBack(bench);
    expect(view(bench).status).toBe('paused');
  });
});
