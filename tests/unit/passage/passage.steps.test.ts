import { describe, expect, it } from 'vitest';
import { availableCommands, steps } from '../../../src/domain/passage/passage.steps.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { Bench, PAUSE, READY } from './passage.harness.ts';

const summary = (bench: Bench) =>
  steps(bench.state, bench.context).map(({ id, state, missing }) =>
    [{ done: '✓', current: '>', ahead: '.' }[state] + id, ...missing].join(' '),
  );
const available = (bench: Bench) => availableCommands(bench.state, bench.now, bench.context);

describe('steps', () => {
  it('say what the reception lacks, all at once', () => {
    const bench = new Bench();
    bench.context = { ...READY, isQuorumMet: false, undeclaredJurorIds: ['a'], isEvaluatorChosen: false };
    expect(summary(bench)).toEqual([
      '>reception identity-missing attendance-missing declarations-missing quorum-not-met evaluator-not-chosen',
      '.presentation',
      '.questions',
      '.marking',
      '.deliberation',
      '.decision',
      '.signature',
      '.archived',
    ]);
  });

  it('follow the phases, and marking once the last has ended', () => {
    const bench = new Bench().receive().start('presentation');
    expect(summary(bench).slice(0, 3)).toEqual(['✓reception', '>presentation', '.questions']);
    bench.do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(summary(bench).slice(1, 3)).toEqual(['✓presentation', '>questions']);
    bench.start('questions').do({ type: 'end-phase', isEarlyConfirmed: true });
    bench.context = { ...READY, unsealedJurorIds: ['a'] };
    expect(summary(bench).slice(2, 4)).toEqual(['✓questions', '>marking grids-not-sealed']);
    bench.do({ type: 'close-timed-phases' });
    expect(summary(bench)[3]).toBe('>marking grids-not-sealed');
  });

  it('wait for the ruling on an interruption', () => {
    const bench = new Bench().receive().start('presentation');
    const lastAliveAt = bench.now.wall;
    bench.crash(1_000).do({ type: 'recover', lastAliveAt, runMs: durationMs(0) });
    expect(summary(bench)[1]).toBe('>presentation interruption-awaits-ruling');
  });

  it('say what each later stage lacks', () => {
    const bench = new Bench().runPhases();
    bench.do({ type: 'open-deliberation' });
    bench.context = {
      ...READY,
      undecidedCompetenceIds: ['C1'],
      isDecisionRecorded: false,
      unsignedJurorIds: ['a'],
    };
    expect(summary(bench)[4]).toBe('>deliberation results-missing');
    bench.context = { ...bench.context, undecidedCompetenceIds: [] };
    bench.do({ type: 'close-deliberation' });
    expect(summary(bench)[5]).toBe('>decision decision-missing');
    bench.context = { ...bench.context, isDecisionRecorded: true };
    expect(summary(bench.lock())[6]).toBe('>signature signatures-missing');
    bench.context = READY;
    bench.do({ type: 'archive', minutesNumber: 'PV-2026-0001' });
    expect(steps(bench.state, READY).every(({ state }) => state === 'done')).toBe(true);
  });

  it('leave out what an absent candidate does not go through', () => {
    const bench = new Bench();
    bench.do({ type: 'record-attendance', status: 'absent-justified', note: '' });
    expect(summary(bench)).toEqual(['>reception', '.decision', '.signature', '.archived']);
    bench.do({ type: 'close-timed-phases' });
    bench.context = { ...READY, isDecisionRecorded: false };
    expect(summary(bench)).toEqual(['✓reception', '>decision decision-missing', '.signature', '.archived']);
  });
});

describe('available commands', () => {
  it('are those that the machine accepts', () => {
    const bench = new Bench();
    expect(available(bench)).toEqual(['check-identity', 'record-attendance', 'note-incident']);
    bench.receive();
    expect(available(bench)).toContain('start-phase');
    bench.start('presentation');
    expect(available(bench)).toEqual([
      'start-phase',
      'undo-start',
      'pause',
      'end-phase',
      'grant-extra-time',
      'note-incident',
    ]);
    bench.wait(10_000).do(PAUSE);
    expect(available(bench)).toEqual([
      'start-phase',
      'resume',
      'end-phase',
      'grant-extra-time',
      'note-incident',
    ]);
    bench.start('questions').wait(10_000).do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(available(bench)).toEqual(['return-to-phase', 'note-incident', 'close-timed-phases']);
    bench.do({ type: 'close-timed-phases' });
    expect(available(bench)).toEqual(['return-to-phase', 'note-incident', 'open-deliberation']);
  });

  it('wait for the seals and for the locked content', () => {
    const bench = new Bench().runPhases();
    bench.context = { ...READY, unsealedJurorIds: ['a'] };
    expect(available(bench)).not.toContain('open-deliberation');
    expect(available(new Bench().runToDecision())).toEqual(['note-incident', 'reopen-deliberation']);
    expect(available(new Bench().runToDecision().lock())).toEqual([]);
  });
});
