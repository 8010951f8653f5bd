/** The guards of the schema, triggers and indexes: whether they still are those that the migrations make. */
import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrate.ts';
import { tablesNamed } from './record-tables.ts';
import type { Reader, RecordTable } from './record-tables.ts';

/** Where a fault of a guard is placed: the table of SQLite in which guards stand. */
export const GUARD_TABLE = 'sqlite_schema';

export interface GuardFault {
  /** `inserted`: a trigger that no migration makes, which may change what is written. */
  readonly kind: 'altered' | 'removed' | 'inserted';
  readonly table: typeof GUARD_TABLE;
  /** Name of the guard, as a JSON array. */
  readonly key: string;
}

interface Guard {
  readonly name: string;
  readonly type: 'trigger' | 'index';
  readonly sql: string;
}

interface MadeSchema {
  readonly guards: ReadonlyMap<string, Guard>;
  /** Tables that refuse updates and deletions, save the chain itself, by name. */
  readonly appendOnly: readonly string[];
}

const NO_DELETE = '_no_delete';

let made: MadeSchema | null = null;

/** Guards that are missing, altered or strange. An index more is no fault: it can only make things faster. */
export function guardFaults(db: Reader): readonly GuardFault[] {
  const { guards } = schemaMade();
  const found = new Map(guardsOf(db).map((guard) => [guard.name, guard]));
  const fault = (kind: GuardFault['kind'], name: string): GuardFault => ({
    kind,
    table: GUARD_TABLE,
    key: JSON.stringify([name]),
  });
  return [
    ...[...guards.values()].flatMap(({ name, sql }) => {
      const sqlFound = found.get(name)?.sql;
      if (sqlFound === undefined) return [fault('removed', name)];
      return sqlFound === sql ? [] : [fault('altered', name)];
    }),
    ...[...found.values()]
      .filter(({ name, type }) => type === 'trigger' && !guards.has(name))
      .map(({ name }) => fault('inserted', name)),
  ];
}

/**
 * The tables of record of this build that the file has, save the chain itself, whatever became of their guards there: a
 * table whose guard was dropped is chained and checked like any other.
 */
export function recordTables(db: Reader): readonly RecordTable[] {
  return tablesNamed(db, schemaMade().appendOnly);
}

/** The table of record of that name; undefined when this build or the file has none. */
export function recordTable(db: Reader, name: string): RecordTable | undefined {
  return isOfRecord(name) ? tablesNamed(db, [name])[0] : undefined;
}

/** Whether this build keeps records in a table of that name. */
export function isOfRecord(name: string): boolean {
  return schemaMade().appendOnly.includes(name);
}

/** A database that every migration of this build has just made is what they make: they need not run once more to tell. */
export function learnSchema(db: Reader): void {
  made ??= schemaOf(db);
}

/** What the migrations make, once, in memory. */
function schemaMade(): MadeSchema {
  if (made !== null) return made;
  const db = new Database(':memory:');
  try {
    for (const { sql } of MIGRATIONS) db.exec(sql);
    made = schemaOf(db);
    return made;
  } finally {
    db.close();
  }
}

function schemaOf(db: Reader): MadeSchema {
  const guards = guardsOf(db);
  return {
    guards: new Map(guards.map((guard) => [guard.name, guard])),
    appendOnly: guards
      .filter(({ name, type }) => type === 'trigger' && name.endsWith(NO_DELETE))
      .map(({ name }) => name.slice(0, -NO_DELETE.length))
      .filter((name) => name !== 'chain'),
  };
}

function guardsOf(db: Reader): readonly Guard[] {
  return db
    .prepare<[], Guard>(
      `SELECT name, type, sql FROM main.sqlite_schema
       WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY name`,
    )
    .all();
}
