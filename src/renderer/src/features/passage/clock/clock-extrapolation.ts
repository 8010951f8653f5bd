/** Where a clock stands some time after its snapshot: instants and sums only, so nothing drifts. */
import { durationMs } from '../../../../../domain/time/time.ts';
import type { DurationMs } from '../../../../../domain/time/time.ts';
import type { ClockView, PhaseView } from '../../../../../shared/areas/passage/clocks.ts';

const SECOND_MS = 1_000;

/** The clock `sinceMs` of screen time after its snapshot was taken. */
export function clockAt(view: ClockView, sinceMs: number): ClockView {
  const movedMs = Math.max(0, sinceMs) * view.rate;
  if (movedMs === 0) return view;
  return {
    ...view,
    phases: view.phases.map((phase) => phaseAt(view, phase, movedMs)),
    undoRemainingMs: undoAt(view, movedMs),
    pause: view.pause === null ? null : { ...view.pause, forMs: durationMs(view.pause.forMs + movedMs) },
  };
}

/**
 * Screen time in milliseconds until the digits change; null when they stand still. Remaining time is shown rounded up
 * and overtime rounded down, so both change exactly when the remaining time crosses a whole second.
 */
export function nextChangeMs(view: ClockView): number | null {
  if (view.rate === 0) return null;
  const moving: number[] = [];
  const phase = phaseOnClock(view);
  if (view.status === 'running' && phase !== null) moving.push(untilWhole(phase.remainingMs));
  if (view.pause !== null) moving.push(SECOND_MS - (view.pause.forMs % SECOND_MS));
  if (view.undoRemainingMs !== null) moving.push(untilWhole(view.undoRemainingMs));
  return moving.length === 0 ? null : Math.min(...moving) / view.rate;
}

/** The phase that is running, paused or interrupted; null while no phase is in progress. */
export function phaseOnClock(view: ClockView): PhaseView | null {
  return view.phases.find(({ id, state }) => id === view.currentPhaseId && state === 'current') ?? null;
}

/** The first phase that has not started; null once all have. */
export function phaseAhead(view: ClockView): PhaseView | null {
  return view.phases.find(({ state }) => state === 'ahead') ?? null;
}

/** The phase that the digits stand for: the one in progress, else the next one, else the last one. */
export function phaseShown(view: ClockView): PhaseView | null {
  return phaseOnClock(view) ?? phaseAhead(view) ?? view.phases.at(-1) ?? null;
}

function phaseAt(view: ClockView, phase: PhaseView, movedMs: number): PhaseView {
  if (phase.id !== view.currentPhaseId || phase.state !== 'current') return phase;
  if (view.status !== 'running') {
    return { ...phase, suspendedMs: durationMs(phase.suspendedMs + movedMs) };
  }
  const remainingMs = phase.remainingMs - movedMs;
  return {
    ...phase,
    elapsedMs: durationMs(phase.elapsedMs + movedMs),
    remainingMs: durationMs(remainingMs),
    overtimeMs: durationMs(Math.max(0, -remainingMs)),
  };
}

function undoAt(view: ClockView, movedMs: number): DurationMs | null {
  if (view.undoRemainingMs === null) return null;
  const left = view.undoRemainingMs - movedMs;
  return left > 0 ? durationMs(left) : null;
}

/** Time until a falling quantity, of either sign, reaches its next whole second. */
function untilWhole(ms: number): number {
  const rest = ((ms % SECOND_MS) + SECOND_MS) % SECOND_MS;
  return rest === 0 ? SECOND_MS : rest;
}
