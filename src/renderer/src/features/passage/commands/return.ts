import { durationMs } from '../../../../../domain/time/time.ts';
import type { DurationMs } from '../../../../../domain/time/time.ts';
import type { ClockView, PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';

/** The phase that may be returned to, and the time that ran since it was left. */
export interface Return {
  readonly phase: PhaseView;
  readonly ranMs: DurationMs;
}

/** What a return would be now; null when none is possible. */
export function returnOf({ available }: Pick<PassageView, 'available'>, clock: ClockView): Return | null {
  const index = clock.phases.findLastIndex(({ state }) => state === 'done');
  const phase = clock.phases[index];
  if (phase === undefined || !available.includes('return-to-phase')) return null;
  const ranMs = clock.phases.slice(index + 1).reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
  return { phase, ranMs: durationMs(ranMs) };
}
