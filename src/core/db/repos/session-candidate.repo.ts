import type { Declaration } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { NamedActor } from '../../../shared/request-parts.ts';
import type { WritableDatabase } from '../database.ts';

/** A mark that a deciding jury entered to compensate; a null value takes back the one before. */
export interface NewMark {
  readonly id: string;
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly testId: string;
  readonly blocId: string;
  /** Exact number, and what it is out of. */
  readonly value: string | null;
  readonly outOf: string | null;
  readonly reason: string;
  readonly by: readonly NamedActor[];
  readonly at: Instant;
}

interface MarkRow {
  readonly id: string;
  readonly session_id: string;
  readonly enrolment_id: string;
  readonly test_id: string;
  readonly bloc_id: string;
  readonly value: string | null;
  readonly out_of: string | null;
  readonly reason: string;
  readonly entered_by: string;
  readonly entered_at: number;
}

interface DeclarationRow {
  readonly juror_id: string;
  readonly kind: Declaration['kind'];
  readonly reason: string;
  readonly declared_at: number;
}

export interface SessionCandidateRepo {
  /** Enrolments that were added to a session and not taken off since. */
  listed(sessionId: string): readonly string[];
  list(sessionId: string, enrolmentId: string, isListed: boolean, at: Instant): void;
  /** Enrolments of the session's passages, in the order in which they pass; a passage begun anew is its last attempt's. */
  heard(sessionId: string): readonly string[];
  /** Sessions that hear or list a candidate. */
  sessionIds(enrolmentId: string): readonly string[];
  /** Every mark of those enrolments, in the order in which they were entered; the last of a session, test and bloc stands. */
  marks(enrolmentIds: readonly string[]): readonly NewMark[];
  mark(mark: NewMark): void;
  /** What each member said last of their link with a candidate whom the session decides on. */
  declarations(sessionId: string, enrolmentId: string): readonly Declaration[];
  /** What members said of their link with the candidate at the passages of that session. */
  heardDeclarations(sessionId: string, enrolmentId: string): readonly Declaration[];
  declare(sessionId: string, enrolmentId: string, declaration: Declaration): void;
}

/** Whom a session decides on, and what is entered for that beside its rulings; append-only. */
export function createSessionCandidateRepo(db: WritableDatabase): SessionCandidateRepo {
  const listed = db
    .prepare<[string], string>(
      `SELECT enrolment_id FROM session_candidate AS last WHERE session_id = ? AND is_listed = 1
         AND position = (SELECT max(position) FROM session_candidate
           WHERE session_id = last.session_id AND enrolment_id = last.enrolment_id)
       ORDER BY changed_at, enrolment_id`,
    )
    .pluck();
  const list = db.prepare<{ session: string; enrolment: string; listed: number; at: number }>(
    `INSERT INTO session_candidate (session_id, enrolment_id, position, is_listed, changed_at)
     SELECT @session, @enrolment, coalesce(max(position), 0) + 1, @listed, @at FROM session_candidate
     WHERE session_id = @session AND enrolment_id = @enrolment`,
  );
  const heard = db
    .prepare<[string], string>(
      `SELECT link.enrolment_id FROM passage JOIN passage_enrolment AS link ON link.passage_id = passage.id
       WHERE passage.session_id = ? GROUP BY link.enrolment_id ORDER BY min(passage.position)`,
    )
    .pluck();
  const sessionIds = db
    .prepare<{ id: string }, string>(
      `SELECT session_id FROM passage JOIN passage_enrolment AS link ON link.passage_id = passage.id
         WHERE link.enrolment_id = @id
       UNION SELECT session_id FROM session_candidate WHERE enrolment_id = @id`,
    )
    .pluck();
  const marks = db.prepare<[string], MarkRow>(
    'SELECT * FROM new_mark WHERE enrolment_id IN (SELECT value FROM json_each(?)) ORDER BY rowid',
  );
  const insertMark = db.prepare<MarkRow>(
    `INSERT INTO new_mark (id, session_id, enrolment_id, test_id, bloc_id, position, value, out_of, reason, entered_by,
       entered_at)
     SELECT @id, @session_id, @enrolment_id, @test_id, @bloc_id, coalesce(max(position), 0) + 1, @value, @out_of,
       @reason, @entered_by, @entered_at FROM new_mark
     WHERE session_id = @session_id AND enrolment_id = @enrolment_id AND test_id = @test_id AND bloc_id = @bloc_id`,
  );
  const declarations = db.prepare<[string, string], DeclarationRow>(
    `SELECT juror_id, kind, reason, declared_at FROM deliberation_declaration
     WHERE session_id = ? AND enrolment_id = ? ORDER BY position`,
  );
  const heardDeclarations = db.prepare<[string, string], DeclarationRow>(
    `SELECT d.juror_id, d.kind, d.reason, d.declared_at FROM declaration AS d
     JOIN passage ON passage.id = d.passage_id JOIN passage_enrolment AS link ON link.passage_id = passage.id
     WHERE passage.session_id = ? AND link.enrolment_id = ? ORDER BY d.id`,
  );
  const declare = db.prepare<[Record<string, string | number>]>(
    `INSERT INTO deliberation_declaration (session_id, enrolment_id, juror_id, position, kind, reason, declared_at)
     SELECT @session, @enrolment, @juror, coalesce(max(position), 0) + 1, @kind, @reason, @at
     FROM deliberation_declaration
     WHERE session_id = @session AND enrolment_id = @enrolment AND juror_id = @juror`,
  );
  return {
    listed: (sessionId) => listed.all(sessionId),
    list: (session, enrolment, isListed, at) => {
      list.run({ session, enrolment, listed: isListed ? 1 : 0, at });
    },
    heard: (sessionId) => heard.all(sessionId),
    sessionIds: (id) => sessionIds.all({ id }),
    marks: (enrolmentIds) => marks.all(JSON.stringify(enrolmentIds)).map(readMark),
    mark: ({ at, blocId, by, enrolmentId, id, outOf, reason, sessionId, testId, value }) => {
      insertMark.run({
        id,
        session_id: sessionId,
        enrolment_id: enrolmentId,
        test_id: testId,
        bloc_id: blocId,
        value,
        out_of: outOf,
        reason,
        entered_by: JSON.stringify(by),
        entered_at: at,
      });
    },
    declarations: (sessionId, enrolmentId) => lastOf(declarations.all(sessionId, enrolmentId)),
    heardDeclarations: (sessionId, enrolmentId) =>
      heardDeclarations.all(sessionId, enrolmentId).map(readDeclaration),
    declare: (session, enrolment, { at, jurorId: juror, kind, reason }) => {
      declare.run({ session, enrolment, juror, kind, reason, at });
    },
  };
}

function readMark(row: MarkRow): NewMark {
  return {
    id: row.id,
    sessionId: row.session_id,
    enrolmentId: row.enrolment_id,
    testId: row.test_id,
    blocId: row.bloc_id,
    value: row.value,
    outOf: row.out_of,
    reason: row.reason,
    by: JSON.parse(row.entered_by) as readonly NamedActor[],
    at: instant(row.entered_at),
  };
}

function readDeclaration({ declared_at, juror_id, kind, reason }: DeclarationRow): Declaration {
  return { jurorId: juror_id, kind, reason, at: instant(declared_at) };
}

/** The last word of each member, in the order given. */
function lastOf(rows: readonly DeclarationRow[]): readonly Declaration[] {
  return [...new Map(rows.map((row) => [row.juror_id, row])).values()].map(readDeclaration);
}
