import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AttachmentView } from '../../../shared/areas/passage/prepared.ts';
import type { WritableDatabase } from '../database.ts';

export interface AttachmentRecord {
  readonly id: string;
  readonly passageId: string;
  readonly name: string;
  readonly mediaType: string;
  /** Lowercase hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly addedAt: Instant;
}

interface AttachmentRow {
  readonly id: string;
  readonly passage_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly added_at: number;
}

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly byte_count: number;
}

export interface AttachmentRepo {
  get(attachmentId: string): AttachmentRecord | null;
  /** Attachments of a passage in the order they were added, without their bytes. */
  ofPassage(passageId: string): readonly AttachmentView[];
  insert(attachment: AttachmentRecord): void;
  /** The same file for another passage, under another id. */
  copy(attachmentId: string, to: { readonly id: string; readonly passageId: string }): void;
  remove(attachmentId: string): void;
}

/** Files handed in for a passage, kept whole in the database. */
export function createAttachmentRepo(db: WritableDatabase): AttachmentRepo {
  const get = db.prepare<[string], AttachmentRow>('SELECT * FROM attachment WHERE id = ?');
  const ofPassage = db.prepare<[string], ViewRow>(
    `SELECT id, name, media_type, sha256, length(bytes) AS byte_count FROM attachment
     WHERE passage_id = ? ORDER BY added_at, id`,
  );
  const insert = db.prepare<[AttachmentRow]>(
    `INSERT INTO attachment (id, passage_id, name, media_type, sha256, bytes, added_at)
     VALUES (@id, @passage_id, @name, @media_type, @sha256, @bytes, @added_at)`,
  );
  const copy = db.prepare<[string, string, string]>(
    `INSERT INTO attachment (id, passage_id, name, media_type, sha256, bytes, added_at)
     SELECT ?, ?, name, media_type, sha256, bytes, added_at FROM attachment WHERE id = ?`,
  );
  const remove = db.prepare<[string]>('DELETE FROM attachment WHERE id = ?');
  return {
    get: (attachmentId) => {
      const row = get.get(attachmentId);
      return row === undefined ? null : toRecord(row);
    },
    ofPassage: (passageId) => ofPassage.all(passageId).map(toView),
    insert: (attachment) => {
      insert.run({
        id: attachment.id,
        passage_id: attachment.passageId,
        name: attachment.name,
        media_type: attachment.mediaType,
        sha256: attachment.sha256,
        bytes: attachment.bytes,
        added_at: attachment.addedAt,
      });
    },
    copy: (attachmentId, { id, passageId }) => {
      copy.run(id, passageId, attachmentId);
    },
    remove: (attachmentId) => {
      remove.run(attachmentId);
    },
  };
}

function toRecord(row: AttachmentRow): AttachmentRecord {
  return {
    id: row.id,
    passageId: row.passage_id,
    name: row.name,
    mediaType: row.media_type,
    sha256: row.sha256,
    bytes: row.bytes,
    addedAt: instant(row.added_at),
  };
}

function toView(row: ViewRow): AttachmentView {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    byteCount: row.byte_count,
    sha256: row.sha256,
  };
}
