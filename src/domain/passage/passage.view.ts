/** What screens draw of the clock at one reading: derived here, so that components only draw. */
import { durationMs } from '../time/time.ts';
import type { DurationMs, Instant, Reading } from '../time/time.ts';
import {
  currentStopMs,
  elapsedMs,
  pendingReminders,
  phaseInProgress,
  suspendedMs,
  undoRemainingMs,
} from './passage.timing.ts';
import type { GapCause } from './passage.clock-events.ts';
import type { ClockState, PassageState, PlannedPhase } from './passage.types.ts';

export interface PhaseView {
  readonly id: string;
  readonly title: string;
  readonly kind: PlannedPhase['kind'];
  readonly promptsUncovered: boolean;
  /** The test's own duration, before accommodation and extra time. */
  readonly baseMs: DurationMs;
  readonly grantedMs: DurationMs;
  readonly elapsedMs: DurationMs;
  /** Negative in overtime. */
  readonly remainingMs: DurationMs;
  readonly overtimeMs: DurationMs;
  readonly suspendedMs: DurationMs;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly state: 'ahead' | 'current' | 'done';
}

export type ClockAlarm = 'not-started';

export interface ClockView {
  readonly status: ClockState['kind'];
  readonly phases: readonly PhaseView[];
  /** Phase in progress or last in progress; null before the first start. */
  readonly currentPhaseId: string | null;
  /** Time left to undo an accidental start; null when it cannot be undone. */
  readonly undoRemainingMs: DurationMs | null;
  /** Remaining time at which the next reminder of the phase in progress falls; 0 is the end. */
  readonly nextReminderMs: DurationMs | null;
  readonly alarms: readonly ClockAlarm[];
  readonly pause: { readonly reason: string; readonly forMs: DurationMs } | null;
  readonly interruption: {
    readonly lastAliveAt: Instant;
    readonly foundAt: Instant;
    /** Null when nothing tells how long it lasted. */
    readonly gapMs: DurationMs | null;
    /** `stopped`: the application itself had ended. */
    readonly cause: GapCause | 'stopped';
  } | null;
}

/** The clock at that reading. Throws RangeError when it ran in another process run: `recover` comes first. */
export function viewClock(state: PassageState, now: Reading): ClockView {
  const { clock } = state;
  const phase = phaseInProgress(state);
  return {
    status: clock.kind,
    phases: state.plan.phases.map((planned) => viewPhase(state, planned, now)),
    currentPhaseId: state.currentPhaseId,
    undoRemainingMs: undoRemainingMs(state, now),
    nextReminderMs: (phase === null ? undefined : pendingReminders(state, phase)[0]) ?? null,
    alarms: state.isMarkedWhileStopped ? ['not-started'] : [],
    pause: clock.kind === 'paused' ? { reason: clock.reason, forMs: currentStopMs(state, now) } : null,
    interruption: clock.kind === 'interrupted' ? viewInterruption(clock) : null,
  };
}

function viewInterruption(
  clock: Extract<ClockState, { kind: 'interrupted' }>,
): NonNullable<ClockView['interruption']> {
  return {
    lastAliveAt: clock.lastAliveAt,
    foundAt: clock.foundAt.wall,
    gapMs: clock.isGapUnknown === true ? null : clock.gapMs,
    cause: clock.cause ?? 'stopped',
  };
}

function viewPhase(state: PassageState, planned: PlannedPhase, now: Reading): PhaseView {
  const progress = state.phases.find(({ id }) => id === planned.id);
  if (progress === undefined) throw new RangeError(`no phase "${planned.id}"`);
  const elapsed = elapsedMs(state, progress, now);
  const remaining = progress.grantedMs - elapsed;
  return {
    id: planned.id,
    title: planned.title,
    kind: planned.kind,
    promptsUncovered: planned.promptsUncovered,
    baseMs: planned.baseMs,
    grantedMs: progress.grantedMs,
    elapsedMs: elapsed,
    remainingMs: durationMs(remaining),
    overtimeMs: durationMs(Math.max(0, -remaining)),
    suspendedMs: suspendedMs(state, progress, now),
    startedAt: progress.startedAt,
    endedAt: progress.endedAt,
    state: progress.endedAt !== null ? 'done' : progress.startedAt !== null ? 'current' : 'ahead',
  };
}
