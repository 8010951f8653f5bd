/** The passage machine: creation, transition (decide then evolve), replay, and the next moment it must be woken. */
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { durationMs } from '../time/time.ts';
import type { DurationMs, Reading } from '../time/time.ts';
import { decide } from './passage.decide.ts';
import { evolve } from './passage.evolve.ts';
import { elapsedMs, pendingReminders, phaseInProgress, undoRemainingMs } from './passage.timing.ts';
import type {
  Actor,
  JournalEntry,
  PassageCommand,
  PassageContext,
  PassagePlan,
  PassageRefusal,
  PassageState,
  SystemCommand,
} from './passage.types.ts';

/** A passage's new state and the journal entries to store with it, in one transaction. */
export interface PassageTransition {
  readonly state: PassageState;
  readonly entries: readonly JournalEntry[];
}

/** A passage before its first event. Throws RangeError on a plan without phases or with twice the same phase. */
export function createPassage(plan: PassagePlan): PassageState {
  const ids = new Set(plan.phases.map(({ id }) => id));
  if (ids.size === 0 || ids.size !== plan.phases.length) {
    throw new RangeError('a passage needs phases, each with an id of its own');
  }
  return {
    plan,
    stage: 'reception',
    identity: null,
    attendance: null,
    phases: plan.phases.map(({ id, grantedMs }) => ({
      id,
      grantedMs,
      startedAt: null,
      endedAt: null,
      elapsedMs: durationMs(0),
      suspendedMs: durationMs(0),
      remindersGivenMs: [],
    })),
    currentPhaseId: null,
    clock: { kind: 'stopped' },
    undo: null,
    isMarkedWhileStopped: false,
    version: 0,
  };
}

/** Decides a command and applies its events. No entry means that nothing had to change. */
export function transition(
  state: PassageState,
  command: PassageCommand | SystemCommand,
  actor: Actor,
  now: Reading,
  context: PassageContext,
): Result<PassageTransition, PassageRefusal> {
  const verdict = decide(state, command, now, context);
  if (!verdict.ok) return verdict;
  const entries = verdict.value.map((event, index) => ({
    seq: state.version + 1 + index,
    at: now,
    actor,
    event,
  }));
  return ok({ state: entries.reduce(evolve, state), entries });
}

/** State that a plan and its whole journal give. Throws RangeError on a gap in the journal. */
export function replay(plan: PassagePlan, entries: readonly JournalEntry[]): PassageState {
  return entries.reduce(evolve, createPassage(plan));
}

/**
 * Delay in whole milliseconds to the next moment worth a `tick`: a reminder, the end of the phase, or the end of
 * the undo window. Null when nothing is to come. Rounded up, so that a timer never wakes just before its cause.
 */
export function nextDeadline(state: PassageState, now: Reading): DurationMs | null {
  const delays: number[] = [];
  const phase = phaseInProgress(state);
  if (phase !== null && state.clock.kind === 'running') {
    const remaining = phase.grantedMs - elapsedMs(state, phase, now);
    delays.push(...pendingReminders(state, phase).map((point) => Math.max(0, remaining - point)));
  }
  const undoMs = undoRemainingMs(state, now);
  if (undoMs !== null) delays.push(undoMs);
  return delays.length === 0 ? null : durationMs(Math.ceil(Math.min(...delays)));
}
