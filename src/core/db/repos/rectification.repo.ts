import type { WritableDatabase } from '../database.ts';

export interface RectificationRepo {
  /** Number of rectifications of a passage that were archived. */
  count(passageId: string): number;
  /** Ids of a passage's minutes, from the first to the one that stands. */
  series(passageId: string): readonly string[];
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
  const link = db.prepare<[string, string, number]>(
    'INSERT INTO rectification (minutes_id, rectifies_id, position) VALUES (?, ?, ?)',
  );
  return {
    count: (passageId) => count.get(passageId) ?? 0,
    series: (passageId) => series.all(passageId),
    link: (minutesId, rectifiesId, position) => {
      link.run(minutesId, rectifiesId, position);
    },
  };
}
