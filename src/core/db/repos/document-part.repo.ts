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
  parts(passageId: string, revision: number): readonly DocumentPart[];
  count(passageId: string, revision: number): number;
  append(passageId: string, revision: number, part: DocumentPart): void;
}

/** Signed documents as they grow; append-only. */
export function createDocumentPartRepo(db: WritableDatabase): DocumentPartRepo {
  const parts = db.prepare<[string, number], PartRow>(
    `SELECT kind, juror_id, bytes, sha256, certificate_sha256, made_at FROM document_part
     WHERE passage_id = ? AND revision = ? ORDER BY position`,
  );
  const count = db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM document_part WHERE passage_id = ? AND revision = ?',
    )
    .pluck();
  const append = db.prepare<PartRow & { readonly passageId: string; readonly revision: number }>(
    `INSERT INTO document_part
       (passage_id, revision, position, kind, juror_id, bytes, sha256, certificate_sha256, made_at)
     SELECT @passageId, @revision, count(*), @kind, @juror_id, @bytes, @sha256, @certificate_sha256, @made_at
     FROM document_part WHERE passage_id = @passageId AND revision = @revision`,
  );
  return {
    parts: (passageId, revision) => parts.all(passageId, revision).map(toPart),
    count: (passageId, revision) => count.get(passageId, revision) ?? 0,
    append: (passageId, revision, part) => {
      append.run({
        passageId,
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
