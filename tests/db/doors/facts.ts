/** What the database says, read by SQL and by no code of the application: generators aim by it, invariants judge by it. */
import type { WritableDatabase } from '../../../src/core/db/database.ts';

/** What a column may hold. */
export type SqlValue = string | number | Buffer | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SessionRow {
  readonly id: string;
  readonly referentiel_id: string;
  readonly referentiel_version: string;
  readonly status: string;
  readonly rules: string;
  readonly settings: string;
  readonly bloc_ids: string;
}
export interface MemberRow {
  readonly id: string;
  readonly session_id: string;
  readonly name: string;
  readonly capacity: string;
  readonly college: string;
  readonly is_president: number;
  readonly is_external: number;
  readonly is_consultative: number;
  readonly presence: string;
  readonly is_substitute?: number;
  readonly pin_hash: string | null;
}
export interface PassageRow {
  readonly id: string;
  readonly session_id: string;
  readonly bloc_id: string;
  readonly test_id: string;
  readonly stage: string;
  readonly [column: string]: SqlValue;
}
export interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly payload: string;
}
export interface LockRow {
  readonly passage_id: string;
  readonly revision: number;
  readonly content: string;
  readonly content_digest: string;
}

/** Reads as needed; nothing is kept between two calls. */
export interface Facts {
  sessions(): readonly SessionRow[];
  session(id: string): SessionRow | undefined;
  members(sessionId: string): readonly MemberRow[];
  allMembers(): readonly MemberRow[];
  passages(): readonly PassageRow[];
  passage(id: string): PassageRow | undefined;
  events(passageId: string): readonly EventRow[];
  hasBegun(passageId: string): boolean;
  /** Members whose last word on that candidate is a withdrawal. */
  withdrawn(passageId: string): ReadonlySet<string>;
  sealed(passageId: string): ReadonlySet<string>;
  /** Locks in their order, those after a number of rows that are known already. */
  locks(after?: number): readonly LockRow[];
  /** Statements that changed a row on this connection so far. */
  changes(): number;
  /** Number of rows of a table that only grows. */
  count(table: string): number;
  minutes(): readonly { readonly id: string; readonly passage_id: string; readonly number: string }[];
  drafts(): readonly { readonly id: string }[];
  attachments(passageId?: string): readonly { readonly id: string; readonly passage_id: string }[];
  ids(table: string, column?: string): readonly string[];
  rows(sql: string, ...values: readonly (string | number)[]): readonly SqlRow[];
}

export function createFacts(db: WritableDatabase): Facts {
  const statements = new Map<string, { all(...values: (string | number)[]): unknown[] }>();
  // The caller says what its own SQL gives.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  const all = <Row>(sql: string, ...values: readonly (string | number)[]): readonly Row[] => {
    const statement = statements.get(sql) ?? db.prepare<(string | number)[]>(sql);
    statements.set(sql, statement);
    return statement.all(...values) as readonly Row[];
  };
  const PASSAGES = `SELECT passage.*, coalesce(passage_state.stage, 'reception') AS stage FROM passage
    LEFT JOIN passage_state ON passage_state.passage_id = passage.id`;
  return {
    sessions: () => all<SessionRow>('SELECT * FROM session ORDER BY rowid'),
    session: (id) => all<SessionRow>('SELECT * FROM session WHERE id = ?', id)[0],
    members: (id) => all<MemberRow>('SELECT * FROM jury_member WHERE session_id = ? ORDER BY position', id),
    allMembers: () => all<MemberRow>('SELECT * FROM jury_member ORDER BY rowid'),
    passages: () => all<PassageRow>(`${PASSAGES} ORDER BY passage.rowid`),
    passage: (id) => all<PassageRow>(`${PASSAGES} WHERE passage.id = ?`, id)[0],
    events: (id) =>
      all<EventRow>('SELECT seq, type, payload FROM passage_event WHERE passage_id = ? ORDER BY seq', id),
    hasBegun: (id) => all('SELECT 1 FROM passage_event WHERE passage_id = ? LIMIT 1', id).length > 0,
    withdrawn: (id) =>
      new Set(
        all<{ juror_id: string }>(
          `SELECT juror_id FROM declaration AS word WHERE passage_id = ? AND kind = 'withdrawn' AND id =
             (SELECT max(id) FROM declaration WHERE passage_id = word.passage_id AND juror_id = word.juror_id)`,
          id,
        ).map(({ juror_id }) => juror_id),
      ),
    sealed: (id) =>
      new Set(
        all<{ juror_id: string }>(
          `SELECT s.juror_id FROM grid_seal AS s WHERE s.passage_id = ? AND NOT EXISTS (SELECT 1 FROM grid_reopening AS r
             WHERE r.passage_id = s.passage_id AND r.juror_id = s.juror_id
               AND NOT EXISTS (SELECT 1 FROM grid_reseal AS k WHERE k.reopening = r.position))`,
          id,
        ).map(({ juror_id }) => juror_id),
      ),
    locks: (after = 0) => all<LockRow>('SELECT * FROM content_lock ORDER BY rowid LIMIT -1 OFFSET ?', after),
    changes: () => all<{ count: number }>('SELECT total_changes() AS count')[0]?.count ?? 0,
    count: (table) => all<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)[0]?.count ?? 0,
    minutes: () => all('SELECT id, passage_id, number FROM minutes ORDER BY rowid'),
    drafts: () => all<{ id: string }>('SELECT id FROM certification_draft ORDER BY rowid'),
    attachments: (passageId) =>
      passageId === undefined
        ? all('SELECT id, passage_id FROM attachment ORDER BY rowid')
        : all('SELECT id, passage_id FROM attachment WHERE passage_id = ? ORDER BY rowid', passageId),
    ids: (table, column = 'id') =>
      all<Record<string, string>>(`SELECT ${column} FROM ${table} ORDER BY rowid`).map(
        (row) => row[column] ?? '',
      ),
    rows: (sql, ...values) => all(sql, ...values),
  };
}
