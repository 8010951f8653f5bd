import { describe, expect, it } from 'vitest';
import { createPassage, replay } from '../../../src/domain/passage/passage.machine.ts';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { Bench, PAUSE, PLAN } from './passage.harness.ts';

const MINUTE = 60_000;
const presenting = () => new Bench().receive().start('presentation');
const view = (bench: Bench) => viewClock(bench.state, bench.now);
const phase = (bench: Bench, id: string) => {
  const found = view(bench).phases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('phases', () => {
  it('runs a whole defence and keeps planned and actual times', () => {
    const bench = presenting().wait(16 * MINUTE);
    const events = bench.do({ type: 'start-phase', phaseId: 'questions' });
    expect(events).toEqual([
      {
        type: 'phase-ended',
        phaseId: 'presentation',
        elapsedMs: 16 * MINUTE,
        overtimeMs: MINUTE,
        suspendedMs: 0,
        nextPhaseId: 'questions',
      },
      { type: 'phase-started', phaseId: 'questions' },
    ]);
    bench.wait(9 * MINUTE).do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(phase(bench, 'presentation')).toMatchObject({
      state: 'done',
      elapsedMs: 16 * MINUTE,
      overtimeMs: MINUTE,
    });
    expect(phase(bench, 'questions')).toMatchObject({
      state: 'done',
      elapsedMs: 9 * MINUTE,
      remainingMs: MINUTE,
    });
    expect(bench.state.stage).toBe('timed');
    bench.do({ type: 'close-timed-phases' });
    expect(bench.state.stage).toBe('marking');
  });

  it('takes an absent candidate straight to the decision', () => {
    const bench = new Bench();
    bench.do({ type: 'record-attendance', status: 'absent-justified', note: 'Certificat' });
    bench.do({ type: 'close-timed-phases' });
    expect(bench.state.stage).toBe('decision');
  });

  it('goes from decision to archive, back when the lock is voided, and to deliberation with a reason', () => {
    const bench = new Bench().runToDecision().lock();
    expect(bench.state.stage).toBe('signature');
    bench.do({ type: 'void-lock', revision: 1, reason: 'Nom mal orthographié' });
    bench.do({ type: 'reopen-deliberation', reason: 'Erreur de report' });
    expect(bench.state.stage).toBe('deliberation');
    bench.do({ type: 'close-deliberation' });
    bench.lock().do({ type: 'archive', minutesNumber: 'PV-2026-0001' });
    expect(bench.state.stage).toBe('archived');
  });

  it('refuses a plan without phases or with twice the same', () => {
    expect(() => createPassage({ ...PLAN, phases: [] })).toThrow(RangeError);
    expect(() => createPassage({ ...PLAN, phases: [...PLAN.phases, ...PLAN.phases] })).toThrow(RangeError);
  });

  it('refuses to replay a journal with a gap', () => {
    const bench = presenting();
    expect(() => replay(PLAN, bench.entries.slice(1))).toThrow(RangeError);
  });
});

describe('pause', () => {
  it('does not count, and is measured', () => {
    const bench = presenting().wait(MINUTE);
    bench.do({ type: 'pause', reason: '  Malaise  ' });
    bench.wait(3 * MINUTE);
    expect(view(bench).pause).toMatchObject({ reason: 'Malaise', forMs: 3 * MINUTE });
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: MINUTE, suspendedMs: 3 * MINUTE });
    expect(bench.do({ type: 'resume' })).toEqual([
      { type: 'resumed', phaseId: 'presentation', pausedMs: 3 * MINUTE },
    ]);
    bench.wait(MINUTE);
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: 2 * MINUTE, suspendedMs: 3 * MINUTE });
  });

  it('can be ended with its phase', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    bench.wait(MINUTE).do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(phase(bench, 'presentation')).toMatchObject({
      elapsedMs: MINUTE,
      suspendedMs: MINUTE,
      state: 'done',
    });
  });
});

describe('undo of a start', () => {
  it('returns to reception, with the alarm that stood', () => {
    const bench = new Bench().receive();
    bench.do({ type: 'note-mark' });
    const before = bench.state;
    bench.start('presentation').wait(9_999);
    expect(view(bench)).toMatchObject({ undoRemainingMs: 1, alarms: [] });
    expect(bench.do({ type: 'undo-start' })).toEqual([
      { type: 'start-undone', phaseId: 'presentation', ranMs: 9_999 },
    ]);
    expect({ ...bench.state, version: 0 }).toEqual({ ...before, version: 0 });
    expect(view(bench).alarms).toEqual(['not-started']);
  });

  it('lets the phase that the start had ended run on, its time continuous', () => {
    const bench = presenting()
      .wait(5 * MINUTE)
      .start('questions')
      .wait(4_000);
    bench.do({ type: 'undo-start' });
    bench.wait(MINUTE);
    expect(phase(bench, 'presentation')).toMatchObject({ elapsedMs: 6 * MINUTE + 4_000, state: 'current' });
    expect(phase(bench, 'questions')).toMatchObject({ elapsedMs: 0, state: 'ahead' });
  });

  it('returns to a pause that goes on', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    bench.wait(2_000).start('questions').wait(3_000).do({ type: 'undo-start' });
    expect(view(bench)).toMatchObject({ status: 'paused', pause: { forMs: 5_000 } });
  });

  it('does not reopen a phase that had been ended on purpose', () => {
    const bench = presenting().wait(MINUTE);
    bench.do({ type: 'end-phase', isEarlyConfirmed: true });
    bench.start('questions').do({ type: 'undo-start' });
    expect(view(bench)).toMatchObject({ status: 'stopped' });
    expect(phase(bench, 'presentation').state).toBe('done');
  });

  it('still works when the panel paused first', () => {
    const bench = presenting().wait(2_000);
    bench.do(PAUSE);
    bench.wait(3_000).do({ type: 'undo-start' });
    expect(bench.state.stage).toBe('reception');
  });

  it('is measured on the monotonic clock, whatever the wall says', () => {
    expect(presenting().stepWall(3_600_000).wait(1_000).refusal({ type: 'undo-start' })).toBeNull();
    expect(presenting().stepWall(-3_600_000).wait(10_000).refusal({ type: 'undo-start' })).toBe(
      'undo-expired',
    );
  });
});

describe('the alarm for marks while the clock stands', () => {
  it('sounds once, and a start clears it', () => {
    const bench = new Bench().receive();
    expect(bench.do({ type: 'note-mark' })).toEqual([{ type: 'marked-while-stopped' }]);
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
    bench.start('presentation');
    expect(view(bench).alarms).toEqual([]);
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
  });

  it('sounds between two phases, not in a pause, not after the last phase', () => {
    const bench = presenting().wait(MINUTE);
    bench.do(PAUSE);
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
    bench.do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(bench.do({ type: 'note-mark' })).toHaveLength(1);
    bench.start('questions').do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
  });

  it('waits for the attendance, and ignores an absent candidate', () => {
    const bench = new Bench();
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
    bench.do({ type: 'record-attendance', status: 'absent-justified', note: '' });
    expect(bench.do({ type: 'note-mark' })).toEqual([]);
  });
});
