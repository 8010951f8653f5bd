/** How a phase ends, early or not, and how the jury returns to one that it left. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { durationMs } from '../time/time.ts';
import type { Reading } from '../time/time.ts';
import { EARLY_MARGIN_MS, elapsedMs, phaseInProgress, suspendedMs } from './passage.timing.ts';
import type {
  PassageCommand,
  PassageContext,
  PassageEvent,
  PassageRefusal,
  PassageState,
  PhaseProgress,
} from './passage.types.ts';

type Verdict = Result<readonly PassageEvent[], PassageRefusal>;
type CommandOf<Type extends PassageCommand['type']> = Extract<PassageCommand, { readonly type: Type }>;

/** End of that phase at that reading, with its figures in milliseconds. */
export function phaseEnded(state: PassageState, phase: PhaseProgress, now: Reading) {
  const elapsed = elapsedMs(state, phase, now);
  return {
    type: 'phase-ended',
    phaseId: phase.id,
    elapsedMs: elapsed,
    overtimeMs: durationMs(Math.max(0, elapsed - phase.grantedMs)),
    suspendedMs: suspendedMs(state, phase, now),
  } as const;
}

/** Leaving a phase early is asked twice: what it had left is named, and noted. */
export function leavePhase(
  state: PassageState,
  phase: PhaseProgress,
  { isEarlyConfirmed = false }: Pick<CommandOf<'end-phase'>, 'isEarlyConfirmed'>,
  now: Reading,
  next: { readonly nextPhaseId?: string },
): Verdict {
  const remainingMs = durationMs(phase.grantedMs - elapsedMs(state, phase, now));
  const ended: PassageEvent = { ...phaseEnded(state, phase, now), ...next };
  if (remainingMs <= EARLY_MARGIN_MS) return ok([ended]);
  if (!isEarlyConfirmed) return fail('phase-not-over', { phaseId: phase.id, remainingMs });
  return ok([{ type: 'phase-left-early', phaseId: phase.id, remainingMs }, ended]);
}

/** The candidate leaves for good: the phase in progress ends, with what it had left, and those to come are not held. */
export function leaveTest(state: PassageState, reason: string, now: Reading): Verdict {
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  const left: PassageEvent = { type: 'candidate-left', reason };
  const phase = phaseInProgress(state);
  if (phase === null) return ok([left]);
  const ended = leavePhase(state, phase, { isEarlyConfirmed: true }, now, {});
  return ended.ok ? ok([...ended.value, left]) : ended;
}

/**
 * What was left behind by mistake goes on. Possible until a first member has sealed: from then on their judgement rests
 * on the phases as they were.
 */
export function returnToPhase(
  state: PassageState,
  { phaseId, ruling }: CommandOf<'return-to-phase'>,
  reason: string,
  now: Reading,
  context: PassageContext,
): Verdict {
  const index = state.phases.findIndex(({ id }) => id === phaseId);
  const phase = state.phases[index];
  if (phase === undefined) return fail('unknown-phase', { phaseId });
  if (context.isAnyGridSealed) return fail('return-too-late');
  if (state.clock.kind === 'interrupted') return fail('interruption-awaits-ruling');
  if (phase.endedAt === null) return fail('phase-not-left', { phaseId });
  const left = state.phases.slice(index + 1).filter(({ startedAt }) => startedAt !== null);
  const sum = (lengthOf: typeof elapsedMs) =>
    left.reduce((total, each) => total + lengthOf(state, each, now), 0);
  const ranMs = sum(elapsedMs);
  const countedMs = ruling === 'counted' ? ranMs : 0;
  return ok([
    {
      type: 'phase-returned-to',
      phaseId,
      leftPhaseIds: left.map(({ id }) => id),
      ruling,
      countedMs: durationMs(countedMs),
      suspendedMs: durationMs(sum(suspendedMs) + ranMs - countedMs),
      reason,
    },
  ]);
}
