/** Applies journal entries to a passage: a pure fold whose figures come from the events, so replaying needs no clock. */
import { durationMs, measuredBetween, monotonicMs } from '../time/time.ts';
import type { Reading } from '../time/time.ts';
import { evolveJury } from './passage.jury-evolve.ts';
import { isCandidateAbsent } from './passage.rules.ts';
import { elapsedMs, pendingReminders, phaseInProgress, reminderPoints } from './passage.timing.ts';
import type { ClockState, JournalEntry, PassageEvent, PassageState, PhaseProgress } from './passage.types.ts';

type EventOf<Type extends PassageEvent['type']> = Extract<PassageEvent, { readonly type: Type }>;

const STOPPED: ClockState = { kind: 'stopped' };

/** State after that entry. Throws RangeError when the entry is not the next one, or contradicts the state. */
export function evolve(state: PassageState, entry: JournalEntry): PassageState {
  if (entry.seq !== state.version + 1) {
    throw new RangeError(`journal entry ${String(entry.seq)} cannot follow ${String(state.version)}`);
  }
  const next: PassageState = { ...apply(state, entry.event, entry.at), version: entry.seq };
  // A withdrawal is undone before anything rests on it, or not at all.
  const { jury } = next;
  const isSettled = next.stage !== state.stage && jury !== undefined && jury.undo !== null;
  return isSettled ? { ...next, jury: { ...jury, undo: null } } : next;
}

function apply(state: PassageState, event: PassageEvent, at: Reading): PassageState {
  switch (event.type) {
    case 'identity-checked':
      return { ...state, identity: { document: event.document, note: event.note, at: at.wall } };
    case 'attendance-recorded':
      return { ...state, attendance: { status: event.status, note: event.note, at: at.wall } };
    case 'phase-started':
      return phaseStarted(state, event, at);
    case 'start-undone':
      return startUndone(state);
    case 'paused':
      return {
        ...withPhase(state, event.phaseId, () => ({ elapsedMs: event.elapsedMs })),
        clock: { kind: 'paused', since: at, reason: event.reason },
      };
    case 'resumed':
      return {
        ...withPhase(state, event.phaseId, (phase) => ({
          suspendedMs: durationMs(phase.suspendedMs + event.pausedMs),
        })),
        clock: { kind: 'running', since: at },
      };
    case 'phase-ended':
      return phaseEnded(state, event, at);
    case 'extra-time-granted':
      return extraTimeGranted(state, event, at);
    case 'reminder-reached':
      return reminderReached(state, event);
    case 'interruption-found':
    case 'interruption-unmeasured':
    case 'gap-found':
      return interruptionFound(state, event, at);
    case 'interruption-ruled':
      return interruptionSettled(state, event, event.ruling === 'count' ? event.gapMs : 0, at);
    case 'interruption-settled':
      return interruptionSettled(state, event, event.countedMs, at);
    case 'phase-returned-to':
      return phaseReturnedTo(state, event, at);
    case 'marked-while-stopped':
      return { ...state, isMarkedWhileStopped: true };
    case 'timed-phases-closed':
      return { ...state, stage: isCandidateAbsent(state) ? 'decision' : 'marking' };
    case 'candidate-left':
      return { ...state, stage: 'marking', undo: null };
    case 'deliberation-opened':
    case 'deliberation-reopened':
      return { ...state, stage: 'deliberation' };
    case 'finding-opened':
      return { ...withoutRuling(state), stage: 'decision' };
    case 'deliberation-closed':
    case 'lock-voided':
      return { ...state, stage: 'decision' };
    case 'content-locked':
      return { ...state, stage: 'signature' };
    case 'minutes-archived':
      return { ...state, stage: 'archived' };
    case 'presence-set':
    case 'member-arrived':
    case 'member-withdrawn':
    case 'withdrawal-undone':
    case 'withdrawal-ruled':
    case 'president-named':
    case 'test-restarted':
    case 'details-completed':
    case 'member-declared':
      return evolveJury(state, event, at);
    case 'incident-noted':
    case 'clock-jumped':
    case 'pin-reset':
    case 'grid-reopened':
    case 'scan-noted':
    case 'phase-left-early':
      // Facts for the minutes; none moves the measured time.
      return state;
  }
}

