import type { DecisionOutcome } from '../../../domain/assessment/assessment.types.ts';
import type { AttendanceStatus, PassageStage } from '../../../domain/passage/passage.types.ts';
import type { ReadableDatabase } from '../database.ts';

/** How far a passage went, read from its snapshot. */
export interface PassageProgress {
  readonly stage: PassageStage;
  readonly attendance: AttendanceStatus | null;
  readonly isBegun: boolean;
  /** What its minutes are made from is frozen. */
  readonly isFrozen: boolean;
  readonly needsRuling: boolean;
  /** The passage in which its test was begun anew. */
  readonly nextPassageId: string | null;
  readonly minutesId: string | null;
  /** What the minutes that stand say; null before there are any. */
  readonly outcome: DecisionOutcome | null;
}

interface ProgressRow {
  readonly id: string;
  readonly stage: PassageStage | null;
  readonly clock: string | null;
  readonly attendance: AttendanceStatus | null;
  readonly is_frozen: number;
  readonly next_id: string | null;
  readonly minutes_id: string | null;
  readonly outcome: DecisionOutcome | null;
}

interface Found {
  readonly found: number;
}

export interface PassageProgressQueries {
  /** Progress of each passage of a session, by passage id. */
  ofSession(sessionId: string): ReadonlyMap<string, PassageProgress>;
  /** Whether the journal holds an event of this passage. */
  isBegun(passageId: string): boolean;
  isAnyBegun(sessionId: string): boolean;
  /** Whether anything append-only names the passage: it can then no longer be removed. */
  hasTrace(passageId: string): boolean;
  /** Whether the content is locked for signing, or archived. */
  isLocked(passageId: string): boolean;
}

/** What preparation must know of the conduct of passages; it only reads. */
export function createPassageProgressQueries(db: ReadableDatabase): PassageProgressQueries {
  const ofSession = db.prepare<[string], ProgressRow>(
    `SELECT passage.id, passage_state.stage, passage_state.clock,
       passage_state.state ->> '$.attendance.status' AS attendance,
       coalesce((SELECT content IS NOT NULL FROM passage_freeze WHERE passage_id = passage.id
         ORDER BY seq DESC LIMIT 1), 0) AS is_frozen,
       (SELECT passage_id FROM passage_attempt WHERE previous_id = passage.id) AS next_id,
       (SELECT id FROM minutes WHERE passage_id = passage.id ORDER BY revision DESC LIMIT 1) AS minutes_id,
       (SELECT outcome FROM minutes WHERE passage_id = passage.id ORDER BY revision DESC LIMIT 1) AS outcome
     FROM passage
     LEFT JOIN passage_state ON passage_state.passage_id = passage.id
     WHERE passage.session_id = ?`,
  );
  const isBegun = db.prepare<[string], Found>(
    'SELECT EXISTS (SELECT 1 FROM passage_event WHERE passage_id = ?) AS found',
  );
  const isAnyBegun = db.prepare<[string], Found>(
    `SELECT EXISTS (SELECT 1 FROM passage JOIN passage_event ON passage_event.passage_id = passage.id
     WHERE passage.session_id = ?) AS found`,
  );
  const hasTrace = db.prepare<{ id: string }, Found>(
    `SELECT EXISTS (SELECT 1 FROM passage_event WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM declaration WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM grid_entry WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM draw_commitment WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM room_entry WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM room_problem WHERE passage_id = @id)
       OR EXISTS (SELECT 1 FROM passage_attempt WHERE passage_id = @id) AS found`,
  );
  const isLocked = db.prepare<[string], Found>(
    `SELECT EXISTS (SELECT 1 FROM content_lock LEFT JOIN content_unlock USING (passage_id, revision)
     WHERE content_lock.passage_id = ? AND content_unlock.revision IS NULL) AS found`,
  );
  return {
    ofSession: (sessionId) => new Map(ofSession.all(sessionId).map((row) => [row.id, toProgress(row)])),
    isBegun: (passageId) => isBegun.get(passageId)?.found === 1,
    isAnyBegun: (sessionId) => isAnyBegun.get(sessionId)?.found === 1,
    hasTrace: (passageId) => hasTrace.get({ id: passageId })?.found === 1,
    isLocked: (passageId) => isLocked.get(passageId)?.found === 1,
  };
}

function toProgress(row: ProgressRow): PassageProgress {
  return {
    // No snapshot before the first event.
    stage: row.stage ?? 'reception',
    attendance: row.attendance,
    isBegun: row.stage !== null,
    isFrozen: row.is_frozen === 1,
    needsRuling: row.clock === 'interrupted',
    nextPassageId: row.next_id,
    minutesId: row.minutes_id,
    outcome: row.outcome,
  };
}
