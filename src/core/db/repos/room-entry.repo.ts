import type { GridEntry } from '../../../domain/assessment/grid.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** An entry by its place: the queue of a seat that it waited in, and its rank there. */
export interface EntryPlace {
  readonly jurorId: string;
  readonly clientId: string;
  readonly sequence: number;
}

/** An entry that a device sent, and what became of it. */
export interface RoomEntry extends EntryPlace {
  readonly deviceId: string;
  readonly passageId: string;
  readonly digest: string;
  readonly outcome: 'entered' | 'late' | 'refused';
  /** Why it was not entered; empty when it was. */
  readonly code: string;
  /** JSON of an entry that came too late; empty else. */
  readonly entry: string;
  readonly madeAt: Instant;
  readonly receivedAt: Instant;
}

/** Entries of one seat that came too late. */
export interface LateEntries {
  readonly jurorId: string;
  readonly passageId: string;
  readonly count: number;
  /** Hours at which the first and the last of them were made. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** One of them. */
export interface LateEntry extends Pick<RoomEntry, 'jurorId' | 'code' | 'madeAt' | 'receivedAt'> {
  readonly entry: GridEntry;
}

export interface RoomEntryRepo {
  find(place: EntryPlace): Pick<RoomEntry, 'digest' | 'outcome' | 'code'> | null;
  /** Rank of the last entry of that queue; 0 before the first. None is missing before it. */
  last(jurorId: string, clientId: string): number;
  insert(entry: RoomEntry): void;
  /** How many of a seat came too late. */
  lateCount(passageId: string, jurorId: string): number;
  /** Entries of a passage that came too late, seat by seat, each queue in its order. */
  lateOf(passageId: string): readonly LateEntry[];
  /** Entries that came too late, by passage and seat. */
  late(sessionId: string): readonly LateEntries[];
}

/** What devices entered; append-only. */
export function createRoomEntryRepo(db: WritableDatabase): RoomEntryRepo {
  const find = db.prepare<[string, string, number], Pick<RoomEntry, 'digest' | 'outcome' | 'code'>>(
    'SELECT digest, outcome, code FROM room_entry WHERE juror_id = ? AND client_id = ? AND sequence = ?',
  );
  const last = db
    .prepare<[string, string], number | null>(
      'SELECT max(sequence) FROM room_entry WHERE juror_id = ? AND client_id = ?',
    )
    .pluck();
  const insert = db.prepare<[RoomEntry]>(
    `INSERT INTO room_entry (juror_id, client_id, sequence, device_id, passage_id, digest, outcome, code, entry,
       made_at, received_at)
     VALUES (@jurorId, @clientId, @sequence, @deviceId, @passageId, @digest, @outcome, @code, @entry,
       @madeAt, @receivedAt)`,
  );
  const late = db.prepare<
    [string],
    { jurorId: string; passageId: string; count: number; firstAt: number; lastAt: number }
  >(
    `SELECT e.juror_id AS jurorId, e.passage_id AS passageId, count(*) AS count,
       min(e.made_at) AS firstAt, max(e.made_at) AS lastAt
     FROM passage AS p JOIN room_entry AS e ON e.passage_id = p.id
     WHERE p.session_id = ? AND e.outcome = 'late' GROUP BY e.passage_id, e.juror_id ORDER BY firstAt`,
  );
  const lateCount = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM room_entry WHERE passage_id = ? AND outcome = 'late' AND juror_id = ?`,
    )
    .pluck();
  const lateOf = db.prepare<
    [string],
    { jurorId: string; code: string; entry: string; madeAt: number; receivedAt: number }
  >(
    `SELECT e.juror_id AS jurorId, e.code, e.entry, e.made_at AS madeAt, e.received_at AS receivedAt
     FROM room_entry AS e JOIN jury_member AS m ON m.id = e.juror_id JOIN room_device AS d ON d.id = e.device_id
     WHERE e.passage_id = ? AND e.outcome = 'late' ORDER BY m.position, d.rowid, e.client_id, e.sequence`,
  );
  return {
    find: ({ clientId, jurorId, sequence }) => find.get(jurorId, clientId, sequence) ?? null,
    last: (jurorId, clientId) => last.get(jurorId, clientId) ?? 0,
    insert: (entry) => {
      insert.run(entry);
    },
    lateCount: (passageId, jurorId) => lateCount.get(passageId, jurorId) ?? 0,
    lateOf: (passageId) =>
      lateOf.all(passageId).map(({ entry, madeAt, receivedAt, ...row }) => ({
        ...row,
        entry: JSON.parse(entry) as GridEntry,
        madeAt: instant(madeAt),
        receivedAt: instant(receivedAt),
      })),
    late: (sessionId) =>
      late
        .all(sessionId)
        .map((row) => ({ ...row, firstAt: instant(row.firstAt), lastAt: instant(row.lastAt) })),
  };
}
