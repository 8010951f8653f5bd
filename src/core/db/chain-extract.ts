/** A part of the digest chain, as a proof carries it outside. */
import type Database from 'better-sqlite3';

type Reader = Pick<Database.Database, 'prepare'>;

/** One row of the chain; `digest` is that of the five others. */
export interface ChainLink {
  readonly seq: number;
  readonly previous: string;
  readonly table: string;
  /** Primary key of the record, as a JSON array. */
  readonly key: string;
  readonly recordDigest: string;
  readonly digest: string;
}

/** Some milliseconds. */
const LINKS_AT_ONCE = 500;

/** Rows after `seq`, up to that of a record, some at a time; none when the record has no row there. */
export function* chainLinks(
  db: Reader,
  seq: number,
  record: { readonly table: string; readonly key: string },
): Generator<readonly ChainLink[]> {
  const last =
    db
      .prepare<[string, string], number | null>(
        'SELECT max(seq) FROM chain WHERE table_name = ? AND record_key = ?',
      )
      .pluck()
      .get(record.table, record.key) ?? 0;
  const next = db.prepare<[number, number, number], ChainLink>(
    `SELECT seq, previous, table_name AS "table", record_key AS key, record_digest AS recordDigest, digest
     FROM chain WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  );
  for (let after = seq; after < last;) {
    const links = next.all(after, last, LINKS_AT_ONCE);
    if (links.length === 0) return;
    yield links;
    after = links.at(-1)?.seq ?? last;
  }
}
