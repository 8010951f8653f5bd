import type { ReadableDatabase } from '../database.ts';
import { IS_AWAY } from './handover.repo.ts';
import type { StandingName } from './rectification.repo.ts';

/** What a passage came to. */
export interface PassageOutcome {
  /** Seq of the last event that sent it back to deliberation; 0 when there is none. */
  readonly reopenedAtVersion: number;
  /** Number of its minutes; null before the first lock. */
  readonly number: string | null;
  /** Its archived minutes that stand; null when there are none. */
  readonly minutesId: string | null;
  /** The candidate's names as the last rectification gives them; null when there is none. */
  readonly rectifiedName: StandingName | null;
  /** The others that pass together with it, in the order of the day. */
  readonly mateIds: readonly string[];
  /** The candidate signed for being there, or took it back: there is something to read. */
  readonly hasSigned: boolean;
  /** Another laptop has it, or held it: nothing of it happens here. */
  readonly isAway: boolean;
}

interface OutcomeRow {
  readonly reopened_at: number;
  readonly number: string | null;
  readonly minutes_id: string | null;
  readonly rectified_name: string | null;
  readonly mate_ids: string;
  readonly has_signed: number;
  readonly is_away: number;
}

export interface PassageOutcomeQueries {
  /** Of a passage that came to nothing yet, every field says so. */
  ofPassage(passageId: string): PassageOutcome;
}

/** What journal, numbers, archive and rectifications say of one passage, read at once: each change of it asks. */
export function createPassageOutcomeQueries(db: ReadableDatabase): PassageOutcomeQueries {
  const outcome = db.prepare<{ id: string }, OutcomeRow>(
    `SELECT
       (SELECT coalesce(max(seq), 0) FROM passage_event
        WHERE passage_id = @id AND type = 'deliberation-reopened') AS reopened_at,
       (SELECT number FROM minutes_number WHERE passage_id = @id) AS number,
       (SELECT id FROM minutes WHERE passage_id = @id ORDER BY revision DESC LIMIT 1) AS minutes_id,
       (SELECT json_object('lastName', content ->> '$.candidate.lastName',
          'firstName', content ->> '$.candidate.firstName')
        FROM rectification JOIN minutes ON minutes.id = rectification.minutes_id
        JOIN content_lock USING (passage_id, revision)
        WHERE minutes.passage_id = @id ORDER BY rectification.position DESC LIMIT 1) AS rectified_name,
       (SELECT json_group_array(passage_id) FROM (
          SELECT mate.passage_id FROM passage_together AS own
          JOIN passage_together AS mate ON mate.group_id = own.group_id AND mate.passage_id <> own.passage_id
          JOIN passage ON passage.id = mate.passage_id
          WHERE own.passage_id = @id ORDER BY passage.position, passage.id)) AS mate_ids,
       EXISTS (SELECT 1 FROM candidate_signature WHERE passage_id = @id) AS has_signed,
       EXISTS (SELECT 1 FROM handover_passage AS given WHERE given.passage_id = @id AND ${IS_AWAY}) AS is_away`,
  );
  return {
    ofPassage: (passageId) => {
      const row = outcome.get({ id: passageId });
      const name = row?.rectified_name ?? null;
      return {
        reopenedAtVersion: row?.reopened_at ?? 0,
        number: row?.number ?? null,
        minutesId: row?.minutes_id ?? null,
        rectifiedName: name === null ? null : (JSON.parse(name) as StandingName),
        mateIds: JSON.parse(row?.mate_ids ?? '[]') as readonly string[],
        hasSigned: row?.has_signed === 1,
        isAway: row?.is_away === 1,
      };
    },
  };
}
