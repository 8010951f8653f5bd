import { describe, expect, it } from 'vitest';
import { availableCommands } from '../../../src/domain/passage/passage.steps.ts';
import type { PassageCommand } from '../../../src/domain/passage/passage.types.ts';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { Bench, extra, PAUSE, READY } from './passage.harness.ts';

const MINUTE = 60_000;
const presenting = () => new Bench().receive().start('presentation');
const phase = (bench: Bench, id: string) => {
  const found = viewClock(bench.state, bench.now).phases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const advance = (isEarlyConfirmed?: boolean): PassageCommand => ({
  type: 'start-phase',
  phaseId: 'questions',
  isEarlyConfirmed,
});
const goBack = (ruling: 'counted' | 'lost', phaseId = 'presentation'): PassageCommand => ({
  type: 'return-to-phase',
  phaseId,
  ruling,
  reason: 'Passage par erreur',
});
/** A minute of presentation, then the questions by mistake. */
const mistaken = () => {
  const bench = presenting().wait(MINUTE);
  bench.do(advance(true));
  return bench;
};

describe('leaving a phase with time left', () => {
  it('names what is left and waits to be confirmed, for the next phase as for the end', () => {
    const bench = presenting().wait(MINUTE);
    expect(bench.try(advance())).toMatchObject({
      ok: false,
      code: 'phase-not-over',
      details: { phaseId: 'presentation', remainingMs: 14 * MINUTE },
    });
    expect(bench.refusal({ type: 'end-phase' })).toBe('phase-not-over');
    expect(bench.do(advance(true))).toMatchObject([
      { type: 'phase-left-early', phaseId: 'presentation', remainingMs: 14 * MINUTE },
      { type: 'phase-ended', phaseId: 'presentation', nextPhaseId: 'questions' },
      { type: 'phase-started', phaseId: 'questions' },
    ]);
  });

  it('asks while the phase is paused as well', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    expect(bench.refusal(advance())).toBe('phase-not-over');
  });

  it.each([10_000, 0, -90_000])('asks nothing with %d ms left', (leftMs) => {
    const bench = presenting().wait(15 * MINUTE - leftMs);
    expect(bench.do(advance()).map(({ type }) => type)).toEqual(['phase-ended', 'phase-started']);
  });

  it('counts extra time as time left', () => {
    const bench = presenting().wait(15 * MINUTE);
    bench.do(extra(MINUTE));
    expect(bench.refusal({ type: 'end-phase' })).toBe('phase-not-over');
  });

  it('is undone whole with the start that caused it', () => {
    const bench = mistaken().wait(5_000);
    bench.do({ type: 'undo-start' });
    expect(phase(bench, 'presentation')).toMatchObject({ state: 'current', elapsedMs: MINUTE + 5_000 });
  });
});

