/** Applies the acts on the jury to a passage's state. */
import { NO_ACTS } from '../jury/jury-acts.types.ts';
import type { JuryActs, JuryEvent } from '../jury/jury-acts.types.ts';
import type { PresenceMode } from '../jury/jury.types.ts';
import type { Reading } from '../time/time.ts';
import type { PassageState } from './passage.types.ts';

/** State after an act on the jury; the entry's place in the journal is the one after `state.version`. */
export function evolveJury(state: PassageState, event: JuryEvent, at: Reading): PassageState {
  // What stands of them is kept beside the journal: the frozen row, the declarations.
  if (event.type === 'details-completed' || event.type === 'member-declared') return state;
  const acts = state.jury ?? NO_ACTS;
  // An accidental start is undone while nothing else happened on it.
  const next = { ...state, undo: event.type === 'presence-set' ? state.undo : null };
  if (event.type === 'test-restarted') {
    return { ...next, stage: 'restarted', jury: { ...acts, awaitsRuling: false, undo: null } };
  }
  return { ...next, jury: actsAfter(acts, event, at, state.version + 1) };
}

function actsAfter(
  acts: JuryActs,
  event: Exclude<JuryEvent, { readonly type: 'details-completed' | 'member-declared' | 'test-restarted' }>,
  at: Reading,
  seq: number,
): JuryActs {
  switch (event.type) {
    case 'presence-set':
      return presenceSet(acts, event.jurorId, event.presence);
    case 'member-arrived': {
      const { jurorId, mayVote, presence } = event;
      return { ...acts, arrivals: [...acts.arrivals, { jurorId, presence, at: at.wall, seq, mayVote }] };
    }
    case 'member-withdrawn': {
      const { cause, changesBefore, hasPaused, jurorId, needsRuling, reason } = event;
      return {
        ...acts,
        withdrawals: [...acts.withdrawals, { jurorId, cause, reason, at: at.wall, seq, changesBefore }],
        awaitsRuling: acts.awaitsRuling || needsRuling,
        undo: { jurorId, at, hasPaused, wasAwaiting: acts.awaitsRuling },
      };
    }
    case 'withdrawal-undone': {
      const withdrawals = acts.withdrawals.filter(({ jurorId }) => jurorId !== event.jurorId);
      const spans = acts.withdrawals
        .filter(({ jurorId }) => jurorId === event.jurorId)
        .map(({ changesBefore }) => ({ seq, changesBefore, changesUntil: event.changesBefore }));
      const awaitsRuling = acts.undo?.wasAwaiting ?? acts.awaitsRuling;
      return { ...acts, withdrawals, undone: [...acts.undone, ...spans], awaitsRuling, undo: null };
    }
    case 'withdrawal-ruled':
      return { ...acts, awaitsRuling: false, undo: null };
    case 'president-named':
      return { ...acts, presidentId: event.jurorId, undo: null };
  }
}

/** What the panel sets last holds: who was called in and is absent after all is no longer there, and may be called again. */
function presenceSet(acts: JuryActs, jurorId: string, presence: PresenceMode): JuryActs {
  const arrivals = acts.arrivals.flatMap((arrival) => {
    if (arrival.jurorId !== jurorId) return [arrival];
    return presence === 'absent' ? [] : [{ ...arrival, presence }];
  });
  return { ...acts, arrivals, presence: { ...acts.presence, [jurorId]: presence } };
}
