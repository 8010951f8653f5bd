/**
 * Commits changes of passages: one act stores events, snapshot and heartbeat together, and only then is the change
 * acknowledged, with the facts that it read and wrote.
 */
import type { JournalEntry, PassageState } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Acting } from '../../kernel/act.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { openChange } from './passage-change.ts';
import type { OpenChange } from './passage-change.ts';
import type { PassageChange } from './passage-change.types.ts';
import type { PassageFacts } from './passage-facts.ts';
import { lacksFreeze, trusted } from './passage-recovery.ts';
import type { PassageStore } from './passage-store.ts';
import { viewPassage } from './passage-view.ts';

export type Work<Value> = (change: PassageChange) => Answer<Value>;

/** A passage after a change, read where it is first asked for, and once; null should it be gone. */
export interface AfterChange {
  readonly facts: () => PassageFacts | null;
  readonly view: () => PassageView | null;
}

/** What a committed change came to. */
export interface Outcome {
  readonly before: PassageState;
  readonly state: PassageState;
  readonly added: readonly JournalEntry[];
  /** Nothing is other than before but the grids. */
  readonly isOnlyEntered: boolean;
  readonly after: AfterChange;
}

interface Done<Value> {
  readonly answer: Extract<Answer<Value>, { ok: true }>;
  readonly after: AfterChange;
}

export type Committed<Value> = Done<Value> | { readonly answer: Refusal; readonly after: null };

export interface PassageCommits {
  /** Runs `work` on a passage as one act, or as a part of the one that runs. */
  readonly commit: <Value>(passageId: string, now: Reading, work: Work<Value>) => Committed<Value>;
}

/** Commits over `store`; `acknowledge` times and announces a change once it is on the disk. */
export function createPassageCommits(
  deps: Deps,
  store: PassageStore,
  acknowledge: (passageId: string, outcome: Outcome, now: Reading) => void,
): PassageCommits {
  const { act, clock, db } = deps;

  function open(passageId: string, now: Reading): Answer<OpenChange> {
    if (store.doubts.has(passageId)) return refuse('passage-in-doubt', { passageId });
    const facts = store.load(passageId);
    if (facts === null) return notFound({ passageId });
    if (facts.isAway) return refuse('passage-away', { passageId });
    if (lacksFreeze(store, facts)) throw new DamagedRecordError(passageId);
    return granted(openChange(store, facts, now));
  }

  function commit<Value>(passageId: string, now: Reading, work: Work<Value>): Committed<Value> {
    const isPart = db.inTransaction;
    const changing = ({ afterCommit }: Acting): Answer<Done<Value>> => {
      const opened = open(passageId, now);
      if (!opened.ok) return opened;
      const { added, facts, given, isOnlyEntered } = opened.value;
      const answer = work(given);
      if (!answer.ok) return answer;
      // Within a greater act, another change may write into this passage before all is committed.
      const after = afterChange(isPart ? () => store.load(passageId) : facts, clock);
      const outcome = {
        before: given.facts.state,
        state: given.state(),
        added,
        isOnlyEntered: isOnlyEntered(),
        after,
      };
      afterCommit(() => {
        acknowledge(passageId, outcome, now);
      });
      return granted({ answer, after });
    };
    try {
      const done = act(UNTOLD, changing, { now });
      return done.ok ? done.value : { answer: done, after: null };
    } catch (error) {
      if (!(error instanceof DamagedRecordError) || trusted(deps, store, passageId) !== null) throw error;
      return { answer: refuse('passage-in-doubt', { passageId }), after: null };
    }
  }

  return { commit };
}

function afterChange(read: () => PassageFacts | null, clock: Deps['clock']): AfterChange {
  let facts: PassageFacts | null | undefined;
  let view: PassageView | null | undefined;
  const known = () => (facts === undefined ? (facts = read()) : facts);
  return {
    facts: known,
    view: () => {
      if (view !== undefined) return view;
      const stored = known();
      return (view = stored === null ? null : viewPassage(stored, clock.read(), clock.rate));
    },
  };
}
