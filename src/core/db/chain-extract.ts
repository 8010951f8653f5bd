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

/** Rows after `seq`, up to that of a record; empty when the record has no row there. */
export function chainLinks(
  db: Reader,
  seq: number,
  record: { readonly table: string; readonly key: string },
): readonly ChainLink[] {
  return db
    .prepare<[number, string, string], ChainLink>(
      `SELECT seq, previous, table_name AS "table", record_key AS key, record_digest AS recordDigest, digest
       FROM chain
       WHERE seq > ? AND seq <= (SELECT max(seq) FROM chain WHERE table_name = ? AND record_key = ?)
       ORDER BY seq`,
    )
    .all(seq, record.table, record.key);
}
