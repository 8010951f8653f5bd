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
  lastRevision(ownerId: string): number;
  /** The lock that stands, or null when there is none or it was voided. */
  standing(ownerId: string): ContentLock | null;
  /** Every lock of an owner, in order. */
  revisions(ownerId: string): readonly LockRevision[];
  lock(ownerId: string, lock: ContentLock): void;
  unlock(ownerId: string, revision: number, reason: string, at: Instant): void;
  /** Signatures of one revision, in the order in which they were given. */
  signatures(ownerId: string, revision: number): readonly StoredSignature[];
  sign(ownerId: string, revision: number, signature: StoredSignature): void;
  /** To whom a number was given, or null. */
  ownerOfNumber(number: string): string | null;
  /** Highest sequence given in a year; 0 before the first. */
  lastSequence(year: number): number;
  /** Gives a number, for ever. */
  assignNumber(ownerId: string, year: number, sequence: number, number: string): void;
}

/** The tables of one kind of documents, and their column that names what is locked. */
interface LockTables {
  readonly owner: 'passage_id' | 'session_id';
  readonly locks: 'content_lock' | 'session_lock';
  readonly unlocks: 'content_unlock' | 'session_unlock';
  readonly signatureTable: 'signature' | 'session_signature';
  readonly numbers: 'minutes_number' | 'session_minutes_number';
}

/** Locks, unlockings, signatures and numbers of the minutes of passages; append-only. */
export function createContentLockRepo(db: WritableDatabase): ContentLockRepo {
  return createLockRepo(db, {
    owner: 'passage_id',
    locks: 'content_lock',
    unlocks: 'content_unlock',
    signatureTable: 'signature',
    numbers: 'minutes_number',
  });
}

/** The same of sessions, which may be given several numbers. */
export function createSessionLockRepo(db: WritableDatabase): ContentLockRepo {
  return createLockRepo(db, {
    owner: 'session_id',
    locks: 'session_lock',
    unlocks: 'session_unlock',
    signatureTable: 'session_signature',
    numbers: 'session_minutes_number',
  });
}

function createLockRepo(
  db: WritableDatabase,
  { locks, numbers, owner, signatureTable, unlocks }: LockTables,
): ContentLockRepo {
  const last = db.prepare<[string], LockRow & { readonly is_voided: number }>(
    `SELECT l.revision, l.content, l.content_digest, l.locked_at, u.revision IS NOT NULL AS is_voided
     FROM ${locks} l
     LEFT JOIN ${unlocks} u ON u.${owner} = l.${owner} AND u.revision = l.revision
     WHERE l.${owner} = ? ORDER BY l.revision DESC LIMIT 1`,
  );
  const revisions = db.prepare<[string], LockRow & VoidingRow>(
    `SELECT l.revision, l.content, l.content_digest, l.locked_at, u.reason, u.unlocked_at
     FROM ${locks} l
     LEFT JOIN ${unlocks} u ON u.${owner} = l.${owner} AND u.revision = l.revision
     WHERE l.${owner} = ? ORDER BY l.revision`,
  );
  const lock = db.prepare<[string, number, string, string, number]>(
    `INSERT INTO ${locks} (${owner}, revision, content, content_digest, locked_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const unlock = db.prepare<[string, number, string, number]>(
    `INSERT INTO ${unlocks} (${owner}, revision, reason, unlocked_at) VALUES (?, ?, ?, ?)`,
  );
  const signatures = db.prepare<[string, number], SignatureRow>(
    `SELECT juror_id, content_digest, svg, signed_at FROM ${signatureTable}
     WHERE ${owner} = ? AND revision = ? ORDER BY position`,
  );
  // Order comes from the rows, not from the instants: a stepped system clock must not reorder the signatures.
  const sign = db.prepare<StoredSignature & { readonly ownerId: string; readonly revision: number }>(
    `INSERT INTO ${signatureTable} (${owner}, revision, position, juror_id, content_digest, svg, signed_at)
     SELECT @ownerId, @revision, count(*) + 1, @jurorId, @contentDigest, @svg, @signedAt
     FROM ${signatureTable} WHERE ${owner} = @ownerId AND revision = @revision`,
  );
  const ownerOfNumber = db
    .prepare<[string], string>(`SELECT ${owner} FROM ${numbers} WHERE number = ?`)
    .pluck();
  const lastSequence = db
    .prepare<[number], number>(`SELECT coalesce(max(sequence), 0) FROM ${numbers} WHERE year = ?`)
    .pluck();
  const assignNumber = db.prepare<[string, number, number, string]>(
    `INSERT INTO ${numbers} (${owner}, year, sequence, number) VALUES (?, ?, ?, ?)`,
  );
  return {
    lastRevision: (ownerId) => last.get(ownerId)?.revision ?? 0,
    standing: (ownerId) => {
      const row = last.get(ownerId);
      return row === undefined || row.is_voided === 1 ? null : toLock(row);
    },
    revisions: (ownerId) =>
      revisions.all(ownerId).map((row) => ({
        ...toLock(row),
        voided:
          row.reason === null || row.unlocked_at === null
            ? null
            : { reason: row.reason, at: instant(row.unlocked_at) },
      })),
    lock: (ownerId, { revision, content, contentDigest, lockedAt }) => {
      lock.run(ownerId, revision, content, contentDigest, lockedAt);
    },
    unlock: (ownerId, revision, reason, at) => {
      unlock.run(ownerId, revision, reason, at);
    },
    signatures: (ownerId, revision) => signatures.all(ownerId, revision).map(toSignature),
    sign: (ownerId, revision, signature) => {
      sign.run({ ownerId, revision, ...signature });
    },
    ownerOfNumber: (given) => ownerOfNumber.get(given) ?? null,
    lastSequence: (year) => lastSequence.get(year) ?? 0,
    assignNumber: (ownerId, year, sequence, given) => {
      assignNumber.run(ownerId, year, sequence, given);
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
