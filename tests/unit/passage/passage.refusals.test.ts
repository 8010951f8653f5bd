import { describe, expect, it } from 'vitest';
import type {
  PassageCommand,
  PassageRefusal,
  SystemCommand,
} from '../../../src/domain/passage/passage.types.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { Bench, extra, PAUSE, READY, rule } from './passage.harness.ts';

const fresh = () => new Bench();
const received = () => fresh().receive();
const presenting = () => received().start('presentation').wait(60_000);
const interrupted = () => {
  const bench = presenting();
  const lastAliveAt = bench.now.wall;
  bench.crash(30_000);
  bench.do({ type: 'recover', lastAliveAt, runMs: durationMs(60_000) });
  return bench;
};
const between = () => {
  const bench = presenting();
  bench.do({ type: 'end-phase', isEarlyConfirmed: true });
  return bench;
};
const lacking = (bench: Bench, gap: Partial<Bench['context']>) => {
  bench.context = { ...READY, ...gap };
  return bench;
};
const absent = () => {
  const bench = fresh();
  bench.do({ type: 'record-attendance', status: 'absent-unjustified', note: '' });
  return bench;
};
const start = (phaseId: string): PassageCommand => ({
  type: 'start-phase',
  phaseId,
  isEarlyConfirmed: true,
});
const identity = (document: 'identity-card' | 'none', note = ''): PassageCommand => ({
  type: 'check-identity',
  document,
  note,
});

type Case = [PassageRefusal, string, () => Bench, PassageCommand | SystemCommand];

