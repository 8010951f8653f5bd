import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** 'electronic' starts with our own document byte for byte; anything else is a scan of signed paper. */
export type ExternalDocumentKind = 'electronic' | 'scan';

/** A file signed outside the application, without its bytes. */
export interface ExternalDocument {
  readonly id: string;
  readonly kind: ExternalDocumentKind;
  readonly name: string;
  readonly byteCount: number;
  /** SHA-256 (hex) of the bytes. */
  readonly sha256: string;
  /** Member who attests it. */
  readonly attachedBy: string;
  readonly attachedAt: Instant;
  /** Members for whom it stands. */
  readonly jurorIds: readonly string[];
  /** Null while it stands. */
  readonly withdrawn: { readonly reason: string; readonly at: Instant } | null;
}

interface DocumentRow {
  readonly id: string;
  readonly kind: ExternalDocumentKind;
  readonly name: string;
  readonly byte_count: number;
  readonly sha256: string;
  readonly attached_by: string;
  readonly attached_at: number;
  readonly juror_ids: string;
  readonly withdrawal_reason: string | null;
  readonly withdrawn_at: number | null;
}

export interface ExternalDocumentRepo {
  /** Documents attached to one lock, withdrawn ones too, in the order in which they came. */
  ofLock(passageId: string, revision: number): readonly ExternalDocument[];
  /** Lock to which a document was attached, or null. */
  placeOf(documentId: string): { readonly passageId: string; readonly revision: number } | null;
  /** The stored file, or null when there is none. */
  bytes(documentId: string): Uint8Array | null;
  attach(
    passageId: string,
    revision: number,
    document: Omit<ExternalDocument, 'withdrawn' | 'byteCount'>,
    bytes: Uint8Array,
  ): void;
  withdraw(documentId: string, reason: string, at: Instant): void;
}

/** Documents signed outside, and for whom they stand; append-only. */
export function createExternalDocumentRepo(db: WritableDatabase): ExternalDocumentRepo {
  const ofLock = db.prepare<[string, number], DocumentRow>(
    `SELECT d.id, d.kind, d.name, d.byte_count, d.sha256, d.attached_by, d.attached_at,
       (SELECT json_group_array(s.juror_id) FROM external_signature s WHERE s.document_id = d.id) AS juror_ids,
       w.reason AS withdrawal_reason, w.withdrawn_at
     FROM external_document d LEFT JOIN external_withdrawal w ON w.document_id = d.id
     WHERE d.passage_id = ? AND d.revision = ? ORDER BY d.position`,
  );
  const placeOf = db.prepare<[string], { readonly passageId: string; readonly revision: number }>(
    'SELECT passage_id AS passageId, revision FROM external_document WHERE id = ?',
  );
  const bytes = db.prepare<[string], Uint8Array>('SELECT bytes FROM external_document WHERE id = ?').pluck();
  const attach = db.prepare<Record<string, unknown>>(
    `INSERT INTO external_document
       (id, passage_id, revision, position, kind, name, byte_count, sha256, attached_by, attached_at, bytes)
     SELECT @id, @passageId, @revision, count(*) + 1, @kind, @name, @byteCount, @sha256, @attachedBy, @attachedAt, @bytes
     FROM external_document WHERE passage_id = @passageId AND revision = @revision`,
  );
  const standFor = db.prepare<[string, string]>(
    'INSERT INTO external_signature (document_id, juror_id) VALUES (?, ?)',
  );
  const withdraw = db.prepare<[string, string, number]>(
    'INSERT INTO external_withdrawal (document_id, reason, withdrawn_at) VALUES (?, ?, ?)',
  );
  return {
    ofLock: (passageId, revision) => ofLock.all(passageId, revision).map(toDocument),
    placeOf: (documentId) => placeOf.get(documentId) ?? null,
    bytes: (documentId) => bytes.get(documentId) ?? null,
    attach: (passageId, revision, { jurorIds, ...document }, file) => {
      attach.run({ ...document, passageId, revision, byteCount: file.byteLength, bytes: file });
      for (const jurorId of jurorIds) standFor.run(document.id, jurorId);
    },
    withdraw: (documentId, reason, at) => {
      withdraw.run(documentId, reason, at);
    },
  };
}

function toDocument(row: DocumentRow): ExternalDocument {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    byteCount: row.byte_count,
    sha256: row.sha256,
    attachedBy: row.attached_by,
    attachedAt: instant(row.attached_at),
    jurorIds: JSON.parse(row.juror_ids) as readonly string[],
    withdrawn:
      row.withdrawal_reason === null || row.withdrawn_at === null
        ? null
        : { reason: row.withdrawal_reason, at: instant(row.withdrawn_at) },
  };
}
