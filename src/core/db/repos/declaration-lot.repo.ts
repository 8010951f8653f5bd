import type { ReturnedRow } from '../../../domain/reporting/returned-report.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** Who answered for it with their PIN. */
export interface Declarer {
  readonly kind: 'administrator' | 'juror';
  readonly id: string;
  readonly name: string;
}

export interface DeclarationLot {
  readonly id: string;
  readonly fluxId: string;
  readonly sha256: string;
  readonly schemaSha256: string;
  readonly madeBy: Declarer;
  readonly madeAt: Instant;
  readonly rowCount: number;
}

/** What was last said of a paper: declared in that lot, and what came back of it. */
export interface DeclaredState {
  readonly lotId: string;
  readonly fluxId: string;
  readonly technicalId: string;
  readonly madeAt: Instant;
  /** Null until a report speaks of it. */
  readonly verdict: ReturnedRow['verdict'] | null;
  readonly reason: string;
}

export interface DeclarationLotRepo {
  /** The latest first. */
  list(part: { readonly offset: number; readonly limit: number }): readonly DeclarationLot[];
  count(): number;
  xml(lotId: string): { readonly fluxId: string; readonly xml: Uint8Array } | null;
  /** The last declaration of a paper; null when it was never declared. */
  ofDocument(documentId: string): DeclaredState | null;
  /** The last lot that declares that technical id. */
  lotOf(technicalId: string): string | null;
  /** The paper that was declared under it. */
  documentOf(technicalId: string): string | null;
  insert(
    lot: Omit<DeclarationLot, 'rowCount'>,
    xml: Uint8Array,
    rows: readonly { readonly technicalId: string; readonly documentId: string }[],
  ): void;
  addReturn(lotId: string, row: ReturnedRow, fileSha256: string, at: Instant): void;
}

interface LotRow {
  readonly id: string;
  readonly flux_id: string;
  readonly sha256: string;
  readonly schema_sha256: string;
  readonly made_by: string;
  readonly made_at: number;
  readonly row_count: number;
}

/** Declarations of results, and what was answered to them; append-only. */
export function createDeclarationLotRepo(db: WritableDatabase): DeclarationLotRepo {
  const list = db.prepare<[number, number], LotRow>(
    `SELECT id, flux_id, sha256, schema_sha256, made_by, made_at,
       (SELECT count(*) FROM declaration_row r WHERE r.lot_id = l.id) AS row_count
     FROM declaration_lot l ORDER BY l.rowid DESC LIMIT ? OFFSET ?`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM declaration_lot').pluck();
  const xml = db.prepare<[string], { fluxId: string; xml: Uint8Array }>(
    'SELECT flux_id AS fluxId, xml FROM declaration_lot WHERE id = ?',
  );
  const ofDocument = db.prepare<
    [string],
    { lotId: string; fluxId: string; technicalId: string; madeAt: number }
  >(
    `SELECT l.id AS lotId, l.flux_id AS fluxId, r.technical_id AS technicalId, l.made_at AS madeAt
     FROM declaration_row r JOIN declaration_lot l ON l.id = r.lot_id
     WHERE r.document_id = ? ORDER BY l.rowid DESC LIMIT 1`,
  );
  const lotOf = db
    .prepare<[string], string>(
      `SELECT l.id FROM declaration_row r JOIN declaration_lot l ON l.id = r.lot_id
       WHERE r.technical_id = ? ORDER BY l.rowid DESC LIMIT 1`,
    )
    .pluck();
  const documentOf = db
    .prepare<[string], string>('SELECT document_id FROM declaration_row WHERE technical_id = ? LIMIT 1')
    .pluck();
  const lastReturn = db.prepare<[string, string], { verdict: ReturnedRow['verdict']; reason: string }>(
    `SELECT verdict, reason FROM declaration_return WHERE lot_id = ? AND technical_id = ?
     ORDER BY position DESC LIMIT 1`,
  );
  const insertLot = db.prepare<[string, string, Uint8Array, string, string, string, number]>(
    `INSERT INTO declaration_lot (id, flux_id, xml, sha256, schema_sha256, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRow = db.prepare<[string, number, string, string]>(
    'INSERT INTO declaration_row (lot_id, position, technical_id, document_id) VALUES (?, ?, ?, ?)',
  );
  const insertReturn = db.prepare<[string, string, string, string, string, number]>(
    `INSERT INTO declaration_return (lot_id, technical_id, verdict, reason, file_sha256, read_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return {
    list: ({ limit, offset }) => list.all(limit, offset).map(readLot),
    count: () => count.get() ?? 0,
    xml: (lotId) => xml.get(lotId) ?? null,
    ofDocument: (documentId) => {
      const row = ofDocument.get(documentId);
      if (row === undefined) return null;
      const said = lastReturn.get(row.lotId, row.technicalId);
      return {
        ...row,
        madeAt: instant(row.madeAt),
        verdict: said?.verdict ?? null,
        reason: said?.reason ?? '',
      };
    },
    lotOf: (technicalId) => lotOf.get(technicalId) ?? null,
    documentOf: (technicalId) => documentOf.get(technicalId) ?? null,
    insert: ({ fluxId, id, madeAt, madeBy, schemaSha256, sha256 }, bytes, rows) => {
      insertLot.run(id, fluxId, bytes, sha256, schemaSha256, JSON.stringify(madeBy), madeAt);
      rows.forEach(({ documentId, technicalId }, index) => {
        insertRow.run(id, index + 1, technicalId, documentId);
      });
    },
    addReturn: (lotId, { reason, technicalId, verdict }, fileSha256, at) => {
      insertReturn.run(lotId, technicalId, verdict, reason, fileSha256, at);
    },
  };
}

function readLot(row: LotRow): DeclarationLot {
  return {
    id: row.id,
    fluxId: row.flux_id,
    sha256: row.sha256,
    schemaSha256: row.schema_sha256,
    madeBy: JSON.parse(row.made_by) as Declarer,
    madeAt: instant(row.made_at),
    rowCount: row.row_count,
  };
}