describe('returning to a phase', () => {
  it.each([
    ['counted', 4 * MINUTE, 0],
    ['lost', MINUTE, 3 * MINUTE],
  ] as const)('with the time since %s', (ruling, elapsedMs, suspendedMs) => {
    const bench = mistaken().wait(3 * MINUTE);
    bench.do(goBack(ruling));
    expect(phase(bench, 'presentation')).toMatchObject({ state: 'current', elapsedMs, suspendedMs });
    expect(phase(bench, 'questions')).toMatchObject({
      state: 'ahead',
      startedAt: null,
      elapsedMs: 0,
      suspendedMs: 0,
      remainingMs: 10 * MINUTE,
    });
    bench.wait(MINUTE);
    expect(phase(bench, 'presentation').elapsedMs).toBe(elapsedMs + MINUTE);
  });

  it('never counts a pause of the phase left', () => {
    const bench = mistaken().wait(MINUTE);
    bench.do(PAUSE);
    bench.wait(2 * MINUTE);
    bench.do(goBack('counted'));
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: 2 * MINUTE, suspendedMs: 2 * MINUTE });
  });

  it('is possible after the end of the last phase and while the jury marks', () => {
    const bench = mistaken().wait(10 * MINUTE);
    bench.do({ type: 'end-phase' });
    bench.do({ type: 'close-timed-phases' });
    expect(bench.state.stage).toBe('marking');
    bench.wait(MINUTE).do(goBack('lost', 'questions'));
    expect(bench.state.stage).toBe('timed');
    expect(phase(bench, 'questions')).toMatchObject({ state: 'current', elapsedMs: 10 * MINUTE });
    expect(phase(bench, 'presentation').state).toBe('done');
  });

  it('passes over several phases at once', () => {
    const bench = mistaken().wait(10 * MINUTE);
    bench.do({ type: 'end-phase' });
    bench.do(goBack('counted'));
    expect(phase(bench, 'presentation')).toMatchObject({ state: 'current', elapsedMs: 11 * MINUTE });
    expect(phase(bench, 'questions').state).toBe('ahead');
  });

  it('ends with the first sealed grid', () => {
    const bench = mistaken();
    bench.context = { ...READY, isAnyGridSealed: true };
    expect(bench.refusal(goBack('lost'))).toBe('return-too-late');
    expect(availableCommands(bench.state, bench.now, bench.context)).not.toContain('return-to-phase');
    expect(availableCommands(bench.state, bench.now, READY)).toContain('return-to-phase');
  });

  it('asks for a phase that was left, a reason, and no pending ruling', () => {
    const bench = mistaken();
    expect(bench.refusal(goBack('lost', 'questions'))).toBe('phase-not-left');
    expect(bench.refusal(goBack('lost', 'elsewhere'))).toBe('unknown-phase');
    expect(bench.refusal({ ...goBack('lost'), reason: ' ' } as PassageCommand)).toBe('reason-missing');
    expect(presenting().refusal(goBack('lost'))).toBe('phase-not-left');
    const { now } = bench;
    bench.wait(20_000).do({ type: 'note-gap', lastAlive: now, gapMs: 20_000 as never, cause: 'sleep' });
    expect(bench.refusal(goBack('lost'))).toBe('interruption-awaits-ruling');
  });

  it('gives no reminder twice, on either phase', () => {
    const bench = presenting().wait(10 * MINUTE);
    const given = () => bench.do({ type: 'tick' });
    expect(given()).toHaveLength(1);
    bench.do(advance(true));
    bench.wait(6 * MINUTE);
    expect(given()).toMatchObject([{ phaseId: 'questions', remainingMs: 5 * MINUTE }]);
    bench.do(goBack('lost'));
    expect(given()).toEqual([]);
    bench.wait(4 * MINUTE);
    expect(given()).toMatchObject([{ phaseId: 'presentation', remainingMs: MINUTE }]);
    bench.do(advance(true));
    bench.wait(6 * MINUTE);
    expect(given()).toEqual([]);
    bench.wait(3 * MINUTE);
    expect(given()).toMatchObject([{ phaseId: 'questions', remainingMs: MINUTE }]);
  });

  it('cannot itself be undone as a start', () => {
    const bench = mistaken();
    bench.do(goBack('lost'));
    expect(bench.refusal({ type: 'undo-start' })).toBe('undo-expired');
  });
});

describe('a candidate who leaves for good', () => {
  const LEAVE = { type: 'leave-test', reason: 'Abandon' } as const;

  it('ends what is timed, with what it had left, and goes to the marks', () => {
    const bench = presenting().wait(MINUTE);
    expect(bench.do(LEAVE)).toMatchObject([
      { type: 'phase-left-early', phaseId: 'presentation', remainingMs: 14 * MINUTE },
      { type: 'phase-ended', phaseId: 'presentation', elapsedMs: MINUTE },
      { type: 'candidate-left', reason: 'Abandon' },
    ]);
    expect(bench.state).toMatchObject({ stage: 'marking', clock: { kind: 'stopped' }, undo: null });
    expect(phase(bench, 'questions')).toMatchObject({ startedAt: null, state: 'ahead' });
  });

  it('leaves between two phases as well, and comes back by the ruling that any phase left has', () => {
    const bench = presenting().wait(15 * MINUTE);
    bench.do({ type: 'end-phase' });
    bench.do(LEAVE);
    bench.do(goBack('lost'));
    expect(bench.state).toMatchObject({ stage: 'timed', currentPhaseId: 'presentation' });
  });

  it('says why, is before the jury, and is not timed by a clock that awaits a ruling', () => {
    expect(presenting().refusal({ type: 'leave-test', reason: ' ' })).toBe('reason-missing');
    expect(new Bench().receive().refusal(LEAVE)).toBe('wrong-stage');
    const bench = presenting().wait(MINUTE).crash(MINUTE);
    bench.do({ type: 'recover', lastAliveAt: bench.now.wall, runMs: durationMs(MINUTE) });
    expect(bench.refusal(LEAVE)).toBe('interruption-awaits-ruling');
  });
});
