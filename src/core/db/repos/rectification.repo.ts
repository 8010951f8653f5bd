import type { WritableDatabase } from '../database.ts';

export interface StandingName {
  readonly lastName: string;
  readonly firstName: string;
}

export interface RectificationRepo {
  /** Number of rectifications of a passage that were archived. */
  count(passageId: string): number;
  /** Ids of a passage's minutes, from the first to the one that stands. */
  series(passageId: string): readonly string[];
  /** The candidate's names in the last rectification of a passage; null when there is none. */
  standingName(passageId: string): StandingName | null;
  /** Says which minutes those just archived rectify. */
  link(minutesId: string, rectifiesId: string, position: number): void;
}

/** Which archived minutes rectify which; append-only. */
export function createRectificationRepo(db: WritableDatabase): RectificationRepo {
  const series = db
    .prepare<[string], string>('SELECT id FROM minutes WHERE passage_id = ? ORDER BY revision')
    .pluck();
  const count = db
    .prepare<[string], number>(
      `SELECT count(*) FROM rectification JOIN minutes ON minutes.id = rectification.minutes_id
       WHERE minutes.passage_id = ?`,
    )
    .pluck();
  const standingName = db.prepare<[string], StandingName>(
    `SELECT content ->> '$.candidate.lastName' AS lastName, content ->> '$.candidate.firstName' AS firstName
     FROM rectification JOIN minutes ON minutes.id = rectification.minutes_id
     JOIN content_lock USING (passage_id, revision)
     WHERE minutes.passage_id = ? ORDER BY rectification.position DESC LIMIT 1`,
  );
  const link = db.prepare<[string, string, number]>(
    'INSERT INTO rectification (minutes_id, rectifies_id, position) VALUES (?, ?, ?)',
  );
  return {
    count: (passageId) => count.get(passageId) ?? 0,
    standingName: (passageId) => standingName.get(passageId) ?? null,
    series: (passageId) => series.all(passageId),
    link: (minutesId, rectifiesId, position) => {
      link.run(minutesId, rectifiesId, position);
    },
  };
}
