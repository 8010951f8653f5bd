/** What the use cases of preparation read and write, and how they tell of it. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Repos } from '../../db/repos.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import type { Linking } from '../candidates/index.ts';
import type { DataTopic } from '../../../shared/contract.ts';

/** The repos of preparation. */
export interface PreparationStore extends Pick<
  Repos,
  | 'attachments'
  | 'attempts'
  | 'audit'
  | 'enrolments'
  | 'evidence'
  | 'freezes'
  | 'handovers'
  | 'lineage'
  | 'members'
  | 'merges'
  | 'passages'
  | 'persons'
  | 'progress'
  | 'referentiels'
  | 'sessions'
  | 'together'
> {
  readonly rectifications: Pick<Repos['rectifications'], 'standingName'>;
  readonly rulings: Pick<Repos['rulings'], 'ofEnrolment' | 'ofSession'>;
  readonly foreign: Pick<Repos['foreign'], 'ofEnrolment'>;
}

/**
 * An act stamped with the wall clock, after which the windows are told that sessions changed, and what else is named.
 */
export function changeSessions<Value>(
  deps: Pick<Deps, 'act'>,
  work: (at: Instant) => Answer<Value>,
  alsoTold: readonly DataTopic[] = [],
): Answer<Value> {
  return deps.act(['sessions', ...alsoTold], ({ now }) => work(now.wall));
}

/** With what passages are linked to the files of their candidates, in the act of that instant. */
export function linkingOf(
  deps: Pick<Deps, 'newId' | 'timeZone'>,
  repos: PreparationStore,
  at: Instant,
): Linking {
  return { repos, newId: deps.newId, at, today: localDate(at, deps.timeZone) };
}
