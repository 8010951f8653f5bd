import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainFaults } from './chain-faults.ts';
import type { ChainFault } from '../../src/core/db/chain-check.ts';
import { chainDigestAt, chainHead, installChain } from '../../src/core/db/chain.ts';
import { openDatabase, type WritableDatabase } from '../../src/core/db/database.ts';
import { MIGRATIONS, readMigrations, type Migration } from '../../src/core/db/migrate.ts';
import { registerDigest, VERSIONED_TABLES } from '../../src/core/db/record-tables.ts';
import { instant } from '../../src/domain/time/time.ts';
import { ROWS, VERSIONED_ROWS } from './record-rows.ts';
import { openTempDatabase, type TempDatabase } from './temp-database.ts';

/** Tables that can be made again from those of record, and what holds them against their source. */
const DERIVED: Readonly<Record<string, string>> = {
  passage_state: 'compared with the replayed journal at start and before a content is locked',
  minutes_listing: 'compared with the minutes when they are checked',
  minutes_search: 'compared with the minutes when they are checked',
};

const SLOWING = 'slows guessing down; it gives no right, and a right PIN clears it';
/** Tables that no minutes and no right are made from. */
const NOT_OF_RECORD: Readonly<Record<string, string>> = {
  passage_heartbeat: 'bounds the doubt that a crash leaves; the president rules, and the ruling is chained',
  ...{ pin_delay: SLOWING, administrator_pin_delay: SLOWING },
  certification_draft: 'nothing is judged by a draft before a version of it is published, which is chained',
  timestamp_job: 'a queue: what it brings is chained when it comes',
  session_timestamp_job: 'a queue: what it brings is chained when it comes',
  schema_migration: 'its checksums are compared at each opening',
  chain: 'the chain itself: each of its rows holds the digest of the one before',
};
const AT = instant(1_800_000_000_000);
let temp: TempDatabase;
/** Another program on the same file: it has the digest function, and none of the application's triggers. */
let outside: Database.Database;

function stand(): void {
  temp = openTempDatabase();
  temp.db.pragma('foreign_keys = OFF');
  for (const [table, row] of Object.entries({ ...VERSIONED_ROWS, ...ROWS })) insert(temp.db, table, row);
  outside = new Database(temp.path);
  outside.pragma('foreign_keys = OFF');
  outside.pragma('ignore_check_constraints = ON');
  registerDigest(outside);
}

function putAway(): void {
  outside.close();
  temp.dispose();
}

function insert(
  db: Pick<WritableDatabase, 'prepare'>,
  table: string,
  row: Readonly<Record<string, unknown>>,
) {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`).run(row);
}

function tables(): readonly string[] {
  return outside
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'minutes_search_%' ORDER BY name`,
    )
    .pluck()
    .all();
}

/** What is found after `sql` ran on a file without its guards; it is as before afterwards. */
function foundAfter(sql: string): readonly ChainFault[] {
  outside.exec('BEGIN IMMEDIATE');
  try {
    outside.exec(sql);
    return chainFaults(outside);
  } finally {
    outside.exec('ROLLBACK');
  }
}

/** Takes every guard off, and answers the SQL that makes them again. */
function liftGuards(db: Database.Database): string {
  const guards = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  const drops = guards.map(({ name }) => `DROP TRIGGER ${name};`);
  db.exec(['BEGIN IMMEDIATE;', ...drops, 'COMMIT'].join('\n'));
  return guards.map(({ sql }) => `${sql};`).join('\n');
}

/** Runs SQL on the file for good, as someone with a SQLite tool would while the application is closed. */
function tamperClosed(sql: string): void {
  temp.db.close();
  const guards = liftGuards(outside);
  outside.exec(sql);
  outside.exec(guards);
}

function reopen(migrations: readonly Migration[] = MIGRATIONS): WritableDatabase {
  return openDatabase(temp.path, { backupFolder: join(temp.folder, 'backups'), now: AT, migrations }).db;
}

describe('every table of the schema', () => {
  beforeAll(stand);
  afterAll(putAway);

  it('has a class: chained, versioned, derived or not of record', () => {
    const chained = outside
      .prepare<[], string>(
        `SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name = tbl_name || '_no_delete'
           AND tbl_name <> 'chain'`,
      )
      .pluck()
      .all();
    const classed = [
      ...chained,
      ...VERSIONED_TABLES,
      ...Object.keys(DERIVED),
      ...Object.keys(NOT_OF_RECORD),
    ].sort();
    expect(classed).toEqual(tables());
    expect(new Set(classed).size).toBe(classed.length);
  });

  it('has a row in these tests when it is of record', () => {
    expect(Object.keys(VERSIONED_ROWS).sort()).toEqual([...VERSIONED_TABLES].sort());
    expect(chainFaults(outside)).toEqual([]);
  });
});

