/** Versions of the records that may change: each writing leaves a digest, which the chain holds like any other record. */
import { hasKey, hasTable, keysOf, PAGE, versionedTables } from './record-tables.ts';
import type { Connection, Reader, RecordTable } from './record-tables.ts';

/**
 * Why a version was recorded: 'adopted' by a change of schema, which found the row as it had been left; 'found' just before
 * the application wrote over a row that was not as its last version said, so that its own writing covers no fault.
 */
type Cause = 'written' | 'removed' | 'adopted';

/** Where the version that stands of a record disagrees with it, or once disagreed with what was found. */
export interface VersionFault {
  readonly kind: 'altered' | 'removed' | 'inserted';
  readonly table: string;
  /** Primary key of the record, as a JSON array. */
  readonly key: string;
}

interface ComparedRow {
  readonly key: string;
  /** Digest of the row as it is; null when there is none. */
  readonly found: string | null;
  /** Digest of the version that stands; null when none was written, or when it says that the row was removed. */
  readonly kept: string | null;
}

/** Makes this connection leave a version of each row that it writes or removes. Chaining them is the chain's part. */
export function installVersions(db: Connection): void {
  for (const table of versionedTables(db)) {
    const { digest, key, name } = table;
    const trigger = (event: string, row: 'NEW.' | 'OLD.', found: string, sql: string) => {
      db.exec(
        `CREATE TEMP TRIGGER ${name}_${event}_found BEFORE ${event} ON main.${name}
         BEGIN ${foundSql(table, row, found)}; END;
         CREATE TEMP TRIGGER ${name}_${event}_versioned AFTER ${event} ON main.${name} BEGIN ${sql}; END`,
      );
    };
    const written = versionSql(name, key('NEW.'), digest('NEW.'), 'written');
    trigger('INSERT', 'NEW.', standingSql(table), written);
    trigger('UPDATE', 'OLD.', digest('OLD.'), written);
    trigger('DELETE', 'OLD.', digest('OLD.'), versionSql(name, key('OLD.'), 'NULL', 'removed'));
  }
}

/**
 * Runs a change of schema. Rows that stood in their versions before, and rows from before versions existed, have one
 * that fits the schema after it; a row that was at fault before keeps its fault. Answers the id above which versions are
 * new, for the chain, or null in a schema without versions. The caller owns the transaction.
 */
export function versionAround(db: Connection, apply: () => void): number | null {
  const hadVersions = hasTable(db, 'record_version');
  const faulty = new Set(hadVersions ? versionFaults(db).map(placeOf) : []);
  apply();
  if (!hasTable(db, 'record_version')) return null;
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM record_version').pluck().get() ?? 0;
  for (const fault of versionFaults(db)) {
    if (faulty.has(placeOf(fault))) continue;
    const table = versionedTables(db).find(({ name }) => name === fault.table);
    if (table !== undefined) adopt(db, table, fault);
  }
  return last;
}

/** Every versioned record that is not as its last version says, in the order of tables and keys. */
function versionFaults(db: Reader): readonly VersionFault[] {
  return [...standingSteps(db)].filter((fault) => fault !== null);
}

/**
 * Compares one record after the other, so that no step reads more than one attachment: its fault, or null. Then what was
 * once found altered, removed or inserted and was written over since: that stays a fault for ever.
 */
export function* versionSteps(db: Reader): Generator<VersionFault | null> {
  yield* standingSteps(db);
  yield* foundSteps(db);
}

function* standingSteps(db: Reader): Generator<VersionFault | null> {
  for (const table of versionedTables(db)) {
    for (const row of comparedRows(db, table)) yield row === null ? null : faultOf(table.name, row);
    for (const row of removedRows(db, table)) yield row === null ? null : faultOf(table.name, row);
  }
}

function* foundSteps(db: Reader): Generator<VersionFault | null> {
  if (!hasTable(db, 'record_version')) return;
  const rows = db
    .prepare<[], ComparedRow & { readonly name: string }>(
      `SELECT table_name AS name, record_key AS key, record_digest AS found,
         (SELECT record_digest FROM record_version AS before
          WHERE before.table_name = version.table_name AND before.record_key = version.record_key
            AND before.id < version.id ORDER BY before.id DESC LIMIT 1) AS kept
       FROM record_version AS version WHERE cause = 'found' ORDER BY id`,
    )
    .all();
  for (const row of rows) yield faultOf(row.name, row);
}

