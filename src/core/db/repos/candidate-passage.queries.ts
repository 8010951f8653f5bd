import type { FilePassage } from '../../../shared/areas/candidates.ts';
import type { ReadableDatabase } from '../database.ts';

interface PassageRow {
  readonly id: string;
  readonly session_id: string;
  readonly session_title: string;
  readonly held_on: string;
  readonly status: FilePassage['status'];
  readonly test_id: string;
  readonly stage: FilePassage['stage'] | null;
  readonly attendance: FilePassage['attendance'];
  readonly is_followed: number;
  readonly minutes_id: string | null;
  readonly number: string | null;
  readonly outcome: NonNullable<FilePassage['minutes']>['outcome'] | null;
  readonly jurors: string | null;
}

export interface CandidatePassageQueries {
  /** Passages of an enrolment, by their day, with the minutes that stand. */
  ofEnrolment(enrolmentId: string): readonly FilePassage[];
  /** How many passages each enrolment has. */
  counts(): ReadonlyMap<string, number>;
  /** A passage with every attempt before and after it. */
  attemptsOf(passageId: string): readonly string[];
}

/** What the files of candidates show of their passages; it only reads. */
export function createCandidatePassageQueries(db: ReadableDatabase): CandidatePassageQueries {
  const ofEnrolment = db.prepare<[string], PassageRow>(
    `SELECT passage.id, session.id AS session_id, session.title AS session_title, session.held_on, session.status,
       passage.test_id, state.stage, state.state ->> '$.attendance.status' AS attendance,
       EXISTS (SELECT 1 FROM passage_attempt WHERE previous_id = passage.id) AS is_followed,
       minutes.id AS minutes_id, minutes.number, minutes.outcome, minutes.jurors
     FROM passage_enrolment AS link
     JOIN passage ON passage.id = link.passage_id
     JOIN session ON session.id = passage.session_id
     LEFT JOIN passage_state AS state ON state.passage_id = passage.id
     LEFT JOIN minutes ON minutes.passage_id = passage.id
       AND minutes.id NOT IN (SELECT rectifies_id FROM rectification)
     WHERE link.enrolment_id = ? ORDER BY session.held_on, passage.created_at, passage.id`,
  );
  const counts = db.prepare<[], { id: string; count: number }>(
    'SELECT enrolment_id AS id, count(*) AS count FROM passage_enrolment GROUP BY enrolment_id',
  );
  const attemptsOf = db.prepare<[string], { id: string }>(
    `WITH RECURSIVE chain (id) AS (
       VALUES (?)
       UNION SELECT previous_id FROM passage_attempt JOIN chain ON chain.id = passage_attempt.passage_id
       UNION SELECT passage_id FROM passage_attempt JOIN chain ON chain.id = passage_attempt.previous_id
     ) SELECT id FROM chain`,
  );
  return {
    ofEnrolment: (enrolmentId) => ofEnrolment.all(enrolmentId).map(readRow),
    counts: () => new Map(counts.all().map(({ count, id }) => [id, count])),
    attemptsOf: (passageId) => attemptsOf.all(passageId).map(({ id }) => id),
  };
}

function readRow(row: PassageRow): FilePassage {
  const { jurors, minutes_id: id, number, outcome } = row;
  return {
    passageId: row.id,
    sessionId: row.session_id,
    sessionTitle: row.session_title,
    status: row.status,
    date: row.held_on,
    testId: row.test_id,
    stage: row.stage ?? 'reception',
    attendance: row.attendance,
    isFollowed: row.is_followed === 1,
    isArchived: id !== null,
    minutes:
      id === null || number === null || outcome === null
        ? null
        : { id, number, outcome, jurors: JSON.parse(jurors ?? '[]') as readonly string[] },
  };
}