/** Nobody is left who could rule. */
function withoutRuling(state: PassageState): PassageState {
  return state.jury === undefined ? state : { ...state, jury: { ...state.jury, awaitsRuling: false } };
}

function withPhase(
  state: PassageState,
  phaseId: string,
  change: (phase: PhaseProgress) => Partial<PhaseProgress>,
): PassageState {
  if (!state.phases.some(({ id }) => id === phaseId)) throw new RangeError(`no phase "${phaseId}"`);
  return {
    ...state,
    phases: state.phases.map((phase) => (phase.id === phaseId ? { ...phase, ...change(phase) } : phase)),
  };
}

function beforeStart(state: PassageState, at: Reading): PassageState['undo'] {
  const { stage, phases, currentPhaseId, clock, isMarkedWhileStopped } = state;
  return { startedAt: at, stage, phases, currentPhaseId, clock, isMarkedWhileStopped };
}

function phaseStarted(state: PassageState, { phaseId }: EventOf<'phase-started'>, at: Reading): PassageState {
  return {
    ...withPhase(state, phaseId, () => ({ startedAt: at.wall })),
    stage: 'timed',
    currentPhaseId: phaseId,
    clock: { kind: 'running', since: at },
    // Left by the end of the previous phase when this very start ended it: undoing returns to before that end.
    undo: state.undo ?? beforeStart(state, at),
    isMarkedWhileStopped: false,
  };
}

function phaseEnded(state: PassageState, event: EventOf<'phase-ended'>, at: Reading): PassageState {
  return {
    ...withPhase(state, event.phaseId, () => ({
      endedAt: at.wall,
      elapsedMs: event.elapsedMs,
      suspendedMs: event.suspendedMs,
    })),
    clock: STOPPED,
    undo: event.nextPhaseId === undefined ? null : beforeStart(state, at),
  };
}

/** The clock that ran or was paused before the start is restored as it was, so its time counts as continuous. */
function startUndone(state: PassageState): PassageState {
  if (state.undo === null) throw new RangeError('no start to undo');
  const { stage, phases, currentPhaseId, clock, isMarkedWhileStopped } = state.undo;
  return { ...state, stage, phases, currentPhaseId, clock, isMarkedWhileStopped, undo: null };
}

/** The earlier reminders that were still to come are behind as well, and will not sound. */
function reminderReached(
  state: PassageState,
  { phaseId, remainingMs }: EventOf<'reminder-reached'>,
): PassageState {
  return withPhase(state, phaseId, (phase) => ({
    remindersGivenMs: [
      ...phase.remindersGivenMs,
      ...pendingReminders(state, phase).filter((point) => point > remainingMs),
      remainingMs,
    ],
  }));
}

/**
 * The phase runs on from where it stood. Those after it are as before their start, save for what was told and granted
 * there: no reminder is given twice, and extra time stays granted.
 */
function phaseReturnedTo(
  state: PassageState,
  event: EventOf<'phase-returned-to'>,
  at: Reading,
): PassageState {
  const left = new Set(event.leftPhaseIds);
  const paused = state.phases.reduce((sum, { id, suspendedMs }) => sum + (left.has(id) ? suspendedMs : 0), 0);
  const returnedMs = Math.max(0, event.suspendedMs - paused);
  const resumed = withPhase(state, event.phaseId, (phase) => ({
    endedAt: null,
    elapsedMs: durationMs(phase.elapsedMs + event.countedMs),
    suspendedMs: durationMs(phase.suspendedMs + event.suspendedMs),
    returnedMs: durationMs((phase.returnedMs ?? 0) + returnedMs),
  }));
  const nothing = { startedAt: null, endedAt: null, elapsedMs: durationMs(0), suspendedMs: durationMs(0) };
  return {
    ...resumed,
    phases: resumed.phases.map((phase) => (left.has(phase.id) ? { ...phase, ...nothing } : phase)),
    stage: 'timed',
    currentPhaseId: event.phaseId,
    clock: { kind: 'running', since: at },
    undo: null,
    isMarkedWhileStopped: false,
  };
}

