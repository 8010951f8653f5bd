import type { Instant } from '../../../domain/time/time.ts';
import type { NamedActor } from '../../../shared/request-parts.ts';
import type { WritableDatabase } from '../database.ts';

export interface MergeRecord {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly reason: string;
  readonly by: NamedActor;
  readonly at: Instant;
  readonly undo: { readonly reason: string; readonly by: NamedActor; readonly at: Instant } | null;
}

interface MergeRow {
  readonly id: string;
  readonly kept_id: string;
  readonly merged_id: string;
  readonly reason: string;
  readonly merged_by: string;
  readonly merged_at: Instant;
  readonly undo_reason: string | null;
  readonly undone_by: string | null;
  readonly undone_at: Instant | null;
}

export interface PersonMergeRepo {
  get(mergeId: string): MergeRecord | null;
  /** Merges in which a person stands on either side, undone ones included, the first made first. */
  ofPerson(personId: string): readonly MergeRecord[];
  /** For each person who was merged and stands no more, who was kept. */
  standing(): ReadonlyMap<string, string>;
  append(merge: Omit<MergeRecord, 'undo'>): void;
  undo(mergeId: string, undo: NonNullable<MergeRecord['undo']>): void;
  /** Pairs said to be two, each as `one_id other_id` in the order of ids. */
  dismissed(): ReadonlySet<string>;
  dismiss(one: string, other: string, by: NamedActor, at: Instant): void;
}

/** Merges of persons and pairs that are none, over one connection; append-only. */
export function createPersonMergeRepo(db: WritableDatabase): PersonMergeRepo {
  const select = `SELECT merge.*, gone.reason AS undo_reason, gone.undone_by, gone.undone_at FROM person_merge AS merge
    LEFT JOIN person_merge_undo AS gone ON gone.merge_id = merge.id`;
  const get = db.prepare<[string], MergeRow>(`${select} WHERE merge.id = ?`);
  const ofPerson = db.prepare<{ id: string }, MergeRow>(
    `${select} WHERE merge.kept_id = @id OR merge.merged_id = @id ORDER BY merge.rowid`,
  );
  const standing = db.prepare<[], { kept_id: string; merged_id: string }>(
    `SELECT kept_id, merged_id FROM person_merge
     WHERE id NOT IN (SELECT merge_id FROM person_merge_undo) ORDER BY rowid`,
  );
  const append = db.prepare<[string, string, string, string, string, number]>(
    'INSERT INTO person_merge (id, kept_id, merged_id, reason, merged_by, merged_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const undo = db.prepare<[string, string, string, number]>(
    'INSERT INTO person_merge_undo (merge_id, reason, undone_by, undone_at) VALUES (?, ?, ?, ?)',
  );
  const dismissed = db
    .prepare<[], string>(`SELECT one_id || ' ' || other_id FROM likeness_dismissal`)
    .pluck();
  const dismiss = db.prepare<[string, string, string, number]>(
    `INSERT INTO likeness_dismissal (one_id, other_id, dismissed_by, dismissed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  return {
    get: (mergeId) => {
      const row = get.get(mergeId);
      return row === undefined ? null : readRow(row);
    },
    ofPerson: (id) => ofPerson.all({ id }).map(readRow),
    standing: () => new Map(standing.all().map(({ kept_id, merged_id }) => [merged_id, kept_id])),
    append: ({ at, by, id, keptId, mergedId, reason }) => {
      append.run(id, keptId, mergedId, reason, JSON.stringify(by), at);
    },
    undo: (mergeId, { at, by, reason }) => {
      undo.run(mergeId, reason, JSON.stringify(by), at);
    },
    dismissed: () => new Set(dismissed.all()),
    dismiss: (one, other, by, at) => {
      const [first = '', second = ''] = [one, other].sort();
      dismiss.run(first, second, JSON.stringify(by), at);
    },
  };
}

function readRow(row: MergeRow): MergeRecord {
  const { undo_reason: undoReason, undone_at: undoneAt, undone_by: undoneBy } = row;
  return {
    id: row.id,
    keptId: row.kept_id,
    mergedId: row.merged_id,
    reason: row.reason,
    by: JSON.parse(row.merged_by) as NamedActor,
    at: row.merged_at,
    undo:
      undoReason === null || undoneBy === null || undoneAt === null
        ? null
        : { reason: undoReason, by: JSON.parse(undoneBy) as NamedActor, at: undoneAt },
  };
}