describe('another program', () => {
  beforeAll(() => {
    stand();
    // Once for all that it does: there are hundreds of guards.
    liftGuards(outside);
  });
  afterAll(putAway);
  const everyTable = [...Object.keys(ROWS), ...VERSIONED_TABLES];

  const columns = (table: string) =>
    outside
      .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
      .all(table);

  it.each(everyTable)('is seen to change any column of %s', (table) => {
    for (const { name, type } of columns(table)) {
      const other: Readonly<Record<string, string>> = {
        INTEGER: `coalesce(${name}, 0) + 1000`,
        REAL: `coalesce(${name}, 0) + 1000`,
        TEXT: `coalesce(${name}, '') || 'x'`,
        BLOB: `CAST('other' AS BLOB)`,
      };
      const found = foundAfter(`UPDATE ${table} SET ${name} = ${String(other[type])}`);
      expect([name, found.map((fault) => fault.table)]).toEqual([name, expect.arrayContaining([table])]);
    }
  });

  it.each(everyTable)('is seen to remove a row of %s', (table) => {
    const found = foundAfter(`DELETE FROM ${table}`);
    expect(found).toContainEqual(expect.objectContaining({ table, kind: 'removed' }));
  });

  it.each(everyTable)('is seen to add a row to %s', (table) => {
    const others = columns(table).map(({ name, type }) =>
      type === 'BLOB' ? name : type === 'TEXT' ? `${name} || 'y'` : `${name} + 1000`,
    );
    const found = foundAfter(`INSERT INTO ${table} SELECT ${others.join(', ')} FROM ${table} LIMIT 1`);
    expect(found).toContainEqual(expect.objectContaining({ table, kind: 'inserted' }));
  });
});

