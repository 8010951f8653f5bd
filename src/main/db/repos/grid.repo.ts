import type { Grid, Note, Observation, PhaseStamp } from '../../../domain/assessment/assessment.types.ts';
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
  readonly sealed_at: number;
}

/** What a juror enters in their grid; `value` null clears an observation or a mark. */
export type GridEntry =
  | { readonly kind: 'observe'; readonly indicatorId: string; readonly value: Observation | null }
  | { readonly kind: 'mark'; readonly criterionId: string; readonly levelId: string | null }
  | {
      readonly kind: 'note';
      readonly noteId: string;
      readonly competenceId: string | null;
      readonly text: string;
    }
  | { readonly kind: 'retract-note'; readonly noteId: string };

export interface GridRepo {
  /** Grid of one member: what their entries come to. Empty before the first. */
  grid(passageId: string, jurorId: string): Grid;
  /** Grids of a passage by member id; members without an entry or a seal are left out. */
  grids(passageId: string): ReadonlyMap<string, Grid>;
  append(passageId: string, jurorId: string, entry: GridEntry, stamp: PhaseStamp): void;
  seal(passageId: string, jurorId: string, at: Instant): void;
}

/** Entries of the members' grids (append-only) and the seals that close them. */
export function createGridRepo(db: WritableDatabase): GridRepo {
  const columns = 'juror_id, kind, target_id, value, competence_id, phase_id, phase_elapsed_ms, entered_at';
  const ofMember = db.prepare<[string, string], EntryRow>(
    `SELECT ${columns} FROM grid_entry WHERE passage_id = ? AND juror_id = ? ORDER BY id`,
  );
  const ofPassage = db.prepare<[string], EntryRow>(
    `SELECT ${columns} FROM grid_entry WHERE passage_id = ? ORDER BY juror_id, id`,
  );
  const seals = db.prepare<[string], SealRow>(
    'SELECT juror_id, sealed_at FROM grid_seal WHERE passage_id = ?',
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
  const seal = db.prepare<[string, string, number]>(
    'INSERT INTO grid_seal (passage_id, juror_id, sealed_at) VALUES (?, ?, ?)',
  );

  function sealedAt(passageId: string): ReadonlyMap<string, Instant> {
    return new Map(seals.all(passageId).map((row) => [row.juror_id, instant(row.sealed_at)]));
  }

  return {
    grid: (passageId, jurorId) =>
      toGrid(jurorId, ofMember.all(passageId, jurorId), sealedAt(passageId).get(jurorId) ?? null),
    grids: (passageId) => {
      const sealed = sealedAt(passageId);
      const rows = new Map<string, EntryRow[]>();
      for (const row of ofPassage.all(passageId)) {
        const own = rows.get(row.juror_id);
        if (own === undefined) rows.set(row.juror_id, [row]);
        else own.push(row);
      }
      const jurorIds = new Set([...rows.keys(), ...sealed.keys()]);
      return new Map([...jurorIds].map((id) => [id, toGrid(id, rows.get(id) ?? [], sealed.get(id) ?? null)]));
    },
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
      seal.run(passageId, jurorId, at);
    },
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

/** The last entry for a target stands; a cleared observation or mark and a retracted note leave nothing. */
function toGrid(jurorId: string, rows: readonly EntryRow[], sealedAt: Instant | null): Grid {
  const observations = new Map<string, Observation>();
  const marks = new Map<string, string>();
  const notes = new Map<string, Note>();
  for (const row of rows) {
    switch (row.kind) {
      case 'observe':
        setOrClear(observations, row.target_id, row.value as Observation | null);
        break;
      case 'mark':
        setOrClear(marks, row.target_id, row.value);
        break;
      case 'note':
        notes.set(row.target_id, toNote(row));
        break;
      case 'retract-note':
        notes.delete(row.target_id);
        break;
    }
  }
  return {
    jurorId,
    observations: Object.fromEntries(observations),
    marks: Object.fromEntries(marks),
    notes: [...notes.values()],
    sealedAt,
  };
}

function setOrClear<Value>(map: Map<string, Value>, key: string, value: Value | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

function toNote(row: EntryRow): Note {
  const elapsed = row.phase_elapsed_ms;
  return {
    id: row.target_id,
    competenceId: row.competence_id,
    text: row.value ?? '',
    stamp: {
      at: instant(row.entered_at),
      phaseId: row.phase_id,
      elapsedMs: elapsed === null ? null : durationMs(elapsed),
    },
  };
}
