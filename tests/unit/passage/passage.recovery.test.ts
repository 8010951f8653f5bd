import { describe, expect, it } from 'vitest';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { durationMs, minutes } from '../../../src/domain/time/time.ts';
import { Bench, PAUSE, rule } from './passage.harness.ts';

const MINUTE = 60_000;
const presenting = () => new Bench().receive().start('presentation');
const view = (bench: Bench) => viewClock(bench.state, bench.now);
const phase = (bench: Bench, id: string) => {
  const found = view(bench).phases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const recover = (bench: Bench, runMs: number, deadMs: number) => {
  const lastAliveAt = bench.now.wall;
  bench.crash(deadMs);
  return bench.do({ type: 'recover', lastAliveAt, runMs: durationMs(runMs) });
};

describe('clock jumps', () => {
  it.each([3_600_000, -3_600_000, 24 * 3_600_000])('a wall step of %d ms moves nothing', (step) => {
    const bench = presenting().wait(MINUTE).stepWall(step);
    bench.do({ type: 'note-clock-jump', deltaMs: durationMs(step), cause: 'clock-step' });
    bench.wait(MINUTE);
    expect(phase(bench, 'presentation').remainingMs).toBe(13 * MINUTE);
  });

  it('a monotonic clock that stands during sleep leaves the measured time alone', () => {
    const bench = presenting()
      .wait(MINUTE)
      .move(10 * MINUTE, 0);
    bench.do({ type: 'note-clock-jump', deltaMs: minutes(10), cause: 'sleep' });
    expect(phase(bench, 'presentation').elapsedMs).toBe(MINUTE);
  });
});

describe('recovery', () => {
  it('has nothing to do when the clock stood or in the same process run', () => {
    const bench = new Bench().receive();
    expect(recover(bench, 0, 1_000)).toEqual([]);
    bench.start('presentation');
    expect(bench.do({ type: 'recover', lastAliveAt: bench.now.wall, runMs: durationMs(0) })).toEqual([]);
  });

  it.each([
    ['resume', 5 * MINUTE, 4 * MINUTE],
    ['count', 7 * MINUTE, 2 * MINUTE],
  ] as const)('a ruling to %s gives %d ms elapsed', (ruling, elapsedMs, suspendedMs) => {
    const bench = presenting().wait(5 * MINUTE);
    recover(bench, 5 * MINUTE, 2 * MINUTE);
    expect(view(bench)).toMatchObject({ status: 'interrupted', interruption: { gapMs: 2 * MINUTE } });
    bench.wait(2 * MINUTE);
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: 5 * MINUTE, suspendedMs: 4 * MINUTE });
    bench.do(rule(ruling));
    expect(view(bench).status).toBe('running');
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs, suspendedMs });
  });

  it('closes the undo window', () => {
    const bench = presenting().wait(2_000);
    recover(bench, 2_000, 1_000);
    bench.do(rule('resume'));
    expect(view(bench).undoRemainingMs).toBeNull();
    expect(bench.refusal({ type: 'undo-start' })).toBe('undo-expired');
  });

  it('leaves a pause paused, its length estimated on wall time across the gap', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    bench.wait(MINUTE);
    recover(bench, 0, 3 * MINUTE);
    expect(view(bench)).toMatchObject({ status: 'paused', pause: { forMs: 4 * MINUTE } });
    bench.wait(MINUTE).do({ type: 'resume' });
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: MINUTE, suspendedMs: 5 * MINUTE });
  });

  it('survives a second death before the ruling, whose wait does not count', () => {
    const bench = presenting().wait(MINUTE);
    recover(bench, MINUTE, 2 * MINUTE);
    bench.wait(MINUTE);
    recover(bench, 0, 3 * MINUTE);
    bench.do(rule('count'));
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: 3 * MINUTE, suspendedMs: 4 * MINUTE });
  });

  it('is required before anything else reads the clock of a new process run', () => {
    const bench = presenting().crash(1_000);
    expect(() => bench.try({ type: 'end-phase' })).toThrow(RangeError);
  });
});
