import { isDeepStrictEqual } from 'node:util';
import { replay } from '../../domain/passage/passage.machine.ts';
import type { PassageState } from '../../domain/passage/passage.types.ts';
import { durationMs, instant } from '../../domain/time/time.ts';
import type { DurationMs, Instant } from '../../domain/time/time.ts';
import type { Deps } from './deps.ts';
import type { PassageStore } from './passage-store.ts';

/** Hands an interrupted clock back to the machine: when it was last known alive, and how long that run had lasted. */
export type Recover = (passageId: string, lastAliveAt: Instant, runMs: DurationMs) => void;

/**
 * Checks every unfinished passage against its journal, then recovers the clocks that an earlier run of the application
 * left going. Answers how many there were.
 */
export function recoverPassages(deps: Deps, store: PassageStore, recover: Recover): number {
  const { journal } = store;
  let recovered = 0;
  for (const { passageId, state } of journal.unfinished()) {
    const checked = rebuildIfWrong(deps, store, passageId, state);
    if (checked.clock.kind === 'stopped') continue;
    const lastEntry = journal.entries(passageId).at(-1);
    const heartbeat = journal.heartbeat(passageId);
    const beat = heartbeat?.version === checked.version ? heartbeat : null;
    const lastAliveAt = instant(Math.max(beat?.at ?? 0, lastEntry?.at.wall ?? 0));
    recover(passageId, lastAliveAt, beat?.runMs ?? durationMs(0));
    recovered += 1;
  }
  return recovered;
}

/** The journal is the record; a snapshot that says otherwise is replaced by what the journal gives. */
function rebuildIfWrong(
  { db, logFailure }: Deps,
  { journal }: PassageStore,
  passageId: string,
  state: PassageState,
): PassageState {
  const replayed = JSON.parse(JSON.stringify(replay(state.plan, journal.entries(passageId)))) as PassageState;
  if (isDeepStrictEqual(replayed, state)) return state;
  logFailure('passage', new Error('a snapshot differed from its journal and was rebuilt'));
  db.transaction(() => {
    journal.restore(passageId, replayed);
  }).immediate();
  return replayed;
}