describe('records that may change', () => {
  beforeEach(stand);
  afterEach(putAway);

  it('leave a version at each writing, and none disagrees', () => {
    temp.db.exec(`UPDATE jury_member SET name = 'other'; UPDATE session SET place = 'elsewhere';
      DELETE FROM attachment; INSERT INTO preference VALUES ('theme', '"dark"')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value;
      INSERT INTO preference VALUES ('theme', '"light"') ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    expect(chainFaults(outside)).toEqual([]);
    const kept = outside
      .prepare(`SELECT cause, count(*) AS count FROM record_version GROUP BY cause ORDER BY cause`)
      .all();
    expect(kept).toEqual([
      { cause: 'removed', count: 1 },
      // One for each row, the row of the schema's test, and the four writings above.
      { cause: 'written', count: VERSIONED_TABLES.length + 1 + 4 },
    ]);
  });

  it('leave one where a foreign key removes them', () => {
    temp.db.pragma('foreign_keys = ON');
    const passage = { ...VERSIONED_ROWS['passage'], id: 'q' };
    insert(temp.db, 'passage', passage);
    insert(temp.db, 'attachment', { ...VERSIONED_ROWS['attachment'], id: 'g', passage_id: 'q' });
    temp.db.exec(`DELETE FROM passage WHERE id = 'q'`);
    expect(outside.prepare(`SELECT count(*) FROM attachment WHERE id = 'g'`).pluck().get()).toBe(0);
    expect(chainFaults(outside)).toEqual([]);
  });
});

describe('a start', () => {
  beforeEach(stand);
  afterEach(putAway);

  it('chains nothing again when the chain was emptied beside altered records', () => {
    tamperClosed(`DELETE FROM chain; UPDATE grid_entry SET value = 'acquired'`);
    const db = reopen();
    expect(db.prepare('SELECT count(*) FROM chain').pluck().get()).toBe(0);
    const found = chainFaults(db);
    expect(found).toContainEqual(expect.objectContaining({ table: 'grid_entry', kind: 'inserted' }));
    expect(new Set(found.map(({ table }) => table))).toEqual(
      new Set(Object.keys(ROWS).filter((table) => ROWS[table] !== undefined)),
    );
    // Recording goes on, and the fault stays.
    db.exec(`UPDATE session SET place = 'elsewhere'`);
    expect(chainHead(db).seq).toBe(1);
    expect(chainFaults(db).length).toBeGreaterThanOrEqual(found.length);
    db.close();
  });

  it('says that the chain was cut beside the records of its end', () => {
    const { seq } = chainHead(outside);
    tamperClosed(`DELETE FROM chain WHERE seq > ${String(seq - 3)}`);
    const db = reopen();
    expect(chainFaults(db).map(({ kind }) => kind)).toEqual(['inserted', 'inserted', 'inserted']);
    db.close();
  });

  it('adopts no row of a table of versions that was emptied', () => {
    tamperClosed(`DELETE FROM record_version; UPDATE jury_member SET name = 'other'`);
    const db = reopen();
    expect(chainFaults(db)).toContainEqual(
      expect.objectContaining({ table: 'jury_member', kind: 'inserted' }),
    );
    db.close();
  });

  it('finds a chain that was made again over altered records, by the content that was locked before', () => {
    const head = chainHead(temp.db);
    const content = JSON.stringify({ chain: head });
    insert(temp.db, 'content_lock', { ...ROWS['content_lock'], revision: 2, content });
    expect(chainFaults(outside)).toEqual([]);
    outside.pragma('user_version = 2');
    tamperClosed(`UPDATE grid_entry SET value = 'acquired'; DELETE FROM chain`);
    rechain(outside);
    const found = chainFaults(outside);
    expect(found.map(({ kind, key, table }) => ({ kind, key, table }))).toEqual([
      { kind: 'unwitnessed', key: '["p",2]', table: 'content_lock' },
    ]);
  });
});

/** What a forger with the application's sources would do: chain everything again. */
function rechain(db: Database.Database): void {
  const copies = Object.keys(ROWS).map((table) => {
    db.exec(`CREATE TEMP TABLE copy_${table} AS SELECT * FROM ${table}`);
    return table;
  });
  const guards = liftGuards(db);
  for (const table of copies) db.exec(`DELETE FROM ${table}`);
  db.exec(guards);
  db.exec(`DROP TRIGGER grid_entry_not_after_seal`);
  for (const { name } of db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'draw%_keeps%'`,
    )
    .all())
    db.exec(`DROP TRIGGER ${name}`);
  installChain(db);
  for (const table of copies) db.exec(`INSERT INTO ${table} SELECT * FROM copy_${table}`);
}

describe('a change of schema', () => {
  beforeEach(stand);
  afterEach(putAway);

  const next = (sql: string) =>
    readMigrations(
      Object.fromEntries(
        [...MIGRATIONS.map(({ name, sql: text }) => [name, text] as const), ['next', sql] as const].map(
          ([name, text], index) => [`${String(index + 1).padStart(4, '0')}-${name}.sql`, text],
        ),
      ),
    );
  const CHANGE = `ALTER TABLE jury_member ADD COLUMN note TEXT NOT NULL DEFAULT '';
    UPDATE passage SET company = company || '!';`;

  it('leaves versions that fit it, and the chain as it was before', () => {
    const head = chainHead(temp.db);
    temp.db.close();
    const db = reopen(next(CHANGE));
    expect(chainFaults(db)).toEqual([]);
    expect(chainDigestAt(db, head.seq)).toBe(head.digest);
    expect(db.prepare(`SELECT count(*) FROM record_version WHERE cause = 'adopted'`).pluck().get()).toBe(2);
    db.close();
  });

  it('adopts no row that was at fault before it', () => {
    tamperClosed(`UPDATE jury_member SET name = 'other'; UPDATE signing_key SET vault = 'os-keychain'`);
    const db = reopen(next(CHANGE));
    expect(chainFaults(db).map(({ kind, table }) => [kind, table])).toEqual([
      ['altered', 'jury_member'],
      ['altered', 'signing_key'],
    ]);
    db.close();
  });

  it('from a schema before the chain, chains what stood there once', () => {
    temp.db.close();
    const old = new Database(join(temp.folder, 'old.sqlite'));
    old.close();
    const open = (count: number) =>
      openDatabase(join(temp.folder, 'old.sqlite'), {
        backupFolder: join(temp.folder, 'backups'),
        now: AT,
        migrations: MIGRATIONS.slice(0, count),
      }).db;
    const before = open(2);
    before.pragma('foreign_keys = OFF');
    insert(before, 'audit_entry', { ...ROWS['audit_entry'] });
    insert(before, 'jury_member', { ...VERSIONED_ROWS['jury_member'] });
    before.close();
    const db = openDatabase(join(temp.folder, 'old.sqlite'), {
      backupFolder: join(temp.folder, 'backups'),
      now: AT,
    }).db;
    expect(chainFaults(db)).toEqual([]);
    expect(db.prepare('SELECT table_name, record_key FROM chain ORDER BY seq').all()).toEqual([
      { table_name: 'audit_entry', record_key: '[1]' },
      { table_name: 'record_version', record_key: '[1]' },
      { table_name: 'record_version', record_key: '[2]' },
    ]);
    db.close();
  });
});