/** Reminders that lie ahead again will sound again; those that the phase was too short for and are behind will not. */
function extraTimeGranted(
  state: PassageState,
  event: EventOf<'extra-time-granted'>,
  at: Reading,
): PassageState {
  const extended = withPhase(state, event.phaseId, (phase) => {
    const grantedMs = durationMs(phase.grantedMs + event.extraMs);
    const remaining = grantedMs - elapsedMs(state, phase, at);
    const isSettled = (point: number) =>
      point >= remaining &&
      (point >= phase.grantedMs || phase.remindersGivenMs.some((given) => given === point));
    return { grantedMs, remindersGivenMs: reminderPoints(state.plan, grantedMs).filter(isSettled) };
  });
  return { ...extended, undo: null };
}

/** A new process run, or a gap in this one: a running clock waits for a ruling; one that stood stays so, measured from here on this run. */
function interruptionFound(
  state: PassageState,
  event: EventOf<'interruption-found' | 'interruption-unmeasured' | 'gap-found'>,
  at: Reading,
): PassageState {
  const closed = { ...state, undo: null };
  switch (state.clock.kind) {
    case 'running':
      return {
        ...withPhase(closed, event.phaseId, (phase) => ({
          elapsedMs: durationMs(phase.elapsedMs + event.runMs),
        })),
        clock: { kind: 'interrupted', lastAliveAt: event.lastAliveAt, foundAt: at, ...gapOf(event) },
      };
    case 'paused':
      return { ...closed, clock: { ...state.clock, since: rebase(state.clock.since, at) } };
    case 'interrupted':
      return { ...closed, clock: { ...state.clock, foundAt: rebase(state.clock.foundAt, at) } };
    case 'stopped':
      return closed;
  }
}

function gapOf(event: EventOf<'interruption-found' | 'interruption-unmeasured' | 'gap-found'>) {
  switch (event.type) {
    case 'interruption-found':
      return { gapMs: event.gapMs };
    case 'interruption-unmeasured':
      return { gapMs: durationMs(0), isGapUnknown: true } as const;
    case 'gap-found':
      return { gapMs: event.gapMs, cause: event.cause };
  }
}

/** The same moment on this run's monotonic clock, its distance estimated on wall time: nothing better survives. */
function rebase(since: Reading, at: Reading): Reading {
  return {
    wall: since.wall,
    mono: monotonicMs(at.mono - Math.max(0, at.wall - since.wall)),
    origin: at.origin,
  };
}

/** Whatever the ruling, the wait for it does not count. What counts of a gap of unknown length is all that is known of it. */
function interruptionSettled(
  state: PassageState,
  event: EventOf<'interruption-ruled' | 'interruption-settled'>,
  countedMs: number,
  at: Reading,
): PassageState {
  if (state.clock.kind !== 'interrupted' || phaseInProgress(state) === null) {
    throw new RangeError('no interruption to rule on');
  }
  const waitedMs = measuredBetween(state.clock.foundAt, at);
  const uncountedMs = (event.gapMs ?? countedMs) - countedMs + waitedMs;
  return {
    ...withPhase(state, event.phaseId, (phase) => ({
      elapsedMs: durationMs(phase.elapsedMs + countedMs),
      suspendedMs: durationMs(phase.suspendedMs + uncountedMs),
    })),
    clock: { kind: 'running', since: at },
  };
}
