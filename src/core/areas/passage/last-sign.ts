/** How far a heartbeat is believed: it is no record, so the journal and the hour have to bear it out. */
import { currentRunMs } from '../../../domain/passage/passage.timing.ts';
import type { PassageState } from '../../../domain/passage/passage.types.ts';
import { durationMs, instant } from '../../../domain/time/time.ts';
import type { DurationMs, Instant, Reading } from '../../../domain/time/time.ts';
import type { Heartbeat } from '../../db/repos/journal.repo.ts';

/** The two clocks may part by this much between two entries: whatever is more is an entry itself. */
const DRIFT_MS = 2_000;

export interface LastSign {
  readonly lastAliveAt: Instant;
  /** Length of the run in progress that counts, in milliseconds. */
  readonly runMs: DurationMs;
  /** The heartbeat that was not believed, or null. */
  readonly refused: Pick<Heartbeat, 'at' | 'runMs'> | null;
}

/**
 * The sign of life that `beat` gives after the last entry of the journal. It may say as much more than the journal proves
 * as the wall clock moved on between them, and may not come from after `now`. Else the run counts as far as the journal goes,
 * and the rest is for the president, who may count a part of it.
 */
export function signOf(
  state: PassageState,
  lastEntry: Reading,
  beat: Pick<Heartbeat, 'at' | 'runMs'>,
  now: Instant,
): LastSign {
  if (state.clock.kind !== 'running') return { lastAliveAt: beat.at, runMs: durationMs(0), refused: null };
  const provenMs =
    state.clock.since.origin === lastEntry.origin ? currentRunMs(state, lastEntry) : durationMs(0);
  const sinceMs = beat.at - lastEntry.wall;
  const isWithin = sinceMs >= -DRIFT_MS && Math.abs(beat.runMs - provenMs - Math.max(0, sinceMs)) <= DRIFT_MS;
  // An hour that is already before the journal's own last entry was set back: it says nothing against the heartbeat.
  const isPast = beat.at <= now + DRIFT_MS || lastEntry.wall > now;
  if (isWithin && isPast) return { lastAliveAt: beat.at, runMs: beat.runMs, refused: null };
  return { lastAliveAt: instant(isWithin ? beat.at : lastEntry.wall), runMs: provenMs, refused: beat };
}
