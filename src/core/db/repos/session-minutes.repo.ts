import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { MinutesStatus } from '../../../shared/areas/preparation/sessions.ts';
import type { WritableDatabase } from '../database.ts';
import type { SearchText } from './minutes-listing.ts';
import { createSessionListing } from './session-listing.ts';

/** The first minutes of a session, what completes them, or what corrects one of those. */
export type SessionMinutesKind = 'minutes' | 'complement' | 'rectification';

/** Archived minutes of a session, as the index holds them. */
export interface SessionMinutesRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: SessionMinutesKind;
  readonly number: string;
  readonly revision: number;
  readonly status: MinutesStatus;
  /** Day of the session, ISO calendar date. */
  readonly heldOn: string;
  readonly sessionTitle: string;
  readonly certificationTitle: string;
  /** Names. */
  readonly candidates: readonly string[];
  readonly jurors: readonly string[];
  readonly pdfSha256: string;
  readonly jsonSha256: string;
  readonly contentDigest: string;
  readonly archivedAt: Instant;
}

export interface SessionMinutesFiles {
  readonly pdf: Uint8Array;
  /** Canonical JSON of a SessionMinutesFile. */
  readonly json: string;
}

export interface SessionMinutesRepo {
  find(id: string): SessionMinutesRecord | null;
  files(id: string): SessionMinutesFiles | null;
  /** Id of the minutes whose content has that digest (SHA-256, hex); null for none. */
  idOfContent(contentDigest: string): string | null;
  /** All of a session, in the order of their locks. */
  ofSession(sessionId: string): readonly SessionMinutesRecord[];
  /** Text that the archive's search index holds for them; null when it holds none, or lists them as others. */
  searchText(id: string): SearchText | null;
  /** Ids of the rulings that they seal. */
  rulingIds(id: string): readonly string[];
  /** Ids of the rulings of a session that some minutes seal. */
  sealedRulingIds(sessionId: string): readonly string[];
  /** Revision of the lock that is neither voided nor archived; null when the session is free to decide. */
  openRevision(sessionId: string): number | null;
  /** Id of the minutes that these rectify, and of those that rectify these; null for none. */
  links(id: string): { readonly rectifiesId: string | null; readonly rectifiedById: string | null };
  insert(
    record: SessionMinutesRecord,
    files: SessionMinutesFiles,
    sealed: { readonly rulingIds: readonly string[]; readonly rectifiesId: string | null },
  ): void;
}

interface Row {
  readonly id: string;
  readonly session_id: string;
  readonly kind: SessionMinutesKind;
  readonly number: string;
  readonly revision: number;
  readonly status: MinutesStatus;
  readonly held_on: string;
  readonly session_title: string;
  readonly certification_title: string;
  readonly candidates: string;
  readonly jurors: string;
  readonly pdf_sha256: string;
  readonly json_sha256: string;
  readonly content_digest: string;
  readonly archived_at: number;
}

