/** Tables of record as the chain sees them: which they are, and how a row is named and digested. */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** What reading them needs. */
export type Reader = Pick<Database.Database, 'prepare'>;

/** What making the chain needs of a connection. */
export type Connection = Pick<Database.Database, 'exec' | 'function' | 'prepare' | 'transaction'>;

/**
 * Tables of record whose rows may change or go: each writing of a row leaves a digest of it in `record_version`, which
 * is chained. Minutes are made from all of them, until what they say is frozen in a chained row.
 */
export const VERSIONED_TABLES = [
  'administrator',
  'attachment',
  'enrolment',
  'jury_member',
  'passage',
  'passage_enrolment',
  'passage_handout',
  'passage_together',
  'person',
  'preference',
  'referentiel',
  'session',
  'signing_key',
] as const;

/** Name of the SQL function that gives the SHA-256 (hex) of a value. */
export const DIGEST_FUNCTION = 'pupitre_sha256';

export interface RecordTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key, in its order. */
  readonly keyColumns: readonly string[];
  /** SQL of the record's key (a JSON array) and digest, of the row that `prefix` names ("NEW.", "OLD." or ""). */
  readonly key: (prefix: string) => string;
  readonly digest: (prefix: string) => string;
}

interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

const COLUMNS = 'found.name AS "table", info.name, info.type, info.pk';

/** Gives a connection the digest function; statements of the chain need it. */
export function registerDigest(db: Pick<Connection, 'function'>): void {
  db.function(DIGEST_FUNCTION, { deterministic: true }, digestOf);
}

/** SHA-256 (hex) of bytes, or of the text of anything else. */
export function digestOf(value: unknown): string {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  return createHash('sha256').update(bytes).digest('hex');
}

/** Tables that refuse updates and deletions, save the chain itself: the schema says which, so none can be forgotten. */
export function appendOnlyTables(db: Reader): readonly RecordTable[] {
  const columns = db
    .prepare<[], ColumnRow>(
      `SELECT ${COLUMNS} FROM sqlite_master AS guard
       JOIN sqlite_master AS found ON found.type = 'table' AND found.name = guard.tbl_name
       JOIN pragma_table_info(found.name) AS info
       WHERE guard.type = 'trigger' AND guard.name = guard.tbl_name || '_no_delete' AND found.name <> 'chain'
       ORDER BY found.name, info.cid`,
    )
    .all();
  return describedTables(columns);
}

/** Tables whose rows leave versions, as far as the schema has come; none in one from before versions. */
export function versionedTables(db: Reader): readonly RecordTable[] {
  if (!hasTable(db, 'record_version')) return [];
  return tablesNamed(db, VERSIONED_TABLES);
}

/** Those of these tables that the schema has, in the order in which they are named. All are read at once. */
export function tablesNamed(db: Reader, names: readonly string[]): readonly RecordTable[] {
  const columns = db
    .prepare<[string], ColumnRow>(
      `SELECT ${COLUMNS} FROM json_each(?) AS named
       JOIN sqlite_master AS found ON found.type = 'table' AND found.name = named.value
       JOIN pragma_table_info(found.name) AS info ORDER BY named.key, info.cid`,
    )
    .all(JSON.stringify(names));
  return describedTables(columns);
}

/** SQL that finds the row whose key is the parameter `@key`; none when that is no key. */
export function hasKey({ keyColumns }: Pick<RecordTable, 'keyColumns'>): string {
  return keyColumns.map((column, index) => `${column} = ${keyPart('@key', index)}`).join(' AND ');
}

/** SQL of one part of a key, null when it is no JSON. */
export function keyPart(parameter: string, index: number): string {
  return `CASE WHEN json_valid(${parameter}) THEN json_extract(${parameter}, '$[${String(index)}]') END`;
}

/** Rows of the chain, or keys of a table, read at once: a table of any size is never read whole. */
export const PAGE = 200;

/** Every key of a table, in its order, read in pages: rows may be written between two of them. */
export function* keysOf(
  db: Reader,
  table: Pick<RecordTable, 'key' | 'keyColumns' | 'name'>,
): Generator<string> {
  const { key, keyColumns, name } = table;
  const columns = keyColumns.join(', ');
  const after = keyColumns.map((_, index) => keyPart('@after', index)).join(', ');
  const page = (where: string) =>
    db
      .prepare<{ after: string }, string>(
        `SELECT ${key('')} FROM ${name} WHERE ${where} ORDER BY ${columns} LIMIT ${String(PAGE)}`,
      )
      .pluck();
  const next = page(`(${columns}) > (${after})`);
  for (let keys = page('@after IS NOT NULL').all({ after: '' }); keys.length > 0;) {
    yield* keys;
    keys = next.all({ after: keys.at(-1) ?? '' });
  }
}

/** Whether the schema has that table. */
export function hasTable(db: Reader, name: string): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}

/** How rows of that table are named and digested. Throws for one that the schema has not. */
export function describeTable(db: Reader, name: string): RecordTable {
  const [table] = tablesNamed(db, [name]);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

/** Tables of which these are the columns, one after the other. */
function describedTables(columns: readonly ColumnRow[]): readonly RecordTable[] {
  const byTable = new Map<string, ColumnRow[]>();
  for (const column of columns) {
    const known = byTable.get(column.table);
    if (known === undefined) byTable.set(column.table, [column]);
    else known.push(column);
  }
  return [...byTable].map(([name, ofTable]) => describedTable(name, ofTable));
}

/** A row is digested by all columns in their order, binary ones by their own digest. */
function describedTable(name: string, columns: readonly ColumnRow[]): RecordTable {
  const keyColumns = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const value = ({ name: column, type }: ColumnRow, prefix: string) =>
    type === 'BLOB' ? `${DIGEST_FUNCTION}(${prefix}${column})` : `${prefix}${column}`;
  const array = (members: readonly ColumnRow[], prefix: string) =>
    `json_array(${members.map((column) => value(column, prefix)).join(', ')})`;
  return {
    name,
    columns: columns.map((column) => column.name),
    keyColumns: keyColumns.map((column) => column.name),
    key: (prefix) => array(keyColumns, prefix),
    digest: (prefix) => `${DIGEST_FUNCTION}(${array(columns, prefix)})`,
  };
}
