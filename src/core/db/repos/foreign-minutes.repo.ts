import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** An authority as minutes name it. */
export interface NamedAuthority {
  readonly subject: string;
  readonly sha256: string;
}

/** What the check said of minutes when they came; what it found wrong was refused. */
export interface ForeignVerdict {
  /** Above the members who signed. */
  readonly authority: NamedAuthority;
  /** Above an organisation's own seal, where that is another one. */
  readonly others: readonly NamedAuthority[];
}

/** Sealed minutes that another installation made. */
export interface ForeignMinutes {
  readonly id: string;
  readonly kind: 'minutes' | 'session-minutes';
  readonly number: string;
  /** SHA-256 (hex) of the canonical content, and of the file. */
  readonly digest: string;
  readonly pdfSha256: string;
  /** Content as canonical JSON. */
  readonly content: string;
  readonly source: string;
  readonly verdict: ForeignVerdict;
  /** Session into which they were brought. */
  readonly sessionId: string;
  readonly importedAt: Instant;
}

interface ForeignRow {
  readonly id: string;
  readonly kind: ForeignMinutes['kind'];
  readonly number: string;
  readonly digest: string;
  readonly pdf_sha256: string;
  readonly content: string;
  readonly source: string;
  readonly verdict: string;
  readonly session_id: string;
  readonly imported_at: number;
}

export interface ForeignMinutesRepo {
  get(id: string): ForeignMinutes | null;
  byDigest(digest: string): ForeignMinutes | null;
  /** Minutes that bear a number, whoever gave it. */
  byNumber(number: string): readonly ForeignMinutes[];
  /** Minutes that say that they rectify those of that digest, whoever made them; the first that came first. */
  rectifying(digest: string): readonly ForeignMinutes[];
  /** How many rest on that authority. */
  countRestingOn(sha256: string): number;
  /** Minutes that were brought to a session, by number. */
  ofSession(sessionId: string): readonly ForeignMinutes[];
  /** Minutes of which a candidate was said to be that enrolment's, with the place of that candidate. */
  ofEnrolment(enrolmentId: string): readonly { readonly minutes: ForeignMinutes; readonly index: number }[];
  /** Every enrolment that a candidate of such minutes was said to be. */
  enrolmentIds(): readonly string[];
  pdf(id: string): Uint8Array | null;
  insert(minutes: ForeignMinutes, pdf: Uint8Array): void;
  /** Brings minutes to one more session; nothing where they were. Answers whether they were not. */
  bring(foreignId: string, sessionId: string, at: Instant): boolean;
  /** To which enrolment each candidate belongs, by their place; those of whom nobody said yet are left out. */
  links(foreignId: string): ReadonlyMap<number, string>;
  link(foreignId: string, index: number, enrolmentId: string, at: Instant): void;
}

