import type { Grid, Observation, PhaseStamp } from '../../../domain/assessment/assessment.types.ts';
import { applyGridEntry, emptyGrid } from '../../../domain/assessment/grid.ts';
import type { GridEntry } from '../../../domain/assessment/grid.ts';
import { durationMs, instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface EntryRow {
  readonly juror_id: string;
  readonly kind: 'observe' | 'mark' | 'note' | 'retract-note';
  readonly target_id: string;
  readonly value: string | null;
  readonly competence_id: string | null;
  readonly phase_id: string | null;
  readonly phase_elapsed_ms: number | null;
  readonly entered_at: number;
}

interface SealRow {
  readonly juror_id: string;
  readonly kind: 'seal';
  /** When it was sealed. */
  readonly entered_at: number;
}

export interface GridRepo {
  /** Grids of a passage by member id; members without an entry or a seal are left out. */
  grids(passageId: string): ReadonlyMap<string, Grid>;
  /** Whether anyone ever entered an observation or a mark. */
  hasJudgement(passageId: string): boolean;
  append(passageId: string, jurorId: string, entry: GridEntry, stamp: PhaseStamp): void;
  /** Seals a grid, or seals again one that was opened again. */
  seal(passageId: string, jurorId: string, at: Instant): void;
  /** Opens a sealed grid again; throws on one that is open. */
  reopen(passageId: string, jurorId: string, reopening: GridReopening): void;
  /** Each time it was opened again, in order. */
  reopenings(passageId: string, jurorId: string): readonly GridReopening[];
}

/** A sealed grid that was opened again. */
export interface GridReopening {
  readonly note: string;
  /** Entries that had come too late by then, those of earlier reopenings among them. */
  readonly lateCount: number;
  readonly at: Instant;
}

/** Of the reopening `r`: no seal closed the grid again since. */
const IS_OPEN = 'NOT EXISTS (SELECT 1 FROM grid_reseal AS k WHERE k.reopening = r.position)';

/** Entries of the members' grids (append-only) and the seals that close them. */
export function createGridRepo(db: WritableDatabase): GridRepo {
  const columns = 'juror_id, kind, target_id, value, competence_id, phase_id, phase_elapsed_ms, entered_at';
  // Only the last entry for a target stands, so only that one is read; seals come after every entry.
  const standing = db.prepare<{ id: string }, EntryRow | SealRow>(
    `SELECT id, ${columns} FROM grid_entry
     WHERE id IN (SELECT max(id) FROM grid_entry WHERE passage_id = @id GROUP BY juror_id, target_id)
     UNION ALL
     SELECT NULL, s.juror_id, 'seal', NULL, NULL, NULL, NULL, NULL, coalesce(
         (SELECT k.sealed_at FROM grid_reopening AS r JOIN grid_reseal AS k ON k.reopening = r.position
          WHERE r.passage_id = s.passage_id AND r.juror_id = s.juror_id ORDER BY r.position DESC LIMIT 1),
         s.sealed_at)
       FROM grid_seal AS s WHERE s.passage_id = @id AND NOT EXISTS (SELECT 1 FROM grid_reopening AS r
         WHERE r.passage_id = s.passage_id AND r.juror_id = s.juror_id AND ${IS_OPEN})
     ORDER BY id NULLS LAST`,
  );
  const insert = db.prepare<
    [
      string,
      string,
      EntryRow['kind'],
      string,
      string | null,
      string | null,
      string | null,
      number | null,
      number,
    ]
  >(`INSERT INTO grid_entry (passage_id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const hasJudgement = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM grid_entry WHERE passage_id = ? AND kind IN ('observe', 'mark'))`,
    )
    .pluck();
  const seal = db.prepare<[string, string, number]>(
    'INSERT INTO grid_seal (passage_id, juror_id, sealed_at) VALUES (?, ?, ?)',
  );
  const openReopening = db
    .prepare<[string, string], number>(
      `SELECT r.position FROM grid_reopening AS r WHERE r.passage_id = ? AND r.juror_id = ? AND ${IS_OPEN}`,
    )
    .pluck();
  const reseal = db.prepare<[number, number]>('INSERT INTO grid_reseal (reopening, sealed_at) VALUES (?, ?)');
  const reopen = db.prepare<[string, string, string, number, number]>(
    'INSERT INTO grid_reopening (passage_id, juror_id, note, late_count, reopened_at) VALUES (?, ?, ?, ?, ?)',
  );
  const reopenings = db.prepare<[string, string], { note: string; lateCount: number; at: number }>(
    `SELECT note, late_count AS lateCount, reopened_at AS at FROM grid_reopening
     WHERE passage_id = ? AND juror_id = ? ORDER BY position`,
  );

  return {
    grids: (passageId) => {
      const grids = new Map<string, Grid>();
      const held = (jurorId: string) => grids.get(jurorId) ?? emptyGrid(jurorId);
      for (const row of standing.all({ id: passageId })) {
        const grid = held(row.juror_id);
        grids.set(
          row.juror_id,
          row.kind === 'seal'
            ? { ...grid, sealedAt: instant(row.entered_at) }
            : applyGridEntry(grid, toEntry(row), toStamp(row)),
        );
      }
      return grids;
    },
    hasJudgement: (passageId) => hasJudgement.get(passageId) === 1,
    append: (passageId, jurorId, entry, stamp) => {
      const { kind, targetId, value, competenceId } = fromEntry(entry);
      insert.run(
        passageId,
        jurorId,
        kind,
        targetId,
        value,
        competenceId,
        stamp.phaseId,
        stamp.elapsedMs,
        stamp.at,
      );
    },
    seal: (passageId, jurorId, at) => {
      const open = openReopening.get(passageId, jurorId);
      if (open === undefined) seal.run(passageId, jurorId, at);
      else reseal.run(open, at);
    },
    reopen: (passageId, jurorId, { at, lateCount, note }) => {
      reopen.run(passageId, jurorId, note, lateCount, at);
    },
    reopenings: (passageId, jurorId) =>
      reopenings.all(passageId, jurorId).map((row) => ({ ...row, at: instant(row.at) })),
  };
}

function fromEntry(entry: GridEntry) {
  switch (entry.kind) {
    case 'observe':
      return { kind: entry.kind, targetId: entry.indicatorId, value: entry.value, competenceId: null };
    case 'mark':
      return { kind: entry.kind, targetId: entry.criterionId, value: entry.levelId, competenceId: null };
    case 'note':
      return {
        kind: entry.kind,
        targetId: entry.noteId,
        value: entry.text,
        competenceId: entry.competenceId,
      };
    case 'retract-note':
      return { kind: entry.kind, targetId: entry.noteId, value: null, competenceId: null };
  }
}

function toEntry(row: EntryRow): GridEntry {
  switch (row.kind) {
    case 'observe':
      return { kind: row.kind, indicatorId: row.target_id, value: row.value as Observation | null };
    case 'mark':
      return { kind: row.kind, criterionId: row.target_id, levelId: row.value };
    case 'note':
      return {
        kind: row.kind,
        noteId: row.target_id,
        competenceId: row.competence_id,
        text: row.value ?? '',
      };
    case 'retract-note':
      return { kind: row.kind, noteId: row.target_id };
  }
}

function toStamp(row: EntryRow): PhaseStamp {
  const elapsed = row.phase_elapsed_ms;
  return {
    at: instant(row.entered_at),
    phaseId: row.phase_id,
    elapsedMs: elapsed === null ? null : durationMs(elapsed),
  };
}
