import type { EnteredEvidence, EntryKind, EntryPayload } from '../../../domain/candidate/evidence.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface EntryRow {
  readonly id: string;
  readonly enrolment_id: string;
  readonly test_id: string;
  readonly kind: EntryKind;
  readonly payload: string;
  readonly source_file_sha256: string | null;
  readonly recorded_by: string;
  readonly recorded_at: number;
  readonly reason: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: number | null;
}

/** Entries that came by one import. */
export interface EvidenceImport {
  readonly sourceSha256: string;
  /** When it was imported, which tells two imports of one file apart. */
  readonly recordedAt: Instant;
  readonly fileName: string;
  readonly entryCount: number;
  /** Of which nobody withdrew. */
  readonly standingCount: number;
}

export interface EvidenceRepo {
  get(entryId: string): EnteredEvidence | null;
  /** Entries of an enrolment as they were recorded, those withdrawn among them. */
  ofEnrolment(enrolmentId: string): readonly EnteredEvidence[];
  append(entry: Omit<EnteredEvidence, 'withdrawal'>): void;
  /** Imports of files, the last one first. */
  imports(): readonly EvidenceImport[];
  /** Entries of one import as they were recorded, those withdrawn among them. */
  ofImport(sourceSha256: string, recordedAt: number): readonly EnteredEvidence[];
  withdraw(
    entryId: string,
    withdrawal: { readonly reason: string; readonly by: string; readonly at: Instant },
  ): void;
}

/** Results that were entered, over one connection; append-only. */
export function createEvidenceRepo(db: WritableDatabase): EvidenceRepo {
  const select = `SELECT entry.*, gone.reason, gone.withdrawn_by, gone.withdrawn_at FROM evidence_entry AS entry
    LEFT JOIN evidence_withdrawal AS gone ON gone.entry_id = entry.id`;
  const get = db.prepare<[string], EntryRow>(`${select} WHERE entry.id = ?`);
  const ofEnrolment = db.prepare<[string], EntryRow>(
    `${select} WHERE entry.enrolment_id = ? ORDER BY entry.rowid`,
  );
  const imports = db.prepare<[], EvidenceImport>(
    `SELECT entry.source_file_sha256 AS sourceSha256, entry.recorded_at AS recordedAt,
       min(entry.payload ->> '$.fileName') AS fileName, count(*) AS entryCount,
       count(*) - count(gone.entry_id) AS standingCount
     FROM evidence_entry AS entry LEFT JOIN evidence_withdrawal AS gone ON gone.entry_id = entry.id
     WHERE entry.source_file_sha256 IS NOT NULL
     GROUP BY entry.source_file_sha256, entry.recorded_at ORDER BY min(entry.rowid) DESC`,
  );
  const ofImport = db.prepare<[string, number], EntryRow>(
    `${select} WHERE entry.source_file_sha256 = ? AND entry.recorded_at = ? ORDER BY entry.rowid`,
  );
  const append = db.prepare<[string, string, string, string, string, string | null, string, number]>(
    `INSERT INTO evidence_entry (id, enrolment_id, test_id, kind, payload, source_file_sha256, recorded_by, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const withdraw = db.prepare<[string, string, string, number]>(
    'INSERT INTO evidence_withdrawal (entry_id, reason, withdrawn_by, withdrawn_at) VALUES (?, ?, ?, ?)',
  );
  return {
    get: (entryId) => {
      const row = get.get(entryId);
      return row === undefined ? null : readRow(row);
    },
    ofEnrolment: (enrolmentId) => ofEnrolment.all(enrolmentId).map(readRow),
    imports: () => imports.all(),
    ofImport: (sourceSha256, recordedAt) => ofImport.all(sourceSha256, recordedAt).map(readRow),
    append: ({ enrolmentId, id, kind, payload, recordedAt, recordedBy, sourceSha256, testId }) => {
      append.run(
        id,
        enrolmentId,
        testId,
        kind,
        JSON.stringify(payload),
        sourceSha256,
        recordedBy,
        recordedAt,
      );
    },
    withdraw: (entryId, { at, by, reason }) => {
      withdraw.run(entryId, reason, by, at);
    },
  };
}

function readRow(row: EntryRow): EnteredEvidence {
  const { reason, withdrawn_at: at, withdrawn_by: by } = row;
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    testId: row.test_id,
    kind: row.kind,
    payload: JSON.parse(row.payload) as EntryPayload,
    sourceSha256: row.source_file_sha256,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    withdrawal: reason === null || by === null || at === null ? null : { reason, by, at },
  };
}