/** Minutes that came from other installations; append-only. */
export function createForeignMinutesRepo(db: WritableDatabase): ForeignMinutesRepo {
  const COLUMNS = 'id, kind, number, digest, pdf_sha256, content, source, verdict, session_id, imported_at';
  const select = (rest: string) =>
    db.prepare<[string], ForeignRow>(`SELECT ${COLUMNS} FROM foreign_minutes ${rest}`);
  const get = select('WHERE id = ?');
  const byDigest = select('WHERE digest = ?');
  const byNumber = select('WHERE number = ? ORDER BY imported_at, id');
  // As the indexes have it: what was changed behind the application is found by the register, not by a query that fails.
  const corrected = (path: string) =>
    `CASE WHEN json_valid(content) THEN json_extract(content, '$.rectification.${path}') END`;
  const rectifying = db.prepare<{ digest: string }, ForeignRow>(
    `SELECT ${COLUMNS} FROM foreign_minutes WHERE ${corrected('contentDigest')} = @digest
     UNION SELECT ${COLUMNS} FROM foreign_minutes WHERE ${corrected('first.contentDigest')} = @digest
     ORDER BY imported_at, id`,
  );
  const restingOn = db
    .prepare<{ sha256: string }, number>(
      `SELECT count(*) FROM foreign_minutes WHERE json_valid(verdict) AND (
         json_extract(verdict, '$.authority.sha256') = @sha256
         OR EXISTS (SELECT 1 FROM json_each(verdict, '$.others') WHERE json_extract(value, '$.sha256') = @sha256))`,
    )
    .pluck();
  const ofSession = select(
    'WHERE id IN (SELECT foreign_id FROM foreign_bringing WHERE session_id = ?) ORDER BY number, id',
  );
  const LAST = `FROM foreign_candidate AS last WHERE position = (SELECT max(position) FROM foreign_candidate
    WHERE foreign_id = last.foreign_id AND candidate_index = last.candidate_index)`;
  const ofEnrolment = db.prepare<[string], { foreign_id: string; candidate_index: number }>(
    `SELECT foreign_id, candidate_index ${LAST} AND enrolment_id = ? ORDER BY foreign_id, candidate_index`,
  );
  const links = db.prepare<[string], { candidate_index: number; enrolment_id: string }>(
    `SELECT candidate_index, enrolment_id ${LAST} AND foreign_id = ? ORDER BY candidate_index`,
  );
  const enrolmentIds = db
    .prepare<[], string>('SELECT DISTINCT enrolment_id FROM foreign_candidate ORDER BY enrolment_id')
    .pluck();
  const pdf = db.prepare<[string], Uint8Array>('SELECT pdf FROM foreign_minutes WHERE id = ?').pluck();
  const insert = db.prepare<ForeignRow & { readonly pdf: Uint8Array }>(
    `INSERT INTO foreign_minutes (${COLUMNS}, pdf)
     VALUES (@id, @kind, @number, @digest, @pdf_sha256, @content, @source, @verdict, @session_id, @imported_at, @pdf)`,
  );
  const bring = db.prepare<[string, string, number]>(
    `INSERT INTO foreign_bringing (foreign_id, session_id, brought_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const link = db.prepare<{ foreign: string; index: number; enrolment: string; at: number }>(
    `INSERT INTO foreign_candidate (foreign_id, candidate_index, position, enrolment_id, linked_at)
     SELECT @foreign, @index, coalesce(max(position), 0) + 1, @enrolment, @at FROM foreign_candidate
     WHERE foreign_id = @foreign AND candidate_index = @index`,
  );
  const one = (row: ForeignRow | undefined) => (row === undefined ? null : readRow(row));
  return {
    get: (id) => one(get.get(id)),
    byDigest: (digest) => one(byDigest.get(digest)),
    byNumber: (number) => byNumber.all(number).map(readRow),
    rectifying: (digest) => rectifying.all({ digest }).map(readRow),
    countRestingOn: (sha256) => restingOn.get({ sha256 }) ?? 0,
    ofSession: (sessionId) => ofSession.all(sessionId).map(readRow),
    ofEnrolment: (enrolmentId) =>
      ofEnrolment.all(enrolmentId).flatMap(({ candidate_index: index, foreign_id }) => {
        const minutes = one(get.get(foreign_id));
        return minutes === null ? [] : [{ minutes, index }];
      }),
    enrolmentIds: () => enrolmentIds.all(),
    pdf: (id) => pdf.get(id) ?? null,
    insert: (minutes, bytes) => {
      insert.run({
        id: minutes.id,
        kind: minutes.kind,
        number: minutes.number,
        digest: minutes.digest,
        pdf_sha256: minutes.pdfSha256,
        content: minutes.content,
        source: minutes.source,
        verdict: JSON.stringify(minutes.verdict),
        session_id: minutes.sessionId,
        imported_at: minutes.importedAt,
        pdf: bytes,
      });
    },
    bring: (foreignId, sessionId, at) => bring.run(foreignId, sessionId, at).changes > 0,
    links: (foreignId) =>
      new Map(
        links.all(foreignId).map(({ candidate_index, enrolment_id }) => [candidate_index, enrolment_id]),
      ),
    link: (foreign, index, enrolment, at) => {
      link.run({ foreign, index, enrolment, at });
    },
  };
}

function readRow(row: ForeignRow): ForeignMinutes {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    digest: row.digest,
    pdfSha256: row.pdf_sha256,
    content: row.content,
    source: row.source,
    verdict: JSON.parse(row.verdict) as ForeignVerdict,
    sessionId: row.session_id,
    importedAt: instant(row.imported_at),
  };
}
