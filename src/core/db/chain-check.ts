/** The check of the register: every fault of the chain, of the records under it, and of their versions. */
import { CHAIN_ORIGIN } from './chain.ts';
import { recordTable, recordTables } from './guards.ts';
import { describeTable, digestOf, hasKey, keyPart, keysOf, PAGE } from './record-tables.ts';
import type { Reader, RecordTable } from './record-tables.ts';
import { versionSteps } from './record-versions.ts';

export type ChainFaultKind =
  /** The record is not the one that was recorded. */
  | 'altered'
  /** The record was recorded and is gone, also when another one was recorded since under its key. */
  | 'removed'
  /** The record was never recorded: written behind the application's back, or its part of the chain was cut. */
  | 'inserted'
  /** The row of the chain itself was altered, moved, or lacks its predecessor. */
  | 'broken'
  /** A locked content saw another chain at that length: the chain was made again. */
  | 'unwitnessed';

export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly table: string;
  /** Primary key of the record, as a JSON array. */
  readonly key: string;
  /** Place in the chain; null for a record that has none. */
  readonly seq: number | null;
}

interface ChainRow {
  readonly seq: number;
  readonly previous: string;
  readonly table_name: string;
  readonly record_key: string;
  readonly record_digest: string;
  readonly digest: string;
}

interface HeldRow extends ChainRow {
  /** Another record was recorded since under the same key. */
  readonly isReplaced: 0 | 1;
}

interface Lookup {
  readonly table: RecordTable;
  /** Digest of the record with that key as it is now, or null when there is none. */
  readonly digest: (key: string) => string | null;
}

/**
 * Every fault of the register, in small steps, in the order of the chain, then what it never held, then versions, then
 * witnesses. Each step reads one record: what is yielded is a fault, or null. Records may be written
 * between two steps; each step sees the database as it is then.
 */
export function* chainSteps(db: Reader): Generator<ChainFault | null> {
  const lookups = new Map(recordTables(db).map((table) => [table.name, lookupIn(db, table)]));
  yield* linkSteps(db, lookups);
  for (const { table } of lookups.values()) yield* unchainedSteps(db, table);
  for (const fault of versionSteps(db)) yield fault === null ? null : { ...fault, seq: null };
  yield* witnessSteps(db);
}

/** About how many steps a check has: one for each link, and as many versions and witnesses as there are. */
export function chainStepCount(db: Reader): number {
  const counts = db
    .prepare<[], number>(
      `SELECT (SELECT coalesce(max(seq), 0) FROM chain) + (SELECT count(*) FROM record_version)
         + (SELECT count(*) FROM content_lock)`,
    )
    .pluck();
  return counts.get() ?? 0;
}

/** Faults of the records of one thing, such as a document: those that `where` selects. They are few: read at once. */
export function recordFaults(
  db: Reader,
  tableName: string,
  where: string,
  ...parameters: readonly (string | number)[]
): readonly ChainFault[] {
  const table = recordTable(db, tableName);
  return table === undefined ? [] : faultsWithin(db)(table, where, ...parameters);
}

/** The same for any number of tables of record. */
export function faultsWithin(
  db: Reader,
): (table: RecordTable, where: string, ...parameters: readonly (string | number)[]) => readonly ChainFault[] {
  const chained = db.prepare<[string, string], ChainRow>(
    'SELECT * FROM chain WHERE table_name = ? AND record_key = ? ORDER BY seq DESC',
  );
  const following = db.prepare<[number], ChainRow>('SELECT * FROM chain WHERE seq > ? ORDER BY seq LIMIT 2');
  /** A link that fits its record and itself, and not the one after it, which stands where it stood. */
  const isWrittenAgain = (row: ChainRow): boolean => {
    const [next, after] = following.all(row.seq);
    if (next === undefined || row.digest !== linkDigest(row) || next.previous === row.digest) return false;
    return next.digest === linkDigest(next) && (after === undefined || after.previous === next.digest);
  };
  const faultsOf = (name: string, { k, r }: { readonly k: string; readonly r: string }): ChainFault[] => {
    const [row, replaced] = chained.all(name, k);
    const place = { table: name, key: k, seq: row?.seq ?? null };
    if (row === undefined) return [{ kind: 'inserted', ...place }];
    if (replaced !== undefined) return [{ kind: 'removed', ...place, seq: replaced.seq }];
    if (row.record_digest !== r || isWrittenAgain(row)) return [{ kind: 'altered', ...place }];
    return row.digest === linkDigest(row) ? [] : [{ kind: 'broken', ...place }];
  };
  return ({ digest, key, name }, where, ...parameters) =>
    db
      .prepare<(string | number)[], { k: string; r: string }>(
        `SELECT ${key('')} AS k, ${digest('')} AS r FROM ${name} WHERE ${where}`,
      )
      .all(...parameters)
      .flatMap((record) => faultsOf(name, record));
}

