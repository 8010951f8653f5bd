import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import { MIGRATIONS, readMigrations } from '../../src/core/db/migrate.ts';
import type { Migration } from '../../src/core/db/migrate.ts';

const NOW = instant(Date.parse('2026-11-24T09:30:00Z'));

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-migrate-'));
  path = join(folder, 'pupitre.sqlite');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function filesOf(migrations: readonly Migration[]): Record<string, string> {
  return Object.fromEntries(
    migrations.map(({ name, sql, version }) => [`${String(version).padStart(4, '0')}-${name}.sql`, sql]),
  );
}

/** This build's migrations and one more. */
function withNext(sql: string): readonly Migration[] {
  const number = String(MIGRATIONS.length + 1).padStart(4, '0');
  return readMigrations({ ...filesOf(MIGRATIONS), [`${number}-next.sql`]: sql });
}

function openWith(migrations: readonly Migration[]) {
  return openDatabase(path, { backupFolder: join(folder, 'backups'), now: NOW, migrations });
}

describe('migration files', () => {
  it('are numbered from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(() => readMigrations({ '0001-one.sql': '', '0003-three.sql': '' })).toThrow(RangeError);
    expect(() => readMigrations({ '0001-one.sql': '', '0001-other.sql': '' })).toThrow(RangeError);
    expect(() => readMigrations({ 'first.sql': '' })).toThrow(RangeError);
  });

  it('have the same checksum whatever the line ends of the checkout', () => {
    const [unix] = readMigrations({ '0001-one.sql': 'A;\nB;\n' });
    const [windows] = readMigrations({ '0001-one.sql': 'A;\r\nB;\r\n' });
    expect(windows).toEqual(unix);
  });
});

describe('migrating', () => {
  it('records what it applied', () => {
    const { db } = openWith(MIGRATIONS);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(db.prepare('SELECT version, name, checksum, applied_at FROM schema_migration').all()).toEqual(
      MIGRATIONS.map(({ checksum, name, version }) => ({ version, name, checksum, applied_at: NOW })),
    );
    db.close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  it('copies the database as it was before changing it', () => {
    const first = openWith(MIGRATIONS);
    first.db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('theme', '"dark"');
    first.db.close();

    const { backupPath, db } = openWith(withNext('CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;'));
    expect(db.prepare('SELECT count(*) FROM extra').pluck().get()).toBe(0);
    expect(db.prepare('SELECT value FROM preference').pluck().get()).toBe('"dark"');
    db.close();

    const backup = new Database(backupPath ?? '', { readonly: true });
    expect(backup.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(backup.prepare('SELECT value FROM preference').pluck().get()).toBe('"dark"');
    backup.close();
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });

  it('leaves nothing of a migration that fails', () => {
    openWith(MIGRATIONS).db.close();
    const failing = 'CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);';
    expect(() => openWith(withNext(failing))).toThrow();
    const { db } = openWith(MIGRATIONS);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });

  it('gives a new database all or nothing', () => {
    const lastFails = withNext('CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);');
    expect(() => openWith(lastFails)).toThrow();
    const left = new Database(path);
    expect(left.pragma('user_version', { simple: true })).toBe(0);
    expect(left.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
    left.close();
    const { backupPath, db } = openWith(MIGRATIONS);
    expect(backupPath, 'there was nothing to copy').toBeNull();
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    db.close();
  });

  /** Of the search index: SQLite keeps its own settings in them. */
  const isOfSqlite = (name: string) => name.startsWith('minutes_search_');

  it('gives a new database what one gets that comes by every step, and no row', () => {
    const schemaOf = (file: string) => {
      const db = new Database(file, { readonly: true });
      try {
        const schema = db
          .prepare<[], { name: string; type: string }>(
            'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name',
          )
          .all();
        const rows = schema
          .filter(({ name, type }) => type === 'table' && !isOfSqlite(name) && name !== 'schema_migration')
          .map(({ name }) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
        return { schema, filled: rows.filter(([, count]) => count !== 0) };
      } finally {
        db.close();
      }
    };
    for (const { version } of MIGRATIONS) openWith(MIGRATIONS.slice(0, version)).db.close();
    const stepped = schemaOf(path);
    path = join(folder, 'new.sqlite');
    openWith(MIGRATIONS).db.close();
    expect(schemaOf(path)).toEqual(stepped);
    expect(stepped.filled).toEqual([]);
  });

  const HISTORY = `CREATE TABLE schema_migration (
      version INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
    ) STRICT;`;

  it.each([
    [
      'whole data that lost its version',
      () => {
        openWith(MIGRATIONS).db.close();
        return 'PRAGMA user_version = 0;';
      },
    ],
    [
      'a trigger of another hand',
      () => `${HISTORY} CREATE TRIGGER planted AFTER INSERT ON schema_migration BEGIN SELECT 1; END;`,
    ],
    ['tables of another program', () => 'CREATE TABLE note (text TEXT) STRICT;'],
  ])('refuses a file of version 0 with %s, and leaves it as it is', (_, sqlOf) => {
    const sql = sqlOf();
    const planted = new Database(path);
    planted.exec(sql);
    planted.close();
    const before = readFileSync(path);
    expect(() => openWith(MIGRATIONS)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('goes on where a first start was cut off before its first step', () => {
    const cut = new Database(path);
    cut.exec(HISTORY);
    cut.close();
    const { db } = openWith(MIGRATIONS);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    db.close();
  });

  it('refuses a schema of another build, whose text differs under the same number', () => {
    openWith(MIGRATIONS).db.close();
    const before = readFileSync(path);
    const edited = readMigrations(
      Object.fromEntries(
        Object.entries(filesOf(MIGRATIONS)).map(([file, sql]) => [file, `${sql}-- edited\n`]),
      ),
    );
    expect(() => openWith(edited)).toThrow(expect.objectContaining({ code: 'database-newer' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
