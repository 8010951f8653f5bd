/** A session's minutes as windows read them. */
import type { MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../../../domain/session-minutes/session-signatories.ts';
import type {
  SessionLockView,
  SessionMinutesRow,
  SessionMinutesView,
} from '../../../shared/areas/session-minutes.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { SessionMinutesKind, SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { awaitedOf, lockedSession, openLock } from './session-documents.ts';

/** What a content is among those of its session. */
export function kindOf({ complements, rectification }: SessionContent): SessionMinutesKind {
  if (rectification !== undefined) return 'rectification';
  return complements === null ? 'minutes' : 'complement';
}

/** Everything about the minutes of one session. */
export function sessionMinutesView(
  repos: Repos,
  { id, title }: SessionRecord,
  unsealedCount: number,
): SessionMinutesView {
  const lock = openLock(repos, id);
  return {
    sessionId: id,
    title,
    unsealedCount,
    lock: lock === null ? null : lockView(repos, id, lock),
    archived: repos.sessionMinutes.ofSession(id).map((record) => rowOf(repos, record)),
  };
}

/** A lock that awaits signatures, as it is shown. */
export function lockView(repos: Repos, sessionId: string, lock: ContentLock): SessionLockView {
  const content = lockedSession(lock);
  return {
    revision: lock.revision,
    number: content.number,
    kind: kindOf(content),
    contentDigest: lock.contentDigest,
    lockedAt: lock.lockedAt,
    signatures: signaturesOf(repos, sessionId, lock, content),
    awaited: awaitedOf(repos, sessionId, lock).map(({ capacity, id, name }) => ({
      jurorId: id,
      name,
      capacity,
    })),
  };
}

/** Signatures of a lock, under the names and capacities of its content. */
export function signaturesOf(
  { sessionLocks }: Pick<Repos, 'sessionLocks'>,
  sessionId: string,
  lock: Pick<ContentLock, 'revision'>,
  content: SessionContent,
): readonly MinutesSignature[] {
  return sessionLocks.signatures(sessionId, lock.revision).flatMap(({ jurorId, ...given }) => {
    const member = sessionSignatories(content).find(({ id }) => id === jurorId);
    return member === undefined ? [] : [{ jurorId, name: member.name, capacity: member.capacity, ...given }];
  });
}

/** Archived minutes, as lists hold them. */
export function rowOf(
  { sessionMinutes }: Pick<Repos, 'sessionMinutes'>,
  record: SessionMinutesRecord,
): SessionMinutesRow {
  const { archivedAt, candidates, certificationTitle, heldOn, id, jurors, kind, number } = record;
  const { sessionId, sessionTitle, status } = record;
  return {
    sessionMinutesId: id,
    sessionId,
    kind,
    number,
    status,
    date: heldOn,
    sessionTitle,
    certificationTitle,
    candidates,
    jurors,
    archivedAt,
    ...sessionMinutes.links(id),
  };
}
