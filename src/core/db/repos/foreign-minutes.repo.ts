import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { NamedActor } from '../../../shared/request-parts.ts';
import type { WritableDatabase } from '../database.ts';

/** What the check said of minutes when they came. */
export interface ForeignVerdict {
  readonly verdict: 'authentic' | 'intact-unconfirmed';
  /** Under which they are signed; null when they name none. */
  readonly authority: { readonly subject: string; readonly sha256: string } | null;
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

export interface AcceptedAuthority {
  readonly sha256: string;
  readonly subject: string;
  readonly fingerprintSource: string;
  readonly by: NamedActor;
  readonly at: Instant;
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
  ofSession(sessionId: string): readonly ForeignMinutes[];
  /** Minutes of which a candidate was said to be that enrolment's, with the place of that candidate. */
  ofEnrolment(enrolmentId: string): readonly { readonly minutes: ForeignMinutes; readonly index: number }[];
  /** Every enrolment that a candidate of such minutes was said to be. */
  enrolmentIds(): readonly string[];
  pdf(id: string): Uint8Array | null;
  insert(minutes: ForeignMinutes, pdf: Uint8Array): void;
  /** To which enrolment each candidate belongs, by their place; those of whom nobody said yet are left out. */
  links(foreignId: string): ReadonlyMap<number, string>;
  link(foreignId: string, index: number, enrolmentId: string, at: Instant): void;
  /** Authorities of other installations that were accepted, the first accepted first. */
  authorities(): readonly AcceptedAuthority[];
  accept(authority: AcceptedAuthority): void;
}

/** Minutes that came from other installations, and whose authorities are accepted; append-only. */
export function createForeignMinutesRepo(db: WritableDatabase): ForeignMinutesRepo {
  const COLUMNS = 'id, kind, number, digest, pdf_sha256, content, source, verdict, session_id, imported_at';
  const get = db.prepare<[string], ForeignRow>(`SELECT ${COLUMNS} FROM foreign_minutes WHERE id = ?`);
  const byDigest = db.prepare<[string], ForeignRow>(
    `SELECT ${COLUMNS} FROM foreign_minutes WHERE digest = ?`,
  );
  const ofSession = db.prepare<[string], ForeignRow>(
    `SELECT ${COLUMNS} FROM foreign_minutes WHERE session_id = ? ORDER BY imported_at, number`,
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
  const link = db.prepare<{ foreign: string; index: number; enrolment: string; at: number }>(
    `INSERT INTO foreign_candidate (foreign_id, candidate_index, position, enrolment_id, linked_at)
     SELECT @foreign, @index, coalesce(max(position), 0) + 1, @enrolment, @at FROM foreign_candidate
     WHERE foreign_id = @foreign AND candidate_index = @index`,
  );
  const authorities = db.prepare<
    [],
    {
      readonly sha256: string;
      readonly subject: string;
      readonly fingerprint_source: string;
      readonly accepted_by: string;
      readonly accepted_at: number;
    }
  >('SELECT * FROM accepted_authority ORDER BY accepted_at, sha256');
  const accept = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO accepted_authority (sha256, subject, fingerprint_source, accepted_by, accepted_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const one = (row: ForeignRow | undefined) => (row === undefined ? null : readRow(row));
  return {
    get: (id) => one(get.get(id)),
    byDigest: (digest) => one(byDigest.get(digest)),
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
    links: (foreignId) =>
      new Map(
        links.all(foreignId).map(({ candidate_index, enrolment_id }) => [candidate_index, enrolment_id]),
      ),
    link: (foreign, index, enrolment, at) => {
      link.run({ foreign, index, enrolment, at });
    },
    authorities: () =>
      authorities.all().map(({ accepted_at, accepted_by, fingerprint_source, sha256, subject }) => ({
        sha256,
        subject,
        fingerprintSource: fingerprint_source,
        by: JSON.parse(accepted_by) as NamedActor,
        at: instant(accepted_at),
      })),
    accept: ({ at, by, fingerprintSource, sha256, subject }) => {
      accept.run(sha256, subject, fingerprintSource, JSON.stringify(by), at);
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
