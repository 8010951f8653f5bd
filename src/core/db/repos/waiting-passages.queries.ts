import type { PassageStage } from '../../../domain/passage/passage.types.ts';
import type { ReadableDatabase } from '../database.ts';
import type { ListPart } from './list-part.ts';

/** A test of a version of a certification. */
export type TestKey = readonly [certificationId: string, version: string, testId: string];

/** A passage for which someone has something to do. */
export interface WaitingPassage {
  readonly id: string;
  readonly kind: 'ruling' | 'unfinished' | 'evaluator';
  readonly firstName: string;
  readonly lastName: string;
  readonly stage: PassageStage;
}

export interface WaitingQueries {
  /** Some of them by urgency; `choices` are the tests of which someone chooses who assesses. */
  page(choices: readonly TestKey[], part: ListPart): readonly WaitingPassage[];
  count(choices: readonly TestKey[]): number;
}

/** Most passages are archived: what tells that is asked first, and nothing else of them. */
const WAITING = `
  SELECT passage.id, passage.first_name AS firstName, passage.last_name AS lastName,
    coalesce(state.stage, 'reception') AS stage, session.held_on AS day, passage.session_id, passage.position,
    CASE WHEN state.stage IS NULL THEN 'evaluator' WHEN state.clock = 'interrupted' THEN 'ruling' ELSE 'unfinished' END
      AS kind
  FROM passage
  JOIN session ON session.id = passage.session_id
  LEFT JOIN passage_state AS state ON state.passage_id = passage.id
  WHERE CASE WHEN EXISTS (SELECT 1 FROM minutes WHERE minutes.passage_id = passage.id) THEN false
    WHEN state.stage IS NOT NULL THEN state.stage NOT IN ('archived', 'restarted')
    ELSE passage.evaluator_choice IS NULL
      AND (session.referentiel_id, session.referentiel_version, passage.test_id) IN (
        SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@choices)) END`;

/** What waits in all sessions; it only reads. */
export function createWaitingQueries(db: ReadableDatabase): WaitingQueries {
  const page = db.prepare<{ choices: string; limit: number; offset: number }, WaitingPassage>(
    `SELECT id, kind, firstName, lastName, stage FROM (${WAITING})
     ORDER BY kind = 'ruling' DESC, kind = 'unfinished' DESC, day DESC, session_id, position
     LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<{ choices: string }, { n: number }>(`SELECT count(*) AS n FROM (${WAITING})`);
  return {
    page: (choices, part) => page.all({ ...part, choices: JSON.stringify(choices) }),
    count: (choices) => count.get({ choices: JSON.stringify(choices) })?.n ?? 0,
  };
}
