/** Which passages are held at the same time, by one clock. */
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

export interface TogetherRepo {
  /** Ids of the passages that pass together with that one, itself among them, in the order of the day; none when it passes alone. */
  groupOf(passageId: string): readonly string[];
  /** Group of each passage of a session that passes with others. */
  ofSession(sessionId: string): ReadonlyMap<string, string>;
  /** Puts these passages together, and with nobody else. */
  put(groupId: string, passageIds: readonly string[], at: Instant): void;
  /** From then on it passes alone. */
  remove(passageId: string): void;
}

/** The groups over one connection; one that is left with a single passage is none. */
export function createTogetherRepo(db: WritableDatabase): TogetherRepo {
  const groupOf = db
    .prepare<[string], string>(
      `SELECT mate.passage_id FROM passage_together AS own
       JOIN passage_together AS mate ON mate.group_id = own.group_id
       JOIN passage ON passage.id = mate.passage_id
       WHERE own.passage_id = ? ORDER BY passage.position, passage.id`,
    )
    .pluck();
  const ofSession = db.prepare<[string], { readonly passage_id: string; readonly group_id: string }>(
    `SELECT passage_id, group_id FROM (
       SELECT together.passage_id, together.group_id, count(*) OVER (PARTITION BY together.group_id) AS size
       FROM passage_together AS together JOIN passage ON passage.id = together.passage_id
       WHERE passage.session_id = ?
     ) WHERE size > 1`,
  );
  const put = db.prepare<[string, string, number]>(
    `INSERT INTO passage_together (passage_id, group_id, put_at) VALUES (?, ?, ?)
     ON CONFLICT (passage_id) DO UPDATE SET group_id = excluded.group_id, put_at = excluded.put_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM passage_together WHERE passage_id = ?');
  return {
    groupOf: (passageId) => {
      const ids = groupOf.all(passageId);
      return ids.length > 1 ? ids : [];
    },
    ofSession: (sessionId) =>
      new Map(ofSession.all(sessionId).map(({ group_id, passage_id }) => [passage_id, group_id])),
    put: (groupId, passageIds, at) => {
      for (const passageId of passageIds) put.run(passageId, groupId, at);
    },
    remove: (passageId) => {
      remove.run(passageId);
    },
  };
}
