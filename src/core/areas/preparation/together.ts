/** Puts planned passages together, so that one clock holds them all, and apart again; nothing of it moves once one of them began. */
import { findTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { isTimedAlike, togetherBounds } from '../../../domain/passage/together.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { SessionView } from '../../../shared/areas/preparation/sessions.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { standingPerson } from '../candidates/index.ts';
import type { PreparationStore } from './preparation-store.ts';
import { answerSession } from './session-view.ts';

export interface Stamp {
  readonly at: Instant;
  readonly newId: () => string;
}

/** Makes one group of passages of one test, none of which began or passes with others already. */
export function putTogether(
  store: PreparationStore,
  { passageIds, sessionId }: { readonly sessionId: string; readonly passageIds: readonly string[] },
  stamp: Stamp,
): Answer<SessionView> {
  const session = store.sessions.get(sessionId);
  if (session === null) return notFound();
  const passages = passageIds.flatMap((id) => store.passages.get(id) ?? []);
  if (passages.length < passageIds.length || passages.some((passage) => passage.sessionId !== sessionId)) {
    return notFound();
  }
  const refusal = refusalToPutTogether(store, session, passages);
  if (refusal !== null) return refusal;
  writeGroup(store, passages, stamp);
  return answerSession(store, sessionId);
}

/** Why these cannot be held by one clock, or null. */
export function refusalToPutTogether(
  store: PreparationStore,
  session: SessionRecord,
  passages: readonly PassageRecord[],
): Refusal | null {
  const [first] = passages;
  if (first === undefined) return refuse('together-not-offered');
  const certification = store.referentiels.get(
    session.referentielId,
    session.referentielVersion,
  )?.certification;
  const test = certification === undefined ? undefined : findTest(certification, first.testId);
  const bounds = test === undefined ? null : togetherBounds(test);
  if (bounds === null || passages.some(({ testId }) => testId !== first.testId)) {
    return refuse('together-not-offered');
  }
  const { max, min } = bounds;
  if (passages.length < Math.max(2, min) || passages.length > max) {
    return refuse('together-count', { count: passages.length, min: Math.max(2, min), max });
  }
  if (passages.some(({ id }) => store.handovers.isAway(id))) return refuse('passage-away');
  if (passages.some(({ id }) => store.freezes.passage(id) !== null)) return refuse('already-begun');
  const isTaken = passages.some(({ id }) => store.together.groupOf(id).length > 0);
  return isTaken || isSomeoneTwice(store, passages) ? refuse('together-taken') : refusalOfMeasures(passages);
}

/** One clock gives everyone the same time: whose measure grants another passes at another time. */
export function refusalOfMeasures(
  passages: readonly Pick<PassageRecord, 'accommodation' | 'candidate'>[],
): Refusal | null {
  const [first] = passages;
  const other = passages.find(
    ({ accommodation }) => first !== undefined && !isTimedAlike(first.accommodation, accommodation),
  );
  if (other === undefined) return null;
  const { firstName, lastName } = other.candidate;
  return refuse('together-measures', { candidate: `${firstName} ${lastName}` });
}

function isSomeoneTwice(store: PreparationStore, passages: readonly PassageRecord[]): boolean {
  const persons = passages.flatMap(({ id }) => {
    const enrolment = store.enrolments.ofPassage(id);
    return enrolment === null ? [] : [standingPerson(store, enrolment.personId)?.id ?? enrolment.personId];
  });
  return new Set(persons).size < persons.length;
}

/** Writes a group whose passages were found fit; they begin at one hour, that of the first of the day. */
export function writeGroup(
  store: PreparationStore,
  passages: readonly PassageRecord[],
  { at, newId }: Stamp,
): void {
  store.together.put(
    newId(),
    passages.map(({ id }) => id),
    at,
  );
  const hours = passages.flatMap(({ plannedTime }) => plannedTime ?? []).sort();
  for (const passage of passages) {
    setHour(store, passage, hours[0] ?? null);
    const details = { among: passages.length };
    store.audit.append({ at, action: 'put-together', subjectId: passage.id, details });
  }
}

/** Dissolves the group of a passage: each of them passes alone. */
export function putApart(store: PreparationStore, passageId: string, at: Instant): Answer<SessionView> {
  const passage = store.passages.get(passageId);
  if (passage === null) return notFound();
  const ids = store.together.groupOf(passageId);
  if (ids.length === 0) return refuse('not-together');
  if (ids.some((id) => store.handovers.isAway(id))) return refuse('passage-away');
  if (ids.some((id) => store.freezes.passage(id) !== null)) return refuse('already-begun');
  for (const id of ids) {
    store.together.remove(id);
    store.audit.append({ at, action: 'put-apart', subjectId: id, details: {} });
  }
  return answerSession(store, passage.sessionId);
}

/** Why a passage of a group cannot become that one while it stays in its group, or null; the group follows its hour. */
export function followGroup(
  store: PreparationStore,
  before: PassageRecord,
  after: PassageRecord,
): Refusal | null {
  const mates = store.together
    .groupOf(after.id)
    .flatMap((id) => (id === after.id ? [] : (store.passages.get(id) ?? [])));
  if (mates.length === 0) return null;
  if (after.testId !== before.testId || isSomeoneTwice(store, [after, ...mates])) {
    return refuse('together-taken');
  }
  const refusal = refusalOfMeasures([...mates, after]);
  if (refusal !== null) return refusal;
  if (after.plannedTime !== before.plannedTime) {
    for (const mate of mates) setHour(store, mate, after.plannedTime);
  }
  return null;
}

/** Whether the groups of a session are still such as its certification has them. */
export function areGroupsKept(
  store: PreparationStore,
  session: Pick<SessionRecord, 'id'>,
  certification: Certification,
): boolean {
  const groups = store.together.ofSession(session.id);
  const sizes = new Map<string, number>();
  for (const groupId of groups.values()) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return store.passages.ofSession(session.id).every(({ id, testId }) => {
    const size = sizes.get(groups.get(id) ?? '');
    const test = findTest(certification, testId);
    return size === undefined || (test !== undefined && size <= (togetherBounds(test)?.max ?? 0));
  });
}

/** One that began keeps the hour that it was planned at. */
function setHour(store: PreparationStore, passage: PassageRecord, plannedTime: string | null): void {
  if (passage.plannedTime === plannedTime || store.freezes.passage(passage.id) !== null) return;
  store.passages.update({ ...passage, plannedTime });
}
