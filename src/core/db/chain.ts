/** The digest chain: what it covers, how its rows are made, and how a break is found and located. */
import { recordTables } from './guards.ts';
import { appendOnlyTables, describeTable, DIGEST_FUNCTION, registerDigest } from './record-tables.ts';
import type { Connection, Reader, RecordTable } from './record-tables.ts';
import { installVersions, versionAround } from './record-versions.ts';

/** Digest before the first row. */
export const CHAIN_ORIGIN = '0'.repeat(64);

/** Name of the migration that brought the chain. */
const CHAIN_MIGRATION = 'chain';

export interface ChainHead {
  /** Number of records in the chain. */
  readonly seq: number;
  /** SHA-256 (hex) that stands for all of them. */
  readonly digest: string;
}

/**
 * Makes this connection chain every record that it appends, and leave a version of every record that it changes. The
 * triggers are temporary, since a function of the application may not serve a trigger stored in the file. It never
 * chains what it finds: records without a row of the chain are a fault, whatever became of the chain.
 */
export function installChain(db: Connection): void {
  registerDigest(db);
  for (const table of recordTables(db)) {
    db.exec(
      `CREATE TEMP TRIGGER ${table.name}_chained AFTER INSERT ON main.${table.name}
       BEGIN ${appendSql(`SELECT ${table.key('NEW.')} AS k, ${table.digest('NEW.')} AS r`, table.name)}; END`,
    );
  }
  installVersions(db);
}

/**
 * Applies a migration: the one that brings the chain chains what stood before it, once and never again, and each one
 * leaves the versions of records true to the schema that it makes. The caller owns the transaction.
 */
export function chainAround(db: Connection, migrationName: string, apply: () => void): void {
  registerDigest(db);
  const lastVersion = versionAround(db, apply);
  if (migrationName === CHAIN_MIGRATION) {
    for (const table of appendOnlyTables(db)) chainRows(db, table, '');
  } else if (lastVersion !== null) {
    chainRows(db, describeTable(db, 'record_version'), `WHERE id > ${String(lastVersion)}`);
  }
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

/** Appends to the chain the record whose key `k` and digest `r` that query gives. */
function appendSql(recordSql: string, table: string): string {
  return `INSERT INTO chain (seq, previous, table_name, record_key, record_digest, digest)
    SELECT s, p, '${table}', k, r, ${DIGEST_FUNCTION}(json_array(s, p, '${table}', k, r)) FROM (
      SELECT record.k, record.r,
        (SELECT coalesce(max(seq), 0) + 1 FROM chain) AS s,
        coalesce((SELECT digest FROM chain ORDER BY seq DESC LIMIT 1), '${CHAIN_ORIGIN}') AS p
      FROM (${recordSql}) AS record)`;
}

/** Chains rows that stand there already, in the order of the keys. */
function chainRows(db: Connection, { digest, key, keyColumns, name }: RecordTable, where: string): void {
  const order = name === 'record_version' ? keyColumns.join(', ') : 'k';
  const append = db.prepare<[string, string]>(appendSql('SELECT ? AS k, ? AS r', name));
  const records = db
    .prepare<[], { k: string; r: string }>(
      `SELECT ${key('')} AS k, ${digest('')} AS r FROM ${name} ${where} ORDER BY ${order}`,
    )
    .all();
  for (const { k, r } of records) append.run(k, r);
}
