/** Measures of a passage at one reading. Time is measured on the monotonic clock only; wall time never enters. */
import { durationMs, measuredBetween } from '../time/time.ts';
import type { DurationMs, Reading } from '../time/time.ts';
import type { PassagePlan, PassageState, PhaseProgress } from './passage.types.ts';

/** How long an accidental start can be undone, in milliseconds. */
const UNDO_WINDOW_MS = durationMs(10_000);

/** Leaving a phase with more than this left is leaving it early, in milliseconds: as long as a start can be undone. */
export const EARLY_MARGIN_MS = durationMs(10_000);

/** The phase in progress (running, paused or interrupted), or null. */
export function phaseInProgress(state: PassageState): PhaseProgress | null {
  const phase = state.phases.find(({ id }) => id === state.currentPhaseId);
  return phase !== undefined && phase.startedAt !== null && phase.endedAt === null ? phase : null;
}

/** The first phase not started yet, or null. */
export function nextPhase(state: PassageState): PhaseProgress | null {
  return state.phases.find(({ startedAt }) => startedAt === null) ?? null;
}

/** The phase that was left last, to which one may return; null when none was. */
export function lastPhaseLeft(state: PassageState): PhaseProgress | null {
  return state.phases.findLast(({ endedAt }) => endedAt !== null) ?? null;
}

/** Length of the run in progress in milliseconds, 0 unless the clock runs: what a heartbeat records. */
export function currentRunMs(state: PassageState, now: Reading): DurationMs {
  return state.clock.kind === 'running' ? measuredBetween(state.clock.since, now) : durationMs(0);
}

/** Time of a phase that counts, in milliseconds, with the run in progress. */
export function elapsedMs(state: PassageState, phase: PhaseProgress, now: Reading): DurationMs {
  if (phase.id !== phaseInProgress(state)?.id) return phase.elapsedMs;
  return durationMs(phase.elapsedMs + currentRunMs(state, now));
}

/** Length of the pause or of the interruption in progress, in milliseconds; 0 when there is none. */
export function currentStopMs(state: PassageState, now: Reading): DurationMs {
  const { clock } = state;
  if (clock.kind === 'paused') return measuredBetween(clock.since, now);
  if (clock.kind === 'interrupted') return durationMs(clock.gapMs + measuredBetween(clock.foundAt, now));
  return durationMs(0);
}

/** Time of a phase that does not count, in milliseconds, with the pause or interruption in progress. */
export function suspendedMs(state: PassageState, phase: PhaseProgress, now: Reading): DurationMs {
  if (phase.id !== phaseInProgress(state)?.id) return phase.suspendedMs;
  return durationMs(phase.suspendedMs + currentStopMs(state, now));
}

/** Time left in which the last start can be undone, in milliseconds; null when it no longer can. */
export function undoRemainingMs(state: PassageState, now: Reading): DurationMs | null {
  if (state.undo === null || state.undo.startedAt.origin !== now.origin) return null;
  const remaining = UNDO_WINDOW_MS - measuredBetween(state.undo.startedAt, now);
  return remaining > 0 ? durationMs(remaining) : null;
}

/**
 * Remaining times at which a phase of that length gives a reminder, longest first; the end (0) is always one.
 * A reminder as long as the phase would sound at its start and is left out.
 */
export function reminderPoints(plan: PassagePlan, grantedMs: DurationMs): readonly DurationMs[] {
  const points = new Set([...plan.reminderMs.filter((point) => point > 0 && point < grantedMs), 0]);
  return [...points].sort((a, b) => b - a).map(durationMs);
}

/** Reminders of a phase that have not been given yet, longest remaining time first. */
export function pendingReminders(state: PassageState, phase: PhaseProgress): readonly DurationMs[] {
  return reminderPoints(state.plan, phase.grantedMs).filter(
    (point) => !phase.remindersGivenMs.includes(point),
  );
}
