/** One change of a passage inside its transaction: its facts are read once, then only what was written is read again. */
import { transition } from '../../../domain/passage/passage.machine.ts';
import { currentRunMs } from '../../../domain/passage/passage.timing.ts';
import type { JournalEntry, PassageState } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { PassageChange } from './passage-change.types.ts';
import { contextOf } from './passage-facts.ts';
import type { FactPart, PassageFacts } from './passage-facts.ts';
import { beginFreeze, followFreeze } from './passage-freeze.ts';
import type { PassageStore } from './passage-store.ts';

/** A change with what its transaction needs to know of it afterwards. */
export interface OpenChange {
  readonly given: PassageChange;
  /** Events added so far. */
  readonly added: readonly JournalEntry[];
  /** The facts after it; null should the passage be gone. */
  readonly facts: () => PassageFacts | null;
  /** Nothing is other than before but the grids. */
  readonly isOnlyEntered: () => boolean;
}

/** Opens a change on facts that were read in its transaction. */
export function openChange(store: PassageStore, facts: PassageFacts, now: Reading): OpenChange {
  const passageId = facts.passage.id;
  const added: JournalEntry[] = [];
  const stale = new Set<FactPart>();
  const moved = new Set<FactPart>();
  let known = facts;
  let isSaid = false;
  let isEntered = false;

  function moves(part: FactPart): void {
    stale.add(part);
    moved.add(part);
  }

  function upToDate(): PassageFacts | null {
    if (!isSaid) {
      const { state } = known;
      const fresh = store.load(passageId);
      if (fresh !== null) known = { ...fresh, state };
      return fresh === null ? null : known;
    }
    if (stale.size > 0) {
      known = store.reload(known, stale);
      stale.clear();
    }
    return known;
  }

  const apply: PassageChange['apply'] = (command, actor) => {
    const before = upToDate() ?? known;
    const result = transition(before.state, command, actor, now, contextOf(before));
    if (!result.ok) return result;
    const { entries, state } = result.value;
    known = { ...known, state };
    added.push(...entries);
    if (entries.length > 0) save(store, passageId, entries, state, now);
    const isFreezeMoved = followFreeze(store, before, { entries, state, at: now.wall });
    const isReopened = entries.some(({ event }) => event.type === 'deliberation-reopened');
    if (isFreezeMoved || isReopened) moves('preparation');
    return { ok: true, value: state };
  };

  return {
    given: {
      now,
      facts,
      state: () => known.state,
      apply,
      begin: () => {
        const before = upToDate() ?? known;
        if (beginFreeze(store, before, 'start', now.wall)) moves('preparation');
      },
      wrote: (...parts) => {
        isSaid = true;
        parts.forEach(moves);
      },
      becomes: (after) => {
        isSaid = true;
        isEntered = true;
        known = { ...known, ...after };
      },
    },
    added,
    facts: upToDate,
    isOnlyEntered: () => isEntered && moved.size === 0 && added.length === 0,
  };
}

/** The heartbeat moves with the snapshot, so that after a crash the two always speak of the same run. */
function save(
  { journal }: PassageStore,
  passageId: string,
  entries: readonly JournalEntry[],
  state: PassageState,
  now: Reading,
): void {
  journal.append(passageId, entries, state);
  if (state.clock.kind === 'running') {
    const runMs = currentRunMs(state, now);
    journal.beat(passageId, { version: state.version, runMs, at: now.wall });
  } else {
    journal.stopBeating(passageId);
  }
}
