import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { SubjectOrigin } from '../../../shared/areas/subjects.ts';
import type { WritableDatabase } from '../database.ts';

export interface SubjectRecord {
  readonly subject: Subject;
  /** SHA-256 of the canonical JSON, lowercase hex: what draws and minutes name. */
  readonly digest: string;
  readonly origin: SubjectOrigin;
  readonly addedAt: Instant;
}

export interface ListedSubject extends SubjectRecord {
  readonly isRetired: boolean;
  /** Passages that play it, whatever the version. */
  readonly useCount: number;
}

/** One version of a subject, and the digest of its text. */
export interface SubjectKey {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
}

interface SubjectRow {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly origin: SubjectOrigin;
  readonly added_at: number;
}

interface ListedRow extends SubjectRow {
  readonly is_retired: number;
  readonly use_count: number;
}

export interface SubjectRepo {
  /** One version of a subject, or null. Each text is parsed once, then kept in memory by its digest. */
  get(id: string, version: number): SubjectRecord | null;
  /** The latest version of a subject, or null. */
  latest(id: string): ListedSubject | null;
  /** The latest version of each subject, in the order of the ids: whole, for who judges each of them. */
  list(): readonly ListedSubject[];
  /** Which version of each subject is the latest, in the order of the ids. */
  latestKeys(): readonly SubjectKey[];
  /** One version, read anew and kept nowhere; null when there is none. */
  read(key: SubjectKey): Subject | null;
  /** Every version of a subject, the latest first, with the number of passages that play it. */
  versions(id: string): readonly (SubjectRecord & { readonly useCount: number })[];
  /** Stores a new version; throws when it is there already. */
  insert(record: SubjectRecord): void;
  setRetired(id: string, isRetired: boolean, at: Instant): void;
}

/** A choice that was replaced does not count: only the last one of a passage is played. */
const STANDING = `SELECT subject_id, subject_version FROM draw_result AS result
  WHERE position = (SELECT max(position) FROM draw_result WHERE passage_id = result.passage_id)`;

const LISTED = `SELECT subject.id, subject.version, subject.digest, subject.origin, subject.added_at,
    coalesce((SELECT is_retired FROM subject_retirement WHERE subject_id = subject.id ORDER BY id DESC LIMIT 1), 0)
      AS is_retired,
    (SELECT count(*) FROM (${STANDING}) WHERE subject_id = subject.id) AS use_count
  FROM subject
  WHERE subject.version = (SELECT max(version) FROM subject AS other WHERE other.id = subject.id)`;

/** Subjects, whole, one row for each version; they were checked before they were stored. Append-only. */
export function createSubjectRepo(db: WritableDatabase): SubjectRepo {
  const one = db.prepare<[string, number], SubjectRow>(
    'SELECT id, version, digest, origin, added_at FROM subject WHERE id = ? AND version = ?',
  );
  const contentOf = db.prepare<[string, number], { content: string }>(
    'SELECT content FROM subject WHERE id = ? AND version = ?',
  );
  const list = db.prepare<[], ListedRow>(`${LISTED} ORDER BY subject.id`);
  const latest = db.prepare<[string], ListedRow>(`${LISTED} AND subject.id = ?`);
  const latestKeys = db.prepare<[], SubjectKey>(
    `SELECT id, version, digest FROM subject
     WHERE version = (SELECT max(version) FROM subject AS other WHERE other.id = subject.id) ORDER BY id`,
  );
  const versions = db.prepare<[string], SubjectRow & { use_count: number }>(
    `SELECT id, version, digest, origin, added_at,
       (SELECT count(*) FROM (${STANDING}) WHERE subject_id = id AND subject_version = version) AS use_count
     FROM subject WHERE id = ? ORDER BY version DESC`,
  );
  const insert = db.prepare<[string, number, string, string, SubjectOrigin, number]>(
    'INSERT INTO subject (id, version, digest, content, origin, added_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const retire = db.prepare<[string, number, number]>(
    'INSERT INTO subject_retirement (subject_id, is_retired, changed_at) VALUES (?, ?, ?)',
  );
  const known = new Map<string, Subject>();

  function textOf({ digest, id, version }: SubjectRow): Subject {
    const kept = known.get(digest);
    if (kept !== undefined) return kept;
    const subject = JSON.parse(contentOf.get(id, version)?.content ?? 'null') as Subject;
    known.set(digest, subject);
    return subject;
  }

  function toRecord(row: SubjectRow): SubjectRecord {
    const { added_at, digest, origin } = row;
    return { subject: textOf(row), digest, origin, addedAt: instant(added_at) };
  }

  function toListed(row: ListedRow): ListedSubject {
    return { ...toRecord(row), isRetired: row.is_retired === 1, useCount: row.use_count };
  }

  return {
    get: (id, version) => {
      const row = one.get(id, version);
      return row === undefined ? null : toRecord(row);
    },
    latest: (id) => {
      const row = latest.get(id);
      return row === undefined ? null : toListed(row);
    },
    list: () => list.all().map(toListed),
    latestKeys: () => latestKeys.all(),
    read: ({ id, version }) => {
      const stored = contentOf.get(id, version);
      return stored === undefined ? null : (JSON.parse(stored.content) as Subject);
    },
    versions: (id) => versions.all(id).map((row) => ({ ...toRecord(row), useCount: row.use_count })),
    insert: ({ addedAt, digest, origin, subject }) => {
      insert.run(subject.id, subject.version, digest, JSON.stringify(subject), origin, addedAt);
    },
    setRetired: (id, isRetired, at) => {
      retire.run(id, isRetired ? 1 : 0, at);
    },
  };
}
