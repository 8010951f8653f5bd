import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { PaperScanType } from '../../../domain/assessment/paper-scan.ts';
import type { WritableDatabase } from '../database.ts';

/** What of a member's grid was typed in from paper and stands. */
export interface PaperEntries {
  readonly jurorId: string;
  readonly marks: number;
  readonly observations: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** A scan without its bytes. */
export interface PaperScan {
  readonly jurorId: string;
  readonly name: string;
  readonly mediaType: PaperScanType;
  readonly byteCount: number;
  /** Lowercase hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly addedAt: Instant;
}

export interface NewScan extends Omit<PaperScan, 'byteCount'> {
  readonly passageId: string;
  readonly bytes: Uint8Array;
}

export interface PaperGridRepo {
  /** Says of the entry that was just written into that grid that it comes from paper. */
  noteLast(passageId: string, jurorId: string): void;
  /** Entries from paper that stand, by member; members without one are left out. */
  entries(passageId: string): readonly PaperEntries[];
  addScan(scan: NewScan): void;
  /** Takes back the scan of that member that stands; answers whether one did. */
  withdrawScan(passageId: string, jurorId: string, at: Instant): boolean;
  /** The last scan of each member, unless it was taken back. */
  scans(passageId: string): readonly PaperScan[];
  /** The bytes of a scan by their digest, also of one that was replaced; null when there is none. */
  scanBytes(passageId: string, sha256: string): Uint8Array | null;
}

interface EntriesRow {
  readonly juror_id: string;
  readonly marks: number;
  readonly observations: number;
  readonly first_at: number;
  readonly last_at: number;
}

interface ScanRow {
  readonly juror_id: string;
  readonly name: string;
  readonly media_type: PaperScanType;
  readonly byte_count: number;
  readonly sha256: string;
  readonly added_at: number;
}

/** What came from paper; append-only. */
export function createPaperGridRepo(db: WritableDatabase): PaperGridRepo {
  const noteLast = db.prepare<[string, string]>(
    `INSERT INTO paper_entry (grid_entry_id, passage_id)
     SELECT id, passage_id FROM grid_entry WHERE passage_id = ? AND juror_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const entries = db.prepare<{ id: string }, EntriesRow>(
    `SELECT juror_id, sum(kind = 'mark') AS marks, sum(kind = 'observe') AS observations,
       min(entered_at) AS first_at, max(entered_at) AS last_at
     FROM grid_entry
     WHERE id IN (SELECT max(id) FROM grid_entry WHERE passage_id = @id GROUP BY juror_id, target_id)
       AND id IN (SELECT grid_entry_id FROM paper_entry WHERE passage_id = @id) AND value IS NOT NULL
     GROUP BY juror_id ORDER BY juror_id`,
  );
  const addScan = db.prepare<[string, string, string, string, string, Uint8Array, number]>(
    `INSERT INTO paper_scan (passage_id, juror_id, name, media_type, sha256, bytes, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const scans = db.prepare<{ id: string }, ScanRow>(
    `SELECT juror_id, name, media_type, length(bytes) AS byte_count, sha256, added_at FROM paper_scan
     WHERE position IN (SELECT max(position) FROM paper_scan WHERE passage_id = @id GROUP BY juror_id)
       AND position NOT IN (SELECT position FROM paper_scan_withdrawal WHERE passage_id = @id)
     ORDER BY juror_id`,
  );
  const withdraw = db.prepare<{ id: string; jurorId: string; at: number }>(
    `INSERT INTO paper_scan_withdrawal (position, passage_id, withdrawn_at)
     SELECT max(position), passage_id, @at FROM paper_scan WHERE passage_id = @id AND juror_id = @jurorId
     GROUP BY passage_id HAVING max(position) NOT IN (SELECT position FROM paper_scan_withdrawal)`,
  );
  const scanBytes = db
    .prepare<[string, string], Uint8Array>(
      'SELECT bytes FROM paper_scan WHERE passage_id = ? AND sha256 = ? ORDER BY position LIMIT 1',
    )
    .pluck();

  return {
    noteLast: (passageId, jurorId) => {
      noteLast.run(passageId, jurorId);
    },
    entries: (passageId) =>
      entries.all({ id: passageId }).map((row) => ({
        jurorId: row.juror_id,
        marks: row.marks,
        observations: row.observations,
        firstAt: instant(row.first_at),
        lastAt: instant(row.last_at),
      })),
    addScan: ({ addedAt, bytes, jurorId, mediaType, name, passageId, sha256 }) => {
      addScan.run(passageId, jurorId, name, mediaType, sha256, bytes, addedAt);
    },
    withdrawScan: (passageId, jurorId, at) => withdraw.run({ id: passageId, jurorId, at }).changes > 0,
    scans: (passageId) =>
      scans.all({ id: passageId }).map((row) => ({
        jurorId: row.juror_id,
        name: row.name,
        mediaType: row.media_type,
        byteCount: row.byte_count,
        sha256: row.sha256,
        addedAt: instant(row.added_at),
      })),
    scanBytes: (passageId, sha256) => scanBytes.get(passageId, sha256) ?? null,
  };
}