function lookupIn(db: Reader, table: RecordTable): Lookup {
  const find = db
    .prepare<{ key: string }, string>(`SELECT ${table.digest('')} FROM ${table.name} WHERE ${hasKey(table)}`)
    .pluck();
  return { table, digest: (key) => find.get({ key }) ?? null };
}

/** Follows the chain from its first row. */
function* linkSteps(db: Reader, lookups: ReadonlyMap<string, Lookup>): Generator<ChainFault | null> {
  const next = db.prepare<[number, number], HeldRow>(
    `SELECT *, EXISTS (SELECT 1 FROM chain AS later WHERE later.table_name = chain.table_name
       AND later.record_key = chain.record_key AND later.seq > chain.seq) AS isReplaced
     FROM chain WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  let previous = { seq: 0, digest: CHAIN_ORIGIN };
  for (let page = next.all(0, PAGE); page.length > 0; page = next.all(previous.seq, PAGE)) {
    for (const row of page) {
      yield faultOf(row, previous, lookups.get(row.table_name)?.digest(row.record_key) ?? null);
      previous = row;
    }
  }
}

function faultOf(
  row: HeldRow,
  previous: { readonly seq: number; readonly digest: string },
  recordDigest: string | null,
): ChainFault | null {
  const place = { table: row.table_name, key: row.record_key, seq: row.seq };
  const isLinked = row.seq === previous.seq + 1 && row.previous === previous.digest;
  if (!isLinked || row.digest !== linkDigest(row)) return { kind: 'broken', ...place };
  if (recordDigest === null || row.isReplaced === 1) return { kind: 'removed', ...place };
  return recordDigest === row.record_digest ? null : { kind: 'altered', ...place };
}

/** Records without a row of the chain. */
function* unchainedSteps(db: Reader, { key, keyColumns, name }: RecordTable): Generator<ChainFault | null> {
  const columns = keyColumns.join(', ');
  const after = keyColumns.map((_, index) => keyPart('@after', index)).join(', ');
  const page = (where: string) =>
    db.prepare<{ after: string }, { k: string; isChained: 0 | 1 }>(
      `SELECT ${key('')} AS k,
         EXISTS (SELECT 1 FROM chain WHERE table_name = '${name}' AND record_key = ${key(`${name}.`)}) AS isChained
       FROM ${name} WHERE ${where} ORDER BY ${columns} LIMIT ${String(PAGE)}`,
    );
  const next = page(`(${columns}) > (${after})`);
  let rows = page('@after IS NOT NULL').all({ after: '' });
  while (rows.length > 0) {
    for (const { isChained, k } of rows) {
      if (isChained === 0) yield { kind: 'inserted', table: name, key: k, seq: null };
    }
    yield null;
    rows = next.all({ after: rows.at(-1)?.k ?? '' });
  }
}

/** Each locked content holds the head of the chain as it saw it: a chain that was made again does not match. */
function* witnessSteps(db: Reader): Generator<ChainFault | null> {
  const disagrees = db
    .prepare<{ key: string }, 0 | 1>(
      `SELECT seq > 0 AND digest IS NOT (SELECT digest FROM chain WHERE chain.seq = witness.seq) FROM (
         SELECT json_extract(content, '$.chain.seq') AS seq, json_extract(content, '$.chain.digest') AS digest
         FROM content_lock
         WHERE json_valid(content) AND passage_id = json_extract(@key, '$[0]') AND revision = json_extract(@key, '$[1]')) AS witness`,
    )
    .pluck();
  for (const key of keysOf(db, describeTable(db, 'content_lock'))) {
    const isOther = disagrees.get({ key }) === 1;
    yield isOther ? { kind: 'unwitnessed', table: 'content_lock', key, seq: null } : null;
  }
}

function linkDigest({ seq, previous, table_name, record_key, record_digest }: ChainRow): string {
  return digestOf(JSON.stringify([seq, previous, table_name, record_key, record_digest]));
}
