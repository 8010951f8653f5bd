import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** A problem that a device reported to the president. */
export interface RoomProblem {
  readonly id: string;
  readonly deviceId: string;
  readonly sessionId: string;
  /** Null when it is of no passage. */
  readonly passageId: string | null;
  readonly text: string;
  readonly at: Instant;
}

/** One that the president did not see yet. */
export interface UnseenProblem extends RoomProblem {
  /** Name of the member; of the device, where it is no member's. */
  readonly from: string;
}

export interface RoomProblemRepo {
  get(problemId: string): RoomProblem | null;
  insert(problem: RoomProblem): void;
  /** How many of that device the president did not see. */
  unseenCount(deviceId: string): number;
  /** Those of a session that the president did not see, in the order in which they came. */
  unseen(sessionId: string): readonly UnseenProblem[];
  isSeen(problemId: string): boolean;
  see(problemId: string, at: Instant): void;
}

interface ProblemRow {
  readonly id: string;
  readonly deviceId: string;
  readonly sessionId: string;
  readonly passageId: string | null;
  readonly text: string;
  readonly at: number;
}

const COLUMNS = `p.id, p.device_id AS deviceId, p.session_id AS sessionId, p.passage_id AS passageId, p.text,
  p.reported_at AS at`;
const UNSEEN = 'NOT EXISTS (SELECT 1 FROM room_problem_seen AS s WHERE s.problem_id = p.id)';

/** What devices reported; append-only. */
export function createRoomProblemRepo(db: WritableDatabase): RoomProblemRepo {
  const get = db.prepare<[string], ProblemRow>(`SELECT ${COLUMNS} FROM room_problem AS p WHERE p.id = ?`);
  const insert = db.prepare<[ProblemRow]>(
    `INSERT INTO room_problem (id, device_id, session_id, passage_id, text, reported_at)
     VALUES (@id, @deviceId, @sessionId, @passageId, @text, @at)`,
  );
  const unseenCount = db
    .prepare<[string], number>(
      `SELECT count(*) FROM room_device AS d JOIN room_problem AS p ON p.session_id = d.session_id
         AND p.device_id = d.id WHERE d.id = ? AND ${UNSEEN}`,
    )
    .pluck();
  const unseen = db.prepare<[string], ProblemRow & { from: string }>(
    `SELECT ${COLUMNS}, coalesce(m.name, d.label) AS "from" FROM room_problem AS p
     JOIN room_device AS d ON d.id = p.device_id LEFT JOIN jury_member AS m ON m.id = d.juror_id
     WHERE p.session_id = ? AND ${UNSEEN} ORDER BY p.rowid`,
  );
  const isSeen = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM room_problem_seen WHERE problem_id = ?)')
    .pluck();
  const see = db.prepare<[string, number]>(
    'INSERT INTO room_problem_seen (problem_id, seen_at) VALUES (?, ?)',
  );
  return {
    get: (problemId) => {
      const row = get.get(problemId);
      return row === undefined ? null : { ...row, at: instant(row.at) };
    },
    insert: (problem) => {
      insert.run(problem);
    },
    unseenCount: (deviceId) => unseenCount.get(deviceId) ?? 0,
    unseen: (sessionId) => unseen.all(sessionId).map((row) => ({ ...row, at: instant(row.at) })),
    isSeen: (problemId) => isSeen.get(problemId) === 1,
    see: (problemId, at) => {
      see.run(problemId, at);
    },
  };
}
