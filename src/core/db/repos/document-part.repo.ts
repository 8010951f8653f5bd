import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface PartContent {
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the bytes. */
  readonly sha256: string;
  readonly madeAt: Instant;
}

/** A piece of a document: what was rendered, or what one signature added after it. */
export type DocumentPart = PartContent &
  (
    | { readonly kind: 'base' }
    | { readonly kind: 'member'; readonly jurorId: string; readonly certificateSha256: string }
    | { readonly kind: 'seal'; readonly certificateSha256: string }
  );

interface PartRow {
  readonly kind: DocumentPart['kind'];
  readonly juror_id: string | null;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly certificate_sha256: string | null;
  readonly made_at: number;
}

export interface DocumentPartRepo {
  /** Parts of the document of one lock, in order: laid end to end they are the PDF as it stands. */
  parts(ownerId: string, revision: number): readonly DocumentPart[];
  count(ownerId: string, revision: number): number;
  append(ownerId: string, revision: number, part: DocumentPart): void;
}

/** A table of parts, and its column that names what they are documents of. */
interface PartTable {
  readonly table: 'document_part' | 'session_document_part';
  readonly owner: 'passage_id' | 'session_id';
}

/** Signed documents of passages as they grow; append-only. */
export function createDocumentPartRepo(db: WritableDatabase): DocumentPartRepo {
  return createPartRepo(db, { table: 'document_part', owner: 'passage_id' });
}

/** The same of sessions. */
export function createSessionPartRepo(db: WritableDatabase): DocumentPartRepo {
  return createPartRepo(db, { table: 'session_document_part', owner: 'session_id' });
}

function createPartRepo(db: WritableDatabase, { owner, table }: PartTable): DocumentPartRepo {
  const parts = db.prepare<[string, number], PartRow>(
    `SELECT kind, juror_id, bytes, sha256, certificate_sha256, made_at FROM ${table}
     WHERE ${owner} = ? AND revision = ? ORDER BY position`,
  );
  const count = db
    .prepare<[string, number], number>(`SELECT count(*) FROM ${table} WHERE ${owner} = ? AND revision = ?`)
    .pluck();
  const append = db.prepare<PartRow & { readonly ownerId: string; readonly revision: number }>(
    `INSERT INTO ${table}
       (${owner}, revision, position, kind, juror_id, bytes, sha256, certificate_sha256, made_at)
     SELECT @ownerId, @revision, count(*), @kind, @juror_id, @bytes, @sha256, @certificate_sha256, @made_at
     FROM ${table} WHERE ${owner} = @ownerId AND revision = @revision`,
  );
  return {
    parts: (ownerId, revision) => parts.all(ownerId, revision).map(toPart),
    count: (ownerId, revision) => count.get(ownerId, revision) ?? 0,
    append: (ownerId, revision, part) => {
      append.run({
        ownerId,
        revision,
        kind: part.kind,
        juror_id: part.kind === 'member' ? part.jurorId : null,
        bytes: part.bytes,
        sha256: part.sha256,
        certificate_sha256: part.kind === 'base' ? null : part.certificateSha256,
        made_at: part.madeAt,
      });
    },
  };
}

function toPart(row: PartRow): DocumentPart {
  const content = {
    bytes: new Uint8Array(row.bytes),
    sha256: row.sha256,
    madeAt: instant(row.made_at),
  };
  const { kind, juror_id: jurorId, certificate_sha256: certificateSha256 } = row;
  if (kind === 'base') return { ...content, kind };
  if (certificateSha256 === null) throw new Error('a signature has no certificate');
  if (kind === 'seal') return { ...content, kind, certificateSha256 };
  if (jurorId === null) throw new Error('a signature has no member');
  return { ...content, kind, jurorId, certificateSha256 };
}
