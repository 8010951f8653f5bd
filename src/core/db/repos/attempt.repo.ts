import type { RestartCause } from '../../../domain/jury/jury-acts.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** A test begun anew: the new passage, and the attempt before it. */
export interface Attempt {
  readonly passageId: string;
  readonly previousId: string;
  readonly cause: RestartCause;
  readonly reason: string;
  readonly ruledBy: string;
  readonly at: Instant;
}

interface AttemptRow {
  readonly passage_id: string;
  readonly previous_id: string;
  readonly cause: RestartCause;
  readonly reason: string;
  readonly ruled_by: string;
  readonly restarted_at: number;
}

/** How a passage came to follow another, and how another came to follow it; null where there is none. */
export interface AttemptsAround {
  readonly attempt: Attempt | null;
  readonly next: Attempt | null;
}

export interface AttemptRepo {
  /** How that passage came to follow another, or null for a first attempt. */
  ofPassage(passageId: string): Attempt | null;
  /** The same, and what came after. */
  around(passageId: string): AttemptsAround;
  append(attempt: Attempt): void;
}

/** Which passage takes up which; append-only. */
export function createAttemptRepo(db: WritableDatabase): AttemptRepo {
  const ofPassage = db.prepare<[string], AttemptRow>('SELECT * FROM passage_attempt WHERE passage_id = ?');
  const around = db.prepare<{ id: string }, AttemptRow>(
    'SELECT * FROM passage_attempt WHERE passage_id = @id OR previous_id = @id',
  );
  const insert = db.prepare<[AttemptRow]>(
    `INSERT INTO passage_attempt (passage_id, previous_id, cause, reason, ruled_by, restarted_at)
     VALUES (@passage_id, @previous_id, @cause, @reason, @ruled_by, @restarted_at)`,
  );
  return {
    ofPassage: (passageId) => toAttempt(ofPassage.get(passageId)),
    around: (passageId) => {
      const rows = around.all({ id: passageId });
      return {
        attempt: toAttempt(rows.find((row) => row.passage_id === passageId)),
        next: toAttempt(rows.find((row) => row.previous_id === passageId)),
      };
    },
    append: ({ at, cause, passageId, previousId, reason, ruledBy }) => {
      insert.run({
        passage_id: passageId,
        previous_id: previousId,
        cause,
        reason,
        ruled_by: ruledBy,
        restarted_at: at,
      });
    },
  };
}

function toAttempt(row: AttemptRow | undefined): Attempt | null {
  if (row === undefined) return null;
  return {
    passageId: row.passage_id,
    previousId: row.previous_id,
    cause: row.cause,
    reason: row.reason,
    ruledBy: row.ruled_by,
    at: instant(row.restarted_at),
  };
}
