import type {
  Actor,
  JournalEntry,
  PassageEvent,
  PassageState,
} from '../../../domain/passage/passage.types.ts';
import { durationMs, instant, monotonicMs } from '../../../domain/time/time.ts';
import type { DurationMs, Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface EventRow {
  readonly seq: number;
  readonly payload: string;
  readonly actor: string;
  readonly wall_at: number;
  readonly mono_ms: number;
  readonly origin: string;
}

interface StateRow {
  readonly state: string;
}

interface SnapshotRow extends StateRow {
  readonly version: number;
  readonly stage: string;
  readonly clock: string;
}

interface HeartbeatRow {
  readonly version: number;
  readonly run_ms: number;
  readonly wall_at: number;
}

/** Last moment at which the running clock of a passage was known alive. */
export interface Heartbeat {
  /** Version of the passage whose run is measured. */
  readonly version: number;
  /** Length of the run in progress, in milliseconds. */
  readonly runMs: DurationMs;
  readonly at: Instant;
}

/** A snapshot as it is stored: what its columns say, and its text, which may be anything that is JSON. */
export interface StoredSnapshot {
  readonly version: number;
  readonly stage: string;
  readonly clock: string;
  readonly state: unknown;
}

export interface JournalRepo {
  /** Snapshot of a passage, or null before its first event. */
  state(passageId: string): PassageState | null;
  /** Whole journal of a passage, in order. */
  entries(passageId: string): readonly JournalEntry[];
  /** Number of its entries. */
  count(passageId: string): number;
  /** So many entries of it, the last ones before that number, in order. */
  before(passageId: string, seq: number, limit: number): readonly JournalEntry[];
  /** Snapshot with its columns, to be held against the journal; null when there is none. */
  snapshot(passageId: string): StoredSnapshot | null;
  /** Ids of the passages that began and have no archived minutes, whatever their snapshots say. */
  unfinishedIds(): readonly string[];
  /** Ids of passages that began, so many of them, after that one in the order of ids. */
  begunAfter(passageId: string, limit: number): readonly string[];
  /** Adds events and the snapshot that they give; the caller owns the transaction. */
  append(passageId: string, entries: readonly JournalEntry[], state: PassageState): void;
  /** Replaces a snapshot by the one that the journal gives, once someone asked for it. */
  restore(passageId: string, state: PassageState): void;
  heartbeat(passageId: string): Heartbeat | null;
  /** Stores a heartbeat; the caller owns the transaction. */
  beat(passageId: string, heartbeat: Heartbeat): void;
  /**
   * Stores heartbeats in a transaction of their own, without waiting for the disk: the death of the process loses none,
   * a power cut may lose the last ones and so widen the gap on which the president rules.
   */
  beatLightly(heartbeats: readonly (readonly [passageId: string, heartbeat: Heartbeat])[]): void;
  /** Forgets the heartbeat of a clock that no longer runs. */
  stopBeating(passageId: string): void;
}

/** Journal of passages (append-only), the snapshot it sums up to, and the heartbeat of running clocks. */
export function createJournalRepo(db: WritableDatabase): JournalRepo {
  const snapshot = db.prepare<[string], SnapshotRow>(
    'SELECT version, stage, clock, state FROM passage_state WHERE passage_id = ?',
  );
  const hasBegun = `(EXISTS (SELECT 1 FROM passage_event WHERE passage_id = passage.id)
    OR EXISTS (SELECT 1 FROM passage_state WHERE passage_id = passage.id))`;
  // Most passages are archived: what tells that is asked first, and nothing else of them.
  const unfinishedIds = db
    .prepare<[], string>(
      `SELECT id FROM passage WHERE CASE WHEN EXISTS (SELECT 1 FROM minutes WHERE passage_id = passage.id)
         THEN false ELSE ${hasBegun} END ORDER BY id`,
    )
    .pluck();
  const begunAfter = db
    .prepare<[string, number], string>(
      `SELECT id FROM passage WHERE id > ? AND ${hasBegun} ORDER BY id LIMIT ?`,
    )
    .pluck();
  const entries = db.prepare<[string], EventRow>(
    `SELECT seq, payload, actor, wall_at, mono_ms, origin FROM passage_event
     WHERE passage_id = ? ORDER BY seq`,
  );
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM passage_event WHERE passage_id = ?')
    .pluck();
  const before = db.prepare<[string, number, number], EventRow>(
    `SELECT seq, payload, actor, wall_at, mono_ms, origin FROM passage_event
     WHERE passage_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const insertEvent = db.prepare<[string, number, string, string, string, number, number, string]>(
    `INSERT INTO passage_event (passage_id, seq, type, payload, actor, wall_at, mono_ms, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const upsertState = db.prepare<[string, number, string, string, string]>(
    `INSERT INTO passage_state (passage_id, version, stage, clock, state) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (passage_id) DO UPDATE SET
       version = excluded.version, stage = excluded.stage, clock = excluded.clock, state = excluded.state`,
  );
  const heartbeat = db.prepare<[string], HeartbeatRow>(
    'SELECT version, run_ms, wall_at FROM passage_heartbeat WHERE passage_id = ?',
  );
  const beat = db.prepare<[string, number, number, number]>(
    `INSERT INTO passage_heartbeat (passage_id, version, run_ms, wall_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (passage_id) DO UPDATE SET
       version = excluded.version, run_ms = excluded.run_ms, wall_at = excluded.wall_at`,
  );
  // eslint-disable-next-line no-restricted-syntax -- less durable than an act, by a setting that no act may begin under
  const beatAll = db.transaction((heartbeats: readonly (readonly [string, Heartbeat])[]) => {
    for (const [passageId, { version, runMs, at }] of heartbeats) beat.run(passageId, version, runMs, at);
  });
  const stopBeating = db.prepare<[string]>('DELETE FROM passage_heartbeat WHERE passage_id = ?');

  function save(passageId: string, next: PassageState): void {
    upsertState.run(passageId, next.version, next.stage, next.clock.kind, JSON.stringify(next));
  }

  return {
    state: (passageId) => {
      const row = snapshot.get(passageId);
      return row === undefined ? null : (JSON.parse(row.state) as PassageState);
    },
    snapshot: (passageId) => {
      const row = snapshot.get(passageId);
      return row === undefined ? null : { ...row, state: JSON.parse(row.state) as unknown };
    },
    unfinishedIds: () => unfinishedIds.all(),
    begunAfter: (passageId, limit) => begunAfter.all(passageId, limit),
    entries: (passageId) => entries.all(passageId).map(toEntry),
    count: (passageId) => count.get(passageId) ?? 0,
    before: (passageId, seq, limit) => before.all(passageId, seq, limit).toReversed().map(toEntry),
    append: (passageId, added, next) => {
      for (const { seq, at, actor, event } of added) {
        insertEvent.run(
          passageId,
          seq,
          event.type,
          JSON.stringify(event),
          JSON.stringify(actor),
          at.wall,
          at.mono,
          at.origin,
        );
      }
      save(passageId, next);
    },
    restore: save,
    heartbeat: (passageId) => {
      const row = heartbeat.get(passageId);
      if (row === undefined) return null;
      return { version: row.version, runMs: durationMs(row.run_ms), at: instant(row.wall_at) };
    },
    beat: (passageId, { version, runMs, at }) => {
      beat.run(passageId, version, runMs, at);
    },
    beatLightly: (heartbeats) => {
      const usual = String(db.pragma('synchronous', { simple: true }));
      db.pragma('synchronous = NORMAL');
      try {
        beatAll.immediate(heartbeats);
      } finally {
        db.pragma(`synchronous = ${usual}`);
      }
    },
    stopBeating: (passageId) => {
      stopBeating.run(passageId);
    },
  };
}

function toEntry(row: EventRow): JournalEntry {
  return {
    seq: row.seq,
    at: { wall: instant(row.wall_at), mono: monotonicMs(row.mono_ms), origin: row.origin },
    actor: JSON.parse(row.actor) as Actor,
    event: JSON.parse(row.payload) as PassageEvent,
  };
}
