import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../../src/domain/passage/passage.evolve.ts';
import { createPassage, nextDeadline, replay } from '../../../src/domain/passage/passage.machine.ts';
import type {
  JournalEntry,
  PassageCommand,
  SystemCommand,
} from '../../../src/domain/passage/passage.types.ts';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { extra, PAUSE, rule } from './passage.harness.ts';
import { Run, SMALL_PLAN } from './passage.stopwatch.ts';
import type { Action } from './passage.stopwatch.ts';

const HOUR = 3_600_000;
const command = (value: PassageCommand | SystemCommand): Action => ({ kind: 'command', command: value });
const length = fc.oneof(fc.nat(3_000), fc.nat(12_000), fc.nat(60_000));
const wallStep = fc.oneof(fc.constantFrom(HOUR, -HOUR, 2 * HOUR), fc.integer({ min: -HOUR, max: HOUR }));

const action: fc.Arbitrary<Action> = fc.oneof(
  // The wall drifts against the monotonic clock, runs backwards, or goes on while the machine sleeps.
  { weight: 6, arbitrary: length.map((ms): Action => ({ kind: 'wait', monoMs: ms, wallMs: ms })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(length, wallStep)
      .map(([monoMs, wallMs]): Action => ({ kind: 'wait', monoMs, wallMs })),
  },
  { weight: 2, arbitrary: wallStep.map((wallMs): Action => ({ kind: 'step', wallMs })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(length, wallStep)
      .map(([unseenMs, deadMs]): Action => ({ kind: 'crash', unseenMs, deadMs })),
  },
  { weight: 8, arbitrary: fc.constant<Action>({ kind: 'start-next' }) },
  { weight: 2, arbitrary: length.map((ms): Action => ({ kind: 'gap', ms })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('counted' as const, 'lost' as const)
      .map((ruling): Action => ({ kind: 'return', ruling })),
  },
  {
    weight: 2,
    arbitrary: length.map((ms) =>
      command({
        type: 'rule-on-interruption',
        ruling: 'count-part',
        countedMs: durationMs(ms),
        reason: 'Décision',
      }),
    ),
  },
  {
    weight: 14,
    arbitrary: fc.constantFrom<Action>(
      command({ type: 'tick' }),
      command({ type: 'tick' }),
      command(PAUSE),
      command({ type: 'resume' }),
      command({ type: 'undo-start' }),
      command({ type: 'undo-start' }),
      command(rule('resume')),
      command(rule('count')),
      command({ type: 'end-phase' }),
      command({ type: 'end-phase', isEarlyConfirmed: true }),
      command({ type: 'end-phase', isEarlyConfirmed: true }),
      command({ type: 'note-mark' }),
      command({ type: 'note-incident', category: 'technical', text: 'Micro' }),
      command({ type: 'note-clock-jump', deltaMs: durationMs(HOUR), cause: 'clock-step' }),
      command({ type: 'close-timed-phases' }),
      command({ type: 'close-timed-phases' }),
      command({ type: 'start-phase', phaseId: 'three' }),
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 70_000 }).map((ms) => command(extra(ms))) },
);

const actions = fc.array(action, { minLength: 20, maxLength: 80 });
const RUNS = { numRuns: 200 };
/** Wide, for machines that run every suite at once. */
const TIMEOUT = { timeout: 60_000 };

describe('any sequence of commands on any clocks', TIMEOUT, () => {
  it('measures exactly the time that ran, and gives no reminder twice', () => {
    fc.assert(
      fc.property(actions, (sequence) => {
        const run = new Run();
        for (const step of sequence) {
          run.play(step);
          const elapsed = run.elapsed();
          for (const { id } of SMALL_PLAN.phases) expect(elapsed[id]).toBe(run.stopwatch.elapsedOf(id));
        }
      }),
      RUNS,
    );
  });

  it('never lets elapsed time go back, save by undoing a start or returning to a phase', () => {
    fc.assert(
      fc.property(actions, (sequence) => {
        const run = new Run();
        for (const step of sequence) {
          const before = run.elapsed();
          run.play(step);
          const last = run.bench.entries.at(-1)?.event.type;
          if (last === 'start-undone' || last === 'phase-returned-to') continue;
          for (const [id, ms] of Object.entries(run.elapsed())) {
            expect(ms).toBeGreaterThanOrEqual(before[id] ?? 0);
          }
        }
      }),
      RUNS,
    );
  });

  it('gives the same state when the stored journal is replayed', () => {
    fc.assert(
      fc.property(actions, (sequence) => {
        const run = new Run();
        for (const step of sequence) run.play(step);
        const { state, entries } = run.bench;
        expect(replay(SMALL_PLAN, entries)).toEqual(state);
        const stored = entries.map((entry) => JSON.parse(JSON.stringify(entry)) as JournalEntry);
        expect(replay(SMALL_PLAN, stored)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        expect(state.version).toBe(entries.length);
      }),
      RUNS,
    );
  });

  it('resumes from a stored snapshot and the entries after it', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (sequence, at) => {
        const run = new Run();
        for (const step of sequence) run.play(step);
        const { state, entries } = run.bench;
        const cut = at % (entries.length + 1);
        const snapshot = entries
          .slice(0, cut)
          .reduce((from, entry) => evolve(from, entry), createPassage(SMALL_PLAN));
        const restored = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot;
        expect(entries.slice(cut).reduce((from, entry) => evolve(from, entry), restored)).toEqual(state);
      }),
      RUNS,
    );
  });

  it('wakes at each deadline with something to give, in time for every reminder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(PAUSE, { type: 'resume' } as const), { maxLength: 6 }),
        (commands) => {
          const run = new Run();
          run.play({ kind: 'start-next' });
          for (const [index, asked] of commands.entries()) {
            run.play({ kind: 'wait', monoMs: 1_234 * index, wallMs: 0 });
            run.attempt(asked);
          }
          run.attempt({ type: 'resume' });
          for (let delay = nextDeadline(run.bench.state, run.bench.now); delay !== null;) {
            run.bench.wait(delay);
            run.stopwatch.wait(delay);
            const wasUndoable = viewClock(run.bench.state, run.bench.now).undoRemainingMs !== null;
            expect(wasUndoable && delay === 0).toBe(false);
            run.attempt({ type: 'tick' });
            delay = nextDeadline(run.bench.state, run.bench.now);
          }
          expect([...run.stopwatch.model.given]).toEqual(['one/45000', 'one/20000', 'one/5000', 'one/0']);
          expect(run.elapsed()['one']).toBe(90_000);
        },
      ),
    );
  });
});

describe('reach of the generator', TIMEOUT, () => {
  it('plays undos, rulings, reminders and hand-overs, so that the properties mean something', () => {
    const seen = new Map<string, number>();
    for (const sequence of fc.sample(actions, { numRuns: 300, seed: 7 })) {
      const run = new Run();
      for (const step of sequence) run.play(step);
      for (const { event } of run.bench.entries) {
        const key =
          event.type === 'phase-ended' && event.nextPhaseId !== undefined ? 'hand-over' : event.type;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    const wanted = [
      'start-undone',
      'hand-over',
      'interruption-ruled',
      'interruption-settled',
      'interruption-unmeasured',
      'gap-found',
      'phase-left-early',
      'phase-returned-to',
      'reminder-reached',
      'extra-time-granted',
      'timed-phases-closed',
    ];
    for (const type of wanted) expect(seen.get(type) ?? 0, type).toBeGreaterThan(10);
  });
});
