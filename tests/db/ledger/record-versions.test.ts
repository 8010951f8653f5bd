/** A fault of a record that may change outlasts whatever the application itself writes afterwards. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDatabase } from '../../../src/core/db/database.ts';
import type { WritableDatabase } from '../../../src/core/db/database.ts';
import { MIGRATIONS } from '../../../src/core/db/migrate.ts';
import { registerDigest, VERSIONED_TABLES } from '../../../src/core/db/record-tables.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { chainFaults } from '../chain-faults.ts';
import { VERSIONED_ROWS } from '../record-rows.ts';
import { openTempDatabase } from '../temp-database.ts';
import type { TempDatabase } from '../temp-database.ts';

let temp: TempDatabase;
/** Another program on the same file: it has the digest function, and none of the application's triggers. */
let outside: Database.Database;

/** The row that stands for that table. */
function insert(db: Pick<WritableDatabase, 'prepare'>, table: string): void {
  const row = VERSIONED_ROWS[table] ?? {};
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`).run(row);
}

describe('a fault of a record that the application then writes itself', () => {
  beforeEach(() => {
    temp = openTempDatabase();
    temp.db.pragma('foreign_keys = OFF');
    temp.db.pragma('ignore_check_constraints = ON');
    for (const table of VERSIONED_TABLES) insert(temp.db, table);
    outside = new Database(temp.path);
    outside.pragma('foreign_keys = OFF');
    outside.pragma('ignore_check_constraints = ON');
    registerDigest(outside);
  });
  afterEach(() => {
    outside.close();
    temp.dispose();
  });

  /** A column of that table that takes any text, beside its key. */
  const WRITTEN: Readonly<Record<(typeof VERSIONED_TABLES)[number], string>> = {
    administrator: 'name',
    attachment: 'name',
    enrolment: 'cpf_file',
    jury_member: 'capacity',
    passage: 'company',
    passage_enrolment: 'enrolment_id',
    passage_handout: 'content',
    passage_together: 'group_id',
    person: 'company',
    preference: 'value',
    referentiel: 'content',
    session: 'place',
    signing_key: 'vault',
  };
  it.each(VERSIONED_TABLES)('stays when a row of %s was altered, then updated', (table) => {
    const column = WRITTEN[table];
    outside.exec(`UPDATE ${table} SET ${column} = 'forged'`);
    temp.db.exec(`UPDATE ${table} SET ${column} = 'own'; UPDATE ${table} SET ${column} = 'own again'`);
    expect(chainFaults(outside)).toEqual([expect.objectContaining({ table, kind: 'altered' })]);
  });

  it.each(VERSIONED_TABLES)('stays when a row of %s was altered, then removed', (table) => {
    outside.exec(`UPDATE ${table} SET ${WRITTEN[table]} = 'forged'`);
    temp.db.exec(`DELETE FROM ${table}`);
    // What was removed with it was not altered.
    expect(chainFaults(outside)).toEqual([expect.objectContaining({ table, kind: 'altered' })]);
  });

  it.each(VERSIONED_TABLES)('stays when a row of %s was removed, then written anew', (table) => {
    outside.exec(`DELETE FROM ${table}`);
    insert(temp.db, table);
    expect(chainFaults(outside)).toEqual([expect.objectContaining({ table, kind: 'removed' })]);
  });

  it('stays when a row was altered or added, then written by an insertion that updates', () => {
    outside.exec(
      `UPDATE preference SET value = '"forged"'; INSERT INTO preference VALUES ('theme', '"dark"')`,
    );
    for (const key of ['organisation', 'theme']) {
      temp.db.exec(`INSERT INTO preference VALUES ('${key}', '"own"')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    }
    expect(chainFaults(outside).map(({ kind, key }) => [kind, key])).toEqual([
      ['altered', '["organisation"]'],
      ['inserted', '["theme"]'],
    ]);
  });

  it('stays over a change of schema, which does not take the row for one at fault', () => {
    outside.exec(`UPDATE jury_member SET capacity = 'forged'`);
    temp.db.exec(`UPDATE jury_member SET capacity = 'own'`);
    temp.db.close();
    const text = `ALTER TABLE jury_member ADD COLUMN note TEXT NOT NULL DEFAULT ''`;
    const db = openDatabase(temp.path, {
      backupFolder: join(temp.folder, 'backups'),
      now: instant(1_800_000_000_000),
      migrations: [
        ...MIGRATIONS,
        { version: MIGRATIONS.length + 1, name: 'next', sql: text, checksum: 'c'.repeat(64) },
      ],
    }).db;
    expect(chainFaults(db).map(({ kind, table }) => [kind, table])).toEqual([['altered', 'jury_member']]);
    db.close();
  });
});
