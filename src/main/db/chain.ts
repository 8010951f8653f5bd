/** The digest chain: what it covers, how its rows are made, and how a break is found and located. */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** What making the chain needs of a connection. */
type Connection = Pick<Database.Database, 'exec' | 'function' | 'prepare' | 'transaction'>;

/** What reading it needs. */
type Reader = Pick<Database.Database, 'prepare'>;

/** Digest before the first row. */
export const CHAIN_ORIGIN = '0'.repeat(64);

const DIGEST_FUNCTION = 'pupitre_sha256';

export interface ChainHead {
  /** Number of records in the chain. */
  readonly seq: number;
  /** SHA-256 (hex) that stands for all of them. */
  readonly digest: string;
}

export type ChainFaultKind =
  /** The record is not the one that was chained. */
  | 'altered'
  /** The record was chained and is gone. */
  | 'removed'
  /** The record was never chained: written behind the application's back. */
  | 'inserted'
  /** The row of the chain itself was altered, moved, or lacks its predecessor. */
  | 'broken';

export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly table: string;
  /** Primary key of the record, as a JSON array. */
  readonly key: string;
  /** Place in the chain; null for a record that has none. */
  readonly seq: number | null;
}

interface ChainedTable {
  readonly name: string;
  /** SQL of the record's key and digest, of the row that `prefix` names ("NEW." or ""). */
  readonly key: (prefix: string) => string;
  readonly digest: (prefix: string) => string;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

interface ChainRow {
  readonly seq: number;
  readonly previous: string;
  readonly table_name: string;
  readonly record_key: string;
  readonly record_digest: string;
  readonly digest: string;
}

/**
 * Makes this connection chain every record that it appends, and chains those that an earlier schema left unchained.
 * The triggers are temporary, since a function of the application may not serve a trigger stored in the file.
 */
export function installChain(db: Connection): void {
  db.function(DIGEST_FUNCTION, { deterministic: true }, digestOf);
  const tables = chainedTables(db);
  for (const table of tables) {
    db.exec(
      `CREATE TEMP TRIGGER ${table.name}_chained AFTER INSERT ON main.${table.name}
       BEGIN ${appendSql(`SELECT ${table.key('NEW.')} AS k, ${table.digest('NEW.')} AS r`, table.name)}; END`,
    );
  }
  if (db.prepare('SELECT 1 FROM chain LIMIT 1').get() === undefined) chainExisting(db, tables);
}

/** The head of the chain; seq 0 when nothing was recorded yet. */
export function chainHead(db: Reader): ChainHead {
  const head = db.prepare<[], ChainHead>('SELECT seq, digest FROM chain ORDER BY seq DESC LIMIT 1').get();
  return head ?? { seq: 0, digest: CHAIN_ORIGIN };
}

/** Digest of the chain at that length, or null when it is not that long: what a witness outside is held against. */
export function chainDigestAt(db: Reader, seq: number): string | null {
  if (seq === 0) return CHAIN_ORIGIN;
  const row = db.prepare<[number], { digest: string }>('SELECT digest FROM chain WHERE seq = ?').get(seq);
  return row?.digest ?? null;
}

/** Every fault of the chain and of the records under it, in the order of the chain, then what it never held. */
export function chainFaults(db: Reader): readonly ChainFault[] {
  const tables = chainedTables(db);
  const current = new Map(tables.map((table) => [table.name, recordDigests(db, table)]));
  const faults: ChainFault[] = [];
  let previous = CHAIN_ORIGIN;
  let expectedSeq = 1;
  for (const row of db.prepare<[], ChainRow>('SELECT * FROM chain ORDER BY seq').iterate()) {
    const place = { table: row.table_name, key: row.record_key, seq: row.seq };
    const records = current.get(row.table_name);
    const recordDigest = records?.get(row.record_key);
    records?.delete(row.record_key);
    if (row.seq !== expectedSeq || row.previous !== previous || row.digest !== linkDigest(row)) {
      faults.push({ kind: 'broken', ...place });
    } else if (recordDigest === undefined) {
      faults.push({ kind: 'removed', ...place });
    } else if (recordDigest !== row.record_digest) {
      faults.push({ kind: 'altered', ...place });
    }
    previous = row.digest;
    expectedSeq = row.seq + 1;
  }
  for (const [table, records] of current) {
    for (const key of records.keys()) faults.push({ kind: 'inserted', table, key, seq: null });
  }
  return faults;
}

/** Tables that refuse updates and deletions, save the chain itself: the schema says which, so none can be forgotten. */
function chainedTables(db: Reader): readonly ChainedTable[] {
  return db
    .prepare<[], { tbl_name: string }>(
      `SELECT tbl_name FROM sqlite_master
       WHERE type = 'trigger' AND name = tbl_name || '_no_delete' AND tbl_name <> 'chain' ORDER BY tbl_name`,
    )
    .all()
    .map(({ tbl_name: name }) => describe(db, name));
}

function describe(db: Reader, name: string): ChainedTable {
  const columns = db
    .prepare<[string], ColumnRow>('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(name);
  const keyColumns = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const value = ({ name: column, type }: ColumnRow, prefix: string) =>
    type === 'BLOB' ? `${DIGEST_FUNCTION}(${prefix}${column})` : `${prefix}${column}`;
  const array = (members: readonly ColumnRow[], prefix: string) =>
    `json_array(${members.map((column) => value(column, prefix)).join(', ')})`;
  return {
    name,
    key: (prefix) => array(keyColumns, prefix),
    digest: (prefix) => `${DIGEST_FUNCTION}(${array(columns, prefix)})`,
  };
}

/** Appends to the chain the record whose key `k` and digest `r` that query gives. */
function appendSql(recordSql: string, table: string): string {
  return `INSERT INTO chain (seq, previous, table_name, record_key, record_digest, digest)
    SELECT s, p, '${table}', k, r, ${DIGEST_FUNCTION}(json_array(s, p, '${table}', k, r)) FROM (
      SELECT record.k, record.r,
        (SELECT coalesce(max(seq), 0) + 1 FROM chain) AS s,
        coalesce((SELECT digest FROM chain ORDER BY seq DESC LIMIT 1), '${CHAIN_ORIGIN}') AS p
      FROM (${recordSql}) AS record)`;
}

/** Chains what stood before the chain existed, table by table in the order of the keys. */
function chainExisting(db: Connection, tables: readonly ChainedTable[]): void {
  db.transaction(() => {
    for (const { name, key, digest } of tables) {
      const append = db.prepare<[string, string]>(appendSql('SELECT ? AS k, ? AS r', name));
      const records = db
        .prepare<[], { k: string; r: string }>(
          `SELECT ${key('')} AS k, ${digest('')} AS r FROM ${name} ORDER BY k`,
        )
        .all();
      for (const { k, r } of records) append.run(k, r);
    }
  }).immediate();
}

function recordDigests(db: Reader, { name, key, digest }: ChainedTable): Map<string, string> {
  const rows = db
    .prepare<[], { k: string; r: string }>(`SELECT ${key('')} AS k, ${digest('')} AS r FROM ${name}`)
    .all();
  return new Map(rows.map(({ k, r }) => [k, r]));
}

function linkDigest({ seq, previous, table_name, record_key, record_digest }: ChainRow): string {
  return digestOf(JSON.stringify([seq, previous, table_name, record_key, record_digest]));
}

function digestOf(value: unknown): string {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  return createHash('sha256').update(bytes).digest('hex');
}
