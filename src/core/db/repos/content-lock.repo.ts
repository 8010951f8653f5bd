import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface LockRow {
  readonly revision: number;
  readonly content: string;
  readonly content_digest: string;
  readonly locked_at: number;
}

interface VoidingRow {
  readonly reason: string | null;
  readonly unlocked_at: number | null;
}

interface SignatureRow {
  readonly juror_id: string;
  readonly content_digest: string;
  readonly svg: string;
  readonly signed_at: number;
}

/** Content as locked for signing. */
export interface ContentLock {
  readonly revision: number;
  /** Canonical JSON, exactly as digested. */
  readonly content: string;
  readonly contentDigest: string;
  readonly lockedAt: Instant;
}

/** A lock of the past or of now. */
export interface LockRevision extends ContentLock {
  /** Why and when it was voided; null when it was not. */
  readonly voided: { readonly reason: string; readonly at: Instant } | null;
}

export interface StoredSignature {
  readonly jurorId: string;
  readonly contentDigest: string;
  readonly svg: string;
  readonly signedAt: Instant;
}

export interface ContentLockRepo {
  /** Revision of the last lock, voided or not; 0 before the first. */
  lastRevision(passageId: string): number;
  /** The lock that stands, or null when there is none or it was voided. */
  standing(passageId: string): ContentLock | null;
  /** Every lock of a passage, in order. */
  revisions(passageId: string): readonly LockRevision[];
  lock(passageId: string, lock: ContentLock): void;
  unlock(passageId: string, revision: number, reason: string, at: Instant): void;
  /** Signatures of one revision, in the order in which they were given. */
  signatures(passageId: string, revision: number): readonly StoredSignature[];
  sign(passageId: string, revision: number, signature: StoredSignature): void;
  /** Passage to which a number was given, or null. */
  passageOfNumber(number: string): string | null;
  /** Highest sequence given in a year; 0 before the first. */
  lastSequence(year: number): number;
  /** Gives a number to a passage, for ever. */
  assignNumber(passageId: string, year: number, sequence: number, number: string): void;
}

/** Locks, unlockings, signatures and numbers of minutes; append-only. */
export function createContentLockRepo(db: WritableDatabase): ContentLockRepo {
  const last = db.prepare<[string], LockRow & { readonly is_voided: number }>(
    `SELECT l.revision, l.content, l.content_digest, l.locked_at, u.revision IS NOT NULL AS is_voided
     FROM content_lock l
     LEFT JOIN content_unlock u ON u.passage_id = l.passage_id AND u.revision = l.revision
     WHERE l.passage_id = ? ORDER BY l.revision DESC LIMIT 1`,
  );
  const revisions = db.prepare<[string], LockRow & VoidingRow>(
    `SELECT l.revision, l.content, l.content_digest, l.locked_at, u.reason, u.unlocked_at
     FROM content_lock l
     LEFT JOIN content_unlock u ON u.passage_id = l.passage_id AND u.revision = l.revision
     WHERE l.passage_id = ? ORDER BY l.revision`,
  );
  const lock = db.prepare<[string, number, string, string, number]>(
    `INSERT INTO content_lock (passage_id, revision, content, content_digest, locked_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const unlock = db.prepare<[string, number, string, number]>(
    'INSERT INTO content_unlock (passage_id, revision, reason, unlocked_at) VALUES (?, ?, ?, ?)',
  );
  const signatures = db.prepare<[string, number], SignatureRow>(
    `SELECT juror_id, content_digest, svg, signed_at FROM signature
     WHERE passage_id = ? AND revision = ? ORDER BY position`,
  );
  // Order comes from the rows, not from the instants: a stepped system clock must not reorder the signatures.
  const sign = db.prepare<StoredSignature & { readonly passageId: string; readonly revision: number }>(
    `INSERT INTO signature (passage_id, revision, position, juror_id, content_digest, svg, signed_at)
     SELECT @passageId, @revision, count(*) + 1, @jurorId, @contentDigest, @svg, @signedAt
     FROM signature WHERE passage_id = @passageId AND revision = @revision`,
  );
  const passageOfNumber = db
    .prepare<[string], string>('SELECT passage_id FROM minutes_number WHERE number = ?')
    .pluck();
  const lastSequence = db
    .prepare<[number], number>('SELECT coalesce(max(sequence), 0) FROM minutes_number WHERE year = ?')
    .pluck();
  const assignNumber = db.prepare<[string, number, number, string]>(
    'INSERT INTO minutes_number (passage_id, year, sequence, number) VALUES (?, ?, ?, ?)',
  );
  return {
    lastRevision: (passageId) => last.get(passageId)?.revision ?? 0,
    standing: (passageId) => {
      const row = last.get(passageId);
      return row === undefined || row.is_voided === 1 ? null : toLock(row);
    },
    revisions: (passageId) =>
      revisions.all(passageId).map((row) => ({
        ...toLock(row),
        voided:
          row.reason === null || row.unlocked_at === null
            ? null
            : { reason: row.reason, at: instant(row.unlocked_at) },
      })),
    lock: (passageId, { revision, content, contentDigest, lockedAt }) => {
      lock.run(passageId, revision, content, contentDigest, lockedAt);
    },
    unlock: (passageId, revision, reason, at) => {
      unlock.run(passageId, revision, reason, at);
    },
    signatures: (passageId, revision) => signatures.all(passageId, revision).map(toSignature),
    sign: (passageId, revision, signature) => {
      sign.run({ passageId, revision, ...signature });
    },
    passageOfNumber: (given) => passageOfNumber.get(given) ?? null,
    lastSequence: (year) => lastSequence.get(year) ?? 0,
    assignNumber: (passageId, year, sequence, given) => {
      assignNumber.run(passageId, year, sequence, given);
    },
  };
}

function toLock(row: LockRow): ContentLock {
  return {
    revision: row.revision,
    content: row.content,
    contentDigest: row.content_digest,
    lockedAt: instant(row.locked_at),
  };
}

function toSignature(row: SignatureRow): StoredSignature {
  return {
    jurorId: row.juror_id,
    contentDigest: row.content_digest,
    svg: row.svg,
    signedAt: instant(row.signed_at),
  };
}