/** Each row that stands. */
function* comparedRows(db: Reader, table: RecordTable): Generator<ComparedRow | null> {
  const { digest, name } = table;
  const compare = db.prepare<{ key: string; name: string }, ComparedRow>(
    `SELECT @key AS key,
       (SELECT ${digest('')} FROM ${name} WHERE ${hasKey(table)}) AS found,
       (SELECT record_digest FROM record_version WHERE table_name = @name AND record_key = @key
        ORDER BY id DESC LIMIT 1) AS kept`,
  );
  for (const recordKey of keysOf(db, table)) yield compare.get({ key: recordKey, name }) ?? null;
}

/** Each row that has versions and does not stand; null for one that stands. */
function* removedRows(db: Reader, table: RecordTable): Generator<ComparedRow | null> {
  const next = db
    .prepare<[string, string], string>(
      `SELECT DISTINCT record_key FROM record_version WHERE table_name = ? AND record_key > ?
       ORDER BY record_key LIMIT ${String(PAGE)}`,
    )
    .pluck();
  const stands = db.prepare<{ key: string }>(`SELECT 1 FROM ${table.name} WHERE ${hasKey(table)}`);
  const last = db.prepare<[string, string], Pick<ComparedRow, 'kept'>>(
    `SELECT record_digest AS kept FROM record_version WHERE table_name = ? AND record_key = ?
     ORDER BY id DESC LIMIT 1`,
  );
  for (let keys = next.all(table.name, ''); keys.length > 0; keys = next.all(table.name, keys.at(-1) ?? '')) {
    for (const key of keys) {
      const isGone = stands.get({ key }) === undefined;
      yield isGone ? { key, found: null, kept: last.get(table.name, key)?.kept ?? null } : null;
    }
  }
}

function faultOf(table: string, { found, kept, key }: ComparedRow): VersionFault | null {
  if (found === kept) return null;
  return { kind: found === null ? 'removed' : kept === null ? 'inserted' : 'altered', table, key };
}

function adopt(db: Connection, { digest, key, name }: RecordTable, fault: VersionFault): void {
  if (fault.kind === 'removed') {
    db.prepare(versionSql(name, '?', 'NULL', 'removed')).run(fault.key);
    return;
  }
  db.prepare(
    `INSERT INTO record_version (table_name, record_key, record_digest, cause)
     SELECT '${name}', ${key('')}, ${digest('')}, 'adopted' FROM ${name} WHERE ${key('')} = ?`,
  ).run(fault.key);
}

/** The key is made plain text: SQLite hands JSON on as JSON into the trigger that digests this very row. */
function versionSql(table: string, key: string, digest: string, cause: Cause): string {
  return `INSERT INTO record_version (table_name, record_key, record_digest, cause)
    VALUES ('${table}', ${key} || '', ${digest}, '${cause}')`;
}

/** Keeps what stands of the record of that row, when it is not as its last version says. `found` is SQL of its digest. */
function foundSql({ key, name }: RecordTable, row: 'NEW.' | 'OLD.', found: string): string {
  const kept = `(SELECT record_digest FROM record_version
    WHERE table_name = '${name}' AND record_key = ${key(row)} || '' ORDER BY id DESC LIMIT 1)`;
  return `INSERT INTO record_version (table_name, record_key, record_digest, cause)
    SELECT '${name}', k, found, 'found' FROM (SELECT ${key(row)} || '' AS k, ${found} AS found)
    WHERE found IS NOT ${kept}`;
}

/** Digest of the row that stands under the key of a row to come; null when there is none. */
function standingSql({ digest, keyColumns, name }: RecordTable): string {
  const isSame = keyColumns.map((column) => `standing.${column} = NEW.${column}`).join(' AND ');
  return `(SELECT ${digest('standing.')} FROM ${name} AS standing WHERE ${isSame})`;
}

function placeOf({ key, table }: VersionFault): string {
  return `${table} ${key}`;
}
