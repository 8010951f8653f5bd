import type { CertificationDraft } from '../../../domain/certification/draft/draft-shape.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

export interface DraftRecord {
  readonly id: string;
  readonly content: CertificationDraft;
  /** The stored version that it was begun from; null for nothing. */
  readonly basedOn: { readonly id: string; readonly version: string } | null;
  readonly updatedAt: Instant;
}

interface DraftRow {
  readonly id: string;
  readonly content: string;
  readonly based_on: string | null;
  readonly updated_at: number;
}

export interface CertificationDraftRepo {
  get(id: string): DraftRecord | null;
  /** Latest written first. */
  list(): readonly DraftRecord[];
  /** Stores a draft in place of what it was. */
  put(draft: DraftRecord): void;
  remove(id: string): void;
}

/** Certifications that are being written; nothing that is signed is made from them before they are published. */
export function createCertificationDraftRepo(db: WritableDatabase): CertificationDraftRepo {
  const COLUMNS = 'id, content, based_on, updated_at';
  const one = db.prepare<[string], DraftRow>(`SELECT ${COLUMNS} FROM certification_draft WHERE id = ?`);
  const all = db.prepare<[], DraftRow>(
    `SELECT ${COLUMNS} FROM certification_draft ORDER BY updated_at DESC, id`,
  );
  const upsert = db.prepare<[string, string, string | null, number]>(
    `INSERT INTO certification_draft (${COLUMNS}) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM certification_draft WHERE id = ?');
  return {
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? null : readRow(row);
    },
    list: () => all.all().map(readRow),
    put: ({ basedOn, content, id, updatedAt }) => {
      upsert.run(id, JSON.stringify(content), basedOn === null ? null : JSON.stringify(basedOn), updatedAt);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

function readRow({ based_on, content, id, updated_at }: DraftRow): DraftRecord {
  return {
    id,
    content: JSON.parse(content) as CertificationDraft,
    basedOn: based_on === null ? null : (JSON.parse(based_on) as NonNullable<DraftRecord['basedOn']>),
    updatedAt: instant(updated_at),
  };
}
