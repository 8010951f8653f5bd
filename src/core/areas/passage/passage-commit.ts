/**
 * Commits changes of passages: one transaction stores events, snapshot and heartbeat together, and only then is the change
 * acknowledged, with the facts that it read and wrote.
 */
import type { JournalEntry, PassageState } from '../../../domain/passage/passage.types.ts';
import type { Instant, Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageView } from '../../../shared/views.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { Deps } from '../../kernel/deps.ts';
import { openChange } from './passage-change.ts';
import type { OpenChange, PassageChange } from './passage-change.ts';
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
  readonly after: AfterChange;
}

export type Committed<Value> =
  | { readonly answer: Extract<Answer<Value>, { ok: true }>; readonly after: AfterChange }
  | { readonly answer: Extract<Answer<Value>, { ok: false }>; readonly after: null };

export interface PassageCommits {
  /** Runs `work` on a passage in one immediate transaction, or as a part of the one that `together` runs. */
  commit<Value>(passageId: string, now: Reading, work: Work<Value>): Committed<Value>;
  /** Runs several changes, and what goes with them, as one transaction. */
  together<Value>(work: (at: Instant) => Answer<Value>): Answer<Value>;
}

/** Thrown to roll a refused change back. */
class Refused extends Error {
  readonly answer: Extract<Answer<never>, { ok: false }>;

  constructor(answer: Extract<Answer<never>, { ok: false }>) {
    super(answer.code);
    this.answer = answer;
  }
}

/** Commits over `store`; `acknowledge` times and announces a change once it is on the disk. */
export function createPassageCommits(
  deps: Deps,
  store: PassageStore,
  acknowledge: (passageId: string, outcome: Outcome, now: Reading) => void,
): PassageCommits {
  const { clock, db, logFailure } = deps;
  /** What is to be told once the transaction around several changes is committed. */
  let waiting: (() => void)[] | null = null;

  function open(passageId: string, now: Reading): OpenChange {
    if (store.doubts.has(passageId)) {
      throw new Refused({ ok: false, code: 'passage-in-doubt', details: { passageId } });
    }
    const facts = store.load(passageId);
    if (facts === null) throw new Refused({ ok: false, code: 'not-found', details: { passageId } });
    if (lacksFreeze(store, facts)) throw new DamagedRecordError(passageId);
    return openChange(store, facts, now);
  }

  function commit<Value>(passageId: string, now: Reading, work: Work<Value>): Committed<Value> {
    const isPart = waiting !== null;
    const run = db.transaction(() => {
      const change = open(passageId, now);
      const answer = work(change.given);
      if (!answer.ok) throw new Refused(answer);
      return { change, answer };
    });
    let done: ReturnType<typeof run>;
    try {
      done = run.immediate();
    } catch (error) {
      if (error instanceof Refused) return { answer: error.answer, after: null };
      if (!(error instanceof DamagedRecordError) || trusted(deps, store, passageId) !== null) throw error;
      return { answer: { ok: false, code: 'passage-in-doubt', details: { passageId } }, after: null };
    }
    const { added, facts, given } = done.change;
    // Among several changes, another one may have written into this passage since.
    const after = afterChange(isPart ? () => store.load(passageId) : facts, clock);
    const outcome = { before: given.facts.state, state: given.state(), added, after };
    afterCommit(() => {
      acknowledge(passageId, outcome, now);
    });
    return { answer: done.answer, after };
  }

  /** Now, or once the transaction around this change is committed. */
  function afterCommit(tell: () => void): void {
    if (waiting === null) attempt(tell);
    else waiting.push(tell);
  }

  function attempt(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      // The change is on the disk: a window that could not be told must not make it look refused.
      logFailure('passage.acknowledge', error);
    }
  }

  function together<Value>(work: (at: Instant) => Answer<Value>): Answer<Value> {
    const tellings: (() => void)[] = [];
    waiting = tellings;
    try {
      const run = db.transaction((): Answer<Value> => {
        const answer = work(clock.read().wall);
        if (!answer.ok) throw new Refused(answer);
        return answer;
      });
      const answer = run.immediate();
      waiting = null;
      tellings.forEach(attempt);
      return answer;
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    } finally {
      waiting = null;
    }
  }

  return { commit, together };
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