/** Archived minutes of sessions, over one connection; append-only. */
export function createSessionMinutesRepo(db: WritableDatabase): SessionMinutesRepo {
  const find = db.prepare<[string], Row>('SELECT * FROM session_minutes WHERE id = ?');
  const files = db.prepare<[string], SessionMinutesFiles>(
    'SELECT pdf, json FROM session_minutes_file WHERE session_minutes_id = ?',
  );
  const idOfContent = db
    .prepare<[string], string>('SELECT id FROM session_minutes WHERE content_digest = ? LIMIT 1')
    .pluck();
  const ofSession = db.prepare<[string], Row>(
    'SELECT * FROM session_minutes WHERE session_id = ? ORDER BY revision',
  );
  const listing = createSessionListing(db);
  const rulingIds = db
    .prepare<[string], string>(
      'SELECT ruling_id FROM session_minutes_ruling WHERE session_minutes_id = ? ORDER BY ruling_id',
    )
    .pluck();
  const sealedRulingIds = db
    .prepare<[string], string>(
      `SELECT DISTINCT ruling_id FROM session_minutes_ruling
       WHERE session_minutes_id IN (SELECT id FROM session_minutes WHERE session_id = ?) ORDER BY ruling_id`,
    )
    .pluck();
  const openRevision = db
    .prepare<[string], number>(
      `SELECT l.revision FROM session_lock l
       WHERE l.session_id = ?
         AND NOT EXISTS (SELECT 1 FROM session_unlock u WHERE u.session_id = l.session_id AND u.revision = l.revision)
         AND NOT EXISTS (SELECT 1 FROM session_minutes m WHERE m.session_id = l.session_id AND m.revision = l.revision)
       ORDER BY l.revision DESC LIMIT 1`,
    )
    .pluck();
  const links = db.prepare<
    { id: string },
    { readonly rectifiesId: string | null; readonly rectifiedById: string | null }
  >(
    `SELECT (SELECT rectifies_id FROM session_rectification WHERE session_minutes_id = @id) AS rectifiesId,
       (SELECT session_minutes_id FROM session_rectification WHERE rectifies_id = @id) AS rectifiedById`,
  );
  const insert = db.prepare<Row>(
    `INSERT INTO session_minutes (id, session_id, kind, number, revision, status, held_on, session_title,
       certification_title, candidates, jurors, pdf_sha256, json_sha256, content_digest, archived_at)
     VALUES (@id, @session_id, @kind, @number, @revision, @status, @held_on, @session_title,
       @certification_title, @candidates, @jurors, @pdf_sha256, @json_sha256, @content_digest, @archived_at)`,
  );
  const insertFiles = db.prepare<[string, Uint8Array, string]>(
    'INSERT INTO session_minutes_file (session_minutes_id, pdf, json) VALUES (?, ?, ?)',
  );
  const insertRuling = db.prepare<[string, string]>(
    'INSERT INTO session_minutes_ruling (session_minutes_id, ruling_id) VALUES (?, ?)',
  );
  const insertLink = db.prepare<[string, string]>(
    'INSERT INTO session_rectification (session_minutes_id, rectifies_id) VALUES (?, ?)',
  );

  return {
    find: (id) => {
      const row = find.get(id);
      return row === undefined ? null : toRecord(row);
    },
    files: (id) => files.get(id) ?? null,
    idOfContent: (contentDigest) => idOfContent.get(contentDigest) ?? null,
    ofSession: (sessionId) => ofSession.all(sessionId).map(toRecord),
    searchText: (id) => {
      const row = find.get(id);
      return row === undefined ? null : listing.searchText(toRecord(row));
    },
    rulingIds: (id) => rulingIds.all(id),
    sealedRulingIds: (sessionId) => sealedRulingIds.all(sessionId),
    openRevision: (sessionId) => openRevision.get(sessionId) ?? null,
    links: (id) => links.get({ id }) ?? { rectifiesId: null, rectifiedById: null },
    insert: (record, { json, pdf }, sealed) => {
      insert.run(toRow(record));
      insertFiles.run(record.id, pdf, json);
      listing.insert(record);
      for (const rulingId of sealed.rulingIds) insertRuling.run(record.id, rulingId);
      if (sealed.rectifiesId !== null) insertLink.run(record.id, sealed.rectifiesId);
    },
  };
}

function toRecord(row: Row): SessionMinutesRecord {
  return {
    id: row.id,
    sessionId: row.session_id,
    kind: row.kind,
    number: row.number,
    revision: row.revision,
    status: row.status,
    heldOn: row.held_on,
    sessionTitle: row.session_title,
    certificationTitle: row.certification_title,
    candidates: JSON.parse(row.candidates) as readonly string[],
    jurors: JSON.parse(row.jurors) as readonly string[],
    pdfSha256: row.pdf_sha256,
    jsonSha256: row.json_sha256,
    contentDigest: row.content_digest,
    archivedAt: instant(row.archived_at),
  };
}

function toRow(record: SessionMinutesRecord): Row {
  return {
    id: record.id,
    session_id: record.sessionId,
    kind: record.kind,
    number: record.number,
    revision: record.revision,
    status: record.status,
    held_on: record.heldOn,
    session_title: record.sessionTitle,
    certification_title: record.certificationTitle,
    candidates: JSON.stringify(record.candidates),
    jurors: JSON.stringify(record.jurors),
    pdf_sha256: record.pdfSha256,
    json_sha256: record.jsonSha256,
    content_digest: record.contentDigest,
    archived_at: record.archivedAt,
  };
}
