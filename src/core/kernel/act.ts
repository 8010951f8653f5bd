/** The one way to write. */
import type { Clock, Reading } from '../../domain/time/time.ts';
import type { Caller } from '../../shared/caller.ts';
import type { DataTopic } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { WritableDatabase } from '../db/database.ts';
import { createRepos } from '../db/repos.ts';
import type { Repos } from '../db/repos.ts';
import type { Publish } from './announcer.ts';
import type { LogFailure } from './answer.ts';
import type { Refusal } from './refusal.ts';

/** What an act is done with. */
export interface Acting {
  /** The one reading that stamps everything in it, made before the data was waited for. */
  readonly now: Reading;
  readonly repos: Repos;
  /** Who asked; null when the application acts by itself. */
  readonly caller: Caller | null;
  /** Tells or does something once all is committed, and never when it is not. */
  readonly afterCommit: (tell: () => void) => void;
}

export interface ActOptions {
  readonly caller?: Caller;
  /** A reading that was made already; the clock is read otherwise. */
  readonly now?: Reading;
}

/** What every window is told to read again once the act is committed. */
export type Topics = DataTopic | readonly DataTopic[];

/**
 * Runs `work` as one immediate transaction: all that it wrote is kept, or nothing where it answers a refusal or throws.
 * After the commit the topics are told. An act inside another is a part of it: it has the same reading and caller, its own
 * refusal undoes it alone, and whatever it has to tell waits until the whole is committed.
 */
export type Act = <Value>(
  topics: Topics,
  work: (acting: Acting) => Answer<Value>,
  options?: ActOptions,
) => Answer<Value>;

export interface ActParts {
  readonly db: WritableDatabase;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly logFailure: LogFailure;
}

/** Nothing to tell. */
export const UNTOLD: Topics = [];

/** Thrown through the transaction, to undo it. */
class Undone extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface Whole {
  readonly now: Reading;
  readonly caller: Caller | null;
  readonly tellings: (() => void)[];
}

/** One for each connection, with the repos that everything else reads through as well. */
export function createAct({ clock, db, logFailure, publish }: ActParts): {
  readonly act: Act;
  readonly repos: Repos;
} {
  const repos = createRepos(db);
  /** The outermost act, while one runs. */
  let whole: Whole | null = null;

  function within<Value>(topics: Topics, { now, caller, tellings }: Whole, work: Work<Value>): Answer<Value> {
    const told = tellings.length;
    const afterCommit = (tell: () => void) => {
      tellings.push(tell);
    };
    const run = db.transaction((): Answer<Value> => {
      const answer = work({ now, repos, caller, afterCommit });
      if (!answer.ok) throw new Undone(answer);
      return answer;
    });
    try {
      const answer = run.immediate();
      for (const topic of [topics].flat()) {
        afterCommit(() => {
          publish('data-changed', { topic });
        });
      }
      return answer;
    } catch (error) {
      // What was undone has nothing to tell.
      tellings.splice(told);
      if (error instanceof Undone) return error.refusal;
      throw error;
    }
  }

  function tell(telling: () => void): void {
    try {
      telling();
    } catch (error) {
      // All is on the disk: a window that could not be told must not make it look refused.
      logFailure('act.tell', error);
    }
  }

  return {
    repos,
    act: (topics, work, { caller, now } = {}) => {
      if (whole !== null) return within(topics, now === undefined ? whole : { ...whole, now }, work);
      const outermost: Whole = { now: now ?? clock.read(), caller: caller ?? null, tellings: [] };
      whole = outermost;
      let answer;
      try {
        answer = within(topics, outermost, work);
      } finally {
        whole = null;
      }
      outermost.tellings.forEach(tell);
      return answer;
    },
  };
}

type Work<Value> = (acting: Acting) => Answer<Value>;
