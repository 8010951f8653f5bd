/** The documents of sessions, as the desk signs them. */
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionContentSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories, sessionSitting } from '../../../domain/session-minutes/session-signatories.ts';
import { recordFaults } from '../../db/chain-check.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { DocumentStore, SigningState } from '../signing/index.ts';

type SessionRepos = Pick<Deps['repos'], 'members' | 'sessionLocks' | 'sessionMinutes' | 'sessionParts'>;

/** Content that was checked when it was locked. */
export function lockedSession({ content }: ContentLock): SessionContent {
  return sessionContentSchema.parse(JSON.parse(content));
}

/** The lock of a session that awaits signatures; null when it is free to decide. */
export function openLock(
  { sessionLocks, sessionMinutes }: Pick<SessionRepos, 'sessionLocks' | 'sessionMinutes'>,
  sessionId: string,
): ContentLock | null {
  const standing = sessionLocks.standing(sessionId);
  return standing !== null && sessionMinutes.openRevision(sessionId) === standing.revision ? standing : null;
}

/** Members who sign a lock and have not yet, in the order of the jury. */
export function awaitedOf(
  { sessionLocks }: Pick<SessionRepos, 'sessionLocks'>,
  sessionId: string,
  lock: ContentLock,
) {
  const signed = new Set(sessionLocks.signatures(sessionId, lock.revision).map(({ jurorId }) => jurorId));
  return sessionSignatories(lockedSession(lock)).filter(({ id }) => !signed.has(id));
}

/** Who answers for voiding what was signed: those who sign, and who presides. */
export function voidersOf(repos: SessionRepos, sessionId: string) {
  const lock = openLock(repos, sessionId);
  const content = lock === null ? null : lockedSession(lock);
  const presiding = content === null ? [] : sessionSitting(content).filter(({ isPresident }) => isPresident);
  const ids = new Set(
    [...(content === null ? [] : sessionSignatories(content)), ...presiding].map(({ id }) => id),
  );
  return repos.members.ofSession(sessionId).filter(({ id }) => ids.has(id));
}

/** Where the signatures of a session's open lock stand. */
export function signingState(repos: SessionRepos, sessionId: string): SigningState {
  const lock = openLock(repos, sessionId);
  return {
    lock,
    awaited: lock === null ? [] : awaitedOf(repos, sessionId, lock).map(({ id }) => id),
    pinHash: (jurorId) =>
      repos.members.ofSession(sessionId).find(({ id }) => id === jurorId)?.pinHash ?? null,
  };
}

/** Their store for the desk. */
export function sessionDocuments({ documents, repos }: Pick<Deps, 'documents' | 'repos'>): DocumentStore {
  return {
    locks: repos.sessionLocks,
    parts: repos.sessionParts,
    contentOf: (lock) => {
      const content = lockedSession(lock);
      const { authority, number, seal, timeZone } = content;
      return { authority, number, seal, timeZone, signatories: sessionSignatories(content) };
    },
    base: (lock) =>
      documents.sessionMinutes({
        mode: 'original',
        content: lockedSession(lock),
        contentDigest: lock.contentDigest,
      }),
    outside: () => [],
    state: (sessionId) => signingState(repos, sessionId),
  };
}

const OF_SESSION = ['session_lock', 'session_unlock', 'session_signature', 'session_document_part'];

/** Why nothing may be locked, signed or archived of a session: its records are not the ones that were recorded. */
export function refusalWhenAltered({ db }: Pick<Deps, 'db'>, sessionId: string): Refusal | null {
  const faults = ['bloc_ruling', 'session_minutes', 'session_minutes_number', ...OF_SESSION].flatMap(
    (table) => recordFaults(db, table, 'session_id = ?', sessionId),
  );
  const isWhole = faults.every(({ kind }) => kind === 'broken');
  return isWhole ? null : { ok: false, code: 'records-altered', details: { sessionId } };
}
