/** Time that nobody vouches for: how it is found, and how the president rules on it. */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { durationMs, measuredBetween } from '../time/time.ts';
import type { Reading } from '../time/time.ts';
import { phaseInProgress } from './passage.timing.ts';
import type {
  PassageCommand,
  PassageEvent,
  PassageRefusal,
  PassageState,
  SystemCommand,
} from './passage.types.ts';

type CommandOf<Type extends string> = Extract<PassageCommand | SystemCommand, { readonly type: Type }>;

/** Longest time, in milliseconds, that a ruling may count for an interruption whose length nobody knows: a day. */
const MAX_UNKNOWN_MS = 24 * 3_600_000;

/**
 * What the death of the application left: nothing when no phase is in progress, or when this process run knows the clock
 * already. A wall clock that stands before the last sign of life tells nothing about the time between.
 */
export function interruption(
  state: PassageState,
  { lastAliveAt, runMs }: CommandOf<'recover'>,
  now: Reading,
): readonly PassageEvent[] {
  const phase = phaseInProgress(state);
  const { clock } = state;
  if (phase === null || clock.kind === 'stopped') return [];
  const since = clock.kind === 'interrupted' ? clock.foundAt : clock.since;
  if (since.origin === now.origin) return [];
  const known = {
    phaseId: phase.id,
    lastAliveAt,
    runMs: durationMs(clock.kind === 'running' ? Math.max(0, runMs) : 0),
  };
  if (now.wall < lastAliveAt) return [{ type: 'interruption-unmeasured', ...known }];
  return [{ type: 'interruption-found', ...known, gapMs: durationMs(now.wall - lastAliveAt) }];
}

/**
 * Time in which a running application measured nothing. It counts up to `lastAlive`; a clock that was paused, that awaits
 * a ruling already, or that started since, loses nothing by it.
 */
export function gap(
  state: PassageState,
  { lastAlive, gapMs, cause }: CommandOf<'note-gap'>,
): readonly PassageEvent[] {
  const phase = phaseInProgress(state);
  const { clock } = state;
  if (phase === null || clock.kind !== 'running' || clock.since.mono > lastAlive.mono) return [];
  const runMs = measuredBetween(clock.since, lastAlive);
  return [{ type: 'gap-found', phaseId: phase.id, lastAliveAt: lastAlive.wall, runMs, gapMs, cause }];
}

/** The president's ruling: nothing of the interruption counts, all of it, or the part that is named. */
export function ruleOnInterruption(
  state: PassageState,
  command: CommandOf<'rule-on-interruption'>,
  reason: string,
): Result<readonly PassageEvent[], PassageRefusal> {
  const phase = phaseInProgress(state);
  const { clock } = state;
  if (clock.kind !== 'interrupted' || phase === null) return fail('clock-not-interrupted');
  const phaseId = phase.id;
  const gapMs = clock.isGapUnknown === true ? null : clock.gapMs;
  if (command.ruling === 'count-part') {
    const { countedMs } = command;
    const isInRange = countedMs > 0 && countedMs <= (gapMs ?? MAX_UNKNOWN_MS);
    if (!isInRange) return fail('counted-time-out-of-range', { countedMs, gapMs });
    return ok([{ type: 'interruption-settled', phaseId, countedMs, gapMs, reason }]);
  }
  const { ruling } = command;
  if (gapMs !== null) return ok([{ type: 'interruption-ruled', phaseId, ruling, gapMs, reason }]);
  if (ruling === 'count') return fail('gap-unknown');
  return ok([{ type: 'interruption-settled', phaseId, countedMs: durationMs(0), gapMs, reason }]);
}
