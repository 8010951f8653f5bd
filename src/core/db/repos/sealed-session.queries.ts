import type { WritableDatabase } from '../database.ts';

/** Archived minutes of a session with their data, as what is made from them reads them. */
export interface SealedSessionRow {
  readonly id: string;
  readonly sessionId: string;
  readonly contentDigest: string;
  /** Epoch ms. */
  readonly archivedAt: number;
  /** Canonical JSON of a SessionMinutesFile. */
  readonly json: string;
}

export interface SealedSessionQueries {
  get(minutesId: string): SealedSessionRow | null;
  count(sessionId: string): number;
  /** Of a session, the latest first. */
  ofSession(
    sessionId: string,
    part: { readonly offset: number; readonly limit: number },
  ): readonly SealedSessionRow[];
}

const SELECT = `SELECT m.id, m.session_id AS sessionId, m.content_digest AS contentDigest, m.archived_at AS archivedAt, f.json
  FROM session_minutes m JOIN session_minutes_file f ON f.session_minutes_id = m.id`;

/** Reads archived minutes of sessions; they are written by their own area. */
export function createSealedSessionQueries(db: WritableDatabase): SealedSessionQueries {
  const get = db.prepare<[string], SealedSessionRow>(`${SELECT} WHERE m.id = ?`);
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM session_minutes WHERE session_id = ?')
    .pluck();
  const ofSession = db.prepare<[string, number, number], SealedSessionRow>(
    `${SELECT} WHERE m.session_id = ? ORDER BY m.rowid DESC LIMIT ? OFFSET ?`,
  );
  return {
    get: (minutesId) => get.get(minutesId) ?? null,
    count: (sessionId) => count.get(sessionId) ?? 0,
    ofSession: (sessionId, { limit, offset }) => ofSession.all(sessionId, limit, offset),
  };
}
