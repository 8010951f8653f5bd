import type { IssuedKind, Logo } from '../../../domain/issuing/issuing.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** A paper that left, without its bytes. */
export interface IssuedRecord {
  readonly id: string;
  readonly kind: IssuedKind;
  /** Null for an extract. */
  readonly sessionMinutesId: string | null;
  /** Null for a table. */
  readonly enrolmentId: string | null;
  /** Of an attestation. */
  readonly blocId: string | null;
  readonly year: number;
  readonly code: string;
  readonly sequence: number;
  readonly number: string;
  /** Who it is for, as printed. */
  readonly holder: string;
  readonly contentDigest: string;
  readonly sha256: string;
  readonly isSealed: boolean;
  /** The original that it repeats. */
  readonly duplicateOf: string | null;
  readonly issuedAt: Instant;
}

interface IssuedRow {
  readonly id: string;
  readonly kind: IssuedKind;
  readonly session_minutes_id: string | null;
  readonly enrolment_id: string | null;
  readonly bloc_id: string | null;
  readonly year: number;
  readonly code: string;
  readonly sequence: number;
  readonly number: string;
  readonly holder: string;
  readonly content_digest: string;
  readonly sha256: string;
  readonly is_sealed: number;
  readonly duplicate_of: string | null;
  readonly issued_at: number;
}

/** A file that papers or declarations are made with. */
export interface IssuingFile {
  readonly kind: 'logo' | 'schema';
  readonly name: string;
  readonly format: Logo['format'] | 'xsd';
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly addedAt: Instant;
}

export interface IssuedDocumentRepo {
  get(id: string): IssuedRecord | null;
  pdf(id: string): Uint8Array | null;
  /** Papers made from those minutes, the first issued first. */
  ofMinutes(sessionMinutesId: string): readonly IssuedRecord[];
  /** Originals of that kind, the first issued first. */
  originals(kind: IssuedKind): readonly IssuedRecord[];
  /** Those that were issued to any of these enrolments, the first issued first. */
  originalsOf(enrolmentIds: readonly string[], kind: IssuedKind): readonly IssuedRecord[];
  /** The last number of a kind, year and installation; 0 before the first. */
  lastSequence(kind: IssuedKind, year: number, code: string): number;
  insert(record: IssuedRecord, pdf: Uint8Array): void;
  /** The file of a kind that stands; null for none. */
  file(kind: IssuingFile['kind']): IssuingFile | null;
  /** Puts a file in the place of what stood; null takes it back. */
  putFile(kind: IssuingFile['kind'], file: Omit<IssuingFile, 'kind'> | null, at: Instant): void;
}

const COLUMNS = `id, kind, session_minutes_id, enrolment_id, bloc_id, year, code, sequence, number, holder, content_digest,
  sha256, is_sealed, duplicate_of, issued_at`;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Papers that were issued, and the files that they are made with; append-only. */
export function createIssuedDocumentRepo(db: WritableDatabase): IssuedDocumentRepo {
  const get = db.prepare<[string], IssuedRow>(`SELECT ${COLUMNS} FROM issued_document WHERE id = ?`);
  const pdf = db.prepare<[string], Uint8Array>('SELECT pdf FROM issued_document WHERE id = ?').pluck();
  const ofMinutes = db.prepare<[string], IssuedRow>(
    `SELECT ${COLUMNS} FROM issued_document WHERE session_minutes_id = ? ORDER BY rowid`,
  );
  const originals = db.prepare<[string], IssuedRow>(
    `SELECT ${COLUMNS} FROM issued_document WHERE kind = ? AND duplicate_of IS NULL ORDER BY rowid`,
  );
  const originalsOf = db.prepare<[string, string], IssuedRow>(
    `SELECT ${COLUMNS} FROM issued_document WHERE enrolment_id IN (SELECT value FROM json_each(?)) AND kind = ?
       AND duplicate_of IS NULL ORDER BY rowid`,
  );
  const last = db
    .prepare<[string, number, string], number>(
      'SELECT coalesce(max(sequence), 0) FROM issued_document WHERE kind = ? AND year = ? AND code = ?',
    )
    .pluck();
  const insert = db.prepare<[IssuedRow & { readonly pdf: Uint8Array }]>(
    `INSERT INTO issued_document (${COLUMNS}, pdf)
     VALUES (@id, @kind, @session_minutes_id, @enrolment_id, @bloc_id, @year, @code, @sequence, @number, @holder,
       @content_digest, @sha256, @is_sealed, @duplicate_of, @issued_at, @pdf)`,
  );
  const file = db.prepare<
    [string],
    { name: string; format: IssuingFile['format'] | ''; bytes: Uint8Array; sha256: string; added_at: number }
  >(
    'SELECT name, format, bytes, sha256, added_at FROM issuing_file WHERE kind = ? ORDER BY position DESC LIMIT 1',
  );
  const putFile = db.prepare<[string, string, string, Uint8Array, string, number]>(
    'INSERT INTO issuing_file (kind, name, format, bytes, sha256, added_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : readRow(row);
    },
    pdf: (id) => pdf.get(id) ?? null,
    ofMinutes: (sessionMinutesId) => ofMinutes.all(sessionMinutesId).map(readRow),
    originals: (kind) => originals.all(kind).map(readRow),
    originalsOf: (enrolmentIds, kind) => originalsOf.all(JSON.stringify(enrolmentIds), kind).map(readRow),
    lastSequence: (kind, year, code) => last.get(kind, year, code) ?? 0,
    insert: (record, bytes) => {
      insert.run({ ...rowOf(record), pdf: bytes });
    },
    file: (kind) => {
      const row = file.get(kind);
      if (row === undefined || row.format === '') return null;
      const { added_at: addedAt, bytes, format, name, sha256 } = row;
      return { kind, name, format, bytes, sha256, addedAt: instant(addedAt) };
    },
    putFile: (kind, given, at) => {
      if (given === null) putFile.run(kind, '', '', new Uint8Array(), EMPTY_SHA256, at);
      else putFile.run(kind, given.name, given.format, given.bytes, given.sha256, at);
    },
  };
}

function readRow(row: IssuedRow): IssuedRecord {
  return {
    id: row.id,
    kind: row.kind,
    sessionMinutesId: row.session_minutes_id,
    enrolmentId: row.enrolment_id,
    blocId: row.bloc_id,
    year: row.year,
    code: row.code,
    sequence: row.sequence,
    number: row.number,
    holder: row.holder,
    contentDigest: row.content_digest,
    sha256: row.sha256,
    isSealed: row.is_sealed === 1,
    duplicateOf: row.duplicate_of,
    issuedAt: instant(row.issued_at),
  };
}

function rowOf(record: IssuedRecord): IssuedRow {
  return {
    id: record.id,
    kind: record.kind,
    session_minutes_id: record.sessionMinutesId,
    enrolment_id: record.enrolmentId,
    bloc_id: record.blocId,
    year: record.year,
    code: record.code,
    sequence: record.sequence,
    number: record.number,
    holder: record.holder,
    content_digest: record.contentDigest,
    sha256: record.sha256,
    is_sealed: record.isSealed ? 1 : 0,
    duplicate_of: record.duplicateOf,
    issued_at: record.issuedAt,
  };
}