const CASES: readonly Case[] = [
  ['reason-missing', 'identity without a document nor a word', fresh, identity('none', '  ')],
  ['wrong-stage', 'identity after the start', presenting, identity('identity-card')],
  [
    'wrong-stage',
    'attendance after the start',
    presenting,
    { type: 'record-attendance', status: 'late', note: '' },
  ],
  ['identity-missing', 'start before identity', fresh, start('presentation')],
  [
    'attendance-missing',
    'start before attendance',
    () => {
      const bench = fresh();
      bench.do(identity('identity-card'));
      return bench;
    },
    start('presentation'),
  ],
  [
    'candidate-absent',
    'start without a candidate',
    () => {
      const bench = absent();
      bench.do(identity('identity-card'));
      return bench;
    },
    start('presentation'),
  ],
  [
    'declarations-missing',
    'start',
    () => lacking(received(), { undeclaredJurorIds: ['a'] }),
    start('presentation'),
  ],
  ['quorum-not-met', 'start', () => lacking(received(), { isQuorumMet: false }), start('presentation')],
  [
    'evaluator-not-chosen',
    'start',
    () => lacking(received(), { isEvaluatorChosen: false }),
    start('presentation'),
  ],
  [
    'text-missing',
    'start',
    () => lacking(received(), { missingMaterials: ['text-missing'] }),
    start('presentation'),
  ],
  [
    'question-missing',
    'start',
    () => lacking(received(), { missingMaterials: ['question-missing', 'candidate-file-missing'] }),
    start('presentation'),
  ],
  [
    'candidate-file-missing',
    'start',
    () => lacking(received(), { missingMaterials: ['candidate-file-missing'] }),
    start('presentation'),
  ],
  ['subject-missing', 'start', () => lacking(received(), { isSubjectReady: false }), start('presentation')],
  ['unknown-phase', 'start', received, start('encore')],
  ['phase-out-of-order', 'start', received, start('questions')],
  ['phase-already-started', 'start twice', presenting, start('presentation')],
  ['phase-already-started', 'start an ended phase', between, start('presentation')],
  ['interruption-awaits-ruling', 'start', interrupted, start('questions')],
  ['wrong-stage', 'start when marking', () => fresh().runPhases(), start('questions')],
  ['wrong-stage', 'undo before any start', received, { type: 'undo-start' }],
  [
    'undo-expired',
    'undo at 10 s',
    () => received().start('presentation').wait(10_000),
    { type: 'undo-start' },
  ],
  [
    'undo-expired',
    'undo after the end',
    () => {
      const bench = received().start('presentation').wait(1_000);
      bench.do({ type: 'end-phase', isEarlyConfirmed: true });
      return bench;
    },
    { type: 'undo-start' },
  ],
  [
    'undo-expired',
    'undo after extra time',
    () => {
      const bench = received().start('presentation').wait(1_000);
      bench.do(extra(1));
      return bench;
    },
    { type: 'undo-start' },
  ],
  ['interruption-awaits-ruling', 'undo', interrupted, { type: 'undo-start' }],
  ['wrong-stage', 'pause before the start', received, PAUSE],
  ['reason-missing', 'pause', presenting, { type: 'pause', reason: ' \n ' }],
  ['clock-not-running', 'pause between phases', between, PAUSE],
  [
    'clock-not-running',
    'pause twice',
    () => {
      const bench = presenting();
      bench.do(PAUSE);
      return bench;
    },
    PAUSE,
  ],
  ['interruption-awaits-ruling', 'pause', interrupted, PAUSE],
  ['clock-not-paused', 'resume while running', presenting, { type: 'resume' }],
  ['clock-not-paused', 'resume between phases', between, { type: 'resume' }],
  ['interruption-awaits-ruling', 'resume', interrupted, { type: 'resume' }],
  ['clock-not-running', 'end twice', between, { type: 'end-phase', isEarlyConfirmed: true }],
  ['interruption-awaits-ruling', 'end', interrupted, { type: 'end-phase', isEarlyConfirmed: true }],
  ['extra-time-not-positive', 'none', presenting, extra(0)],
  ['extra-time-not-positive', 'less', presenting, extra(-1)],
  [
    'reason-missing',
    'extra time',
    presenting,
    { type: 'grant-extra-time', extraMs: durationMs(1), reason: '' },
  ],
  ['clock-not-running', 'extra time between phases', between, extra(1)],
  ['interruption-awaits-ruling', 'extra time', interrupted, extra(1)],
  ['reason-missing', 'incident', presenting, { type: 'note-incident', category: 'health', text: ' ' }],
  [
    'wrong-stage',
    'incident on locked content',
    () => fresh().runToDecision().lock(),
    { type: 'note-incident', category: 'health', text: 'Malaise' },
  ],
  ['clock-not-interrupted', 'ruling', presenting, rule('count')],
  ['reason-missing', 'ruling', interrupted, { type: 'rule-on-interruption', ruling: 'count', reason: '' }],
  ['phases-not-finished', 'close while running', presenting, { type: 'close-timed-phases' }],
  ['phases-not-finished', 'close between phases', between, { type: 'close-timed-phases' }],
  ['phases-not-finished', 'close at reception', received, { type: 'close-timed-phases' }],
  ['interruption-awaits-ruling', 'close', interrupted, { type: 'close-timed-phases' }],
  ['wrong-stage', 'deliberation before the end', between, { type: 'open-deliberation' }],
  [
    'grids-not-sealed',
    'deliberation',
    () => lacking(fresh().runPhases(), { unsealedJurorIds: ['a'] }),
    { type: 'open-deliberation' },
  ],
  [
    'results-missing',
    'close deliberation',
    () => {
      const bench = fresh().runPhases();
      bench.do({ type: 'open-deliberation' });
      return lacking(bench, { undecidedCompetenceIds: ['C1.1'] });
    },
    { type: 'close-deliberation' },
  ],
  ['reason-missing', 'reopen', () => fresh().runToDecision(), { type: 'reopen-deliberation', reason: '' }],
  [
    'candidate-absent',
    'reopen',
    () => {
      const bench = absent();
      bench.do({ type: 'close-timed-phases' });
      return bench;
    },
    { type: 'reopen-deliberation', reason: 'Erreur' },
  ],
  [
    'decision-missing',
    'lock',
    () => lacking(fresh().runToDecision(), { isDecisionRecorded: false }),
    { type: 'lock-content', revision: 1, contentDigest: 'd' },
  ],
  [
    'wrong-stage',
    'void without a lock',
    () => fresh().runToDecision(),
    { type: 'void-lock', revision: 1, reason: 'x' },
  ],
  [
    'reason-missing',
    'void',
    () => fresh().runToDecision().lock(),
    { type: 'void-lock', revision: 1, reason: '' },
  ],
  [
    'signatures-missing',
    'archive',
    () => lacking(fresh().runToDecision().lock(), { unsignedJurorIds: ['a'] }),
    { type: 'archive', minutesNumber: 'PV-2026-0001' },
  ],
  [
    'wrong-stage',
    'anything once archived',
    () => {
      const bench = fresh().runToDecision().lock();
      bench.do({ type: 'archive', minutesNumber: 'PV-2026-0001' });
      return bench;
    },
    { type: 'note-clock-jump', deltaMs: durationMs(1), cause: 'sleep' },
  ],
];

describe('refusals', () => {
  it.each(CASES)('%s: %s', (code, _title, bench, command) => {
    expect(bench().refusal(command)).toBe(code);
  });

  it('covers every refusal code', () => {
    expect(new Set(CASES.map(([code]) => code)).size).toBe(26);
  });

  it('names what is missing', () => {
    const bench = lacking(fresh().runPhases(), { unsealedJurorIds: ['a', 'b'] });
    expect(bench.try({ type: 'open-deliberation' })).toEqual({
      ok: false,
      code: 'grids-not-sealed',
      details: { ids: ['a', 'b'] },
    });
  });
});
