import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupJobs } from '../../src/core/db/backup/backup-jobs.ts';
import { checkMarks } from '../../src/core/db/check-marks.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { versionIn, versionNumber } from '../../src/core/db/written-by.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import type { OpenedDatabase } from '../../src/core/db/database.ts';
import { DatabaseError } from '../../src/core/db/database-error.ts';
import { databaseErrorCodeOf } from '../../src/core/db/sql-error.ts';

let folder: string;
let path: string;
const opened: OpenedDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-open-'));
  path = join(folder, 'pupitre.sqlite');
});

afterEach(() => {
  for (const { db } of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(file = path): OpenedDatabase {
  const database = openDatabase(file, {
    backupFolder: join(folder, 'backups'),
    now: instant(0),
    busyTimeoutMs: 50,
  });
  opened.push(database);
  return database;
}

/** A closed database that already holds something. */
function makeDatabase(): void {
  const { db } = open();
  const put = db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)');
  db.transaction(() => {
    for (let index = 0; index < 500; index += 1) {
      put.run(`key-${String(index)}`, JSON.stringify('x'.repeat(200)));
    }
  })();
  db.close();
  opened.pop();
}

function refusalOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof DatabaseError ? error.code : error;
  }
  return null;
}

describe('an opened database', () => {
  it('journals ahead, syncs fully, holds foreign keys and fires every trigger', () => {
    const { backupPath, db } = open();
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('recursive_triggers')).toBe(1);
    expect(pragma('busy_timeout')).toBe(50);
    expect(backupPath).toBeNull();
  });

  it('finds what an earlier run wrote, even when that run never closed the file', () => {
    const first = open();
    first.db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('theme', '"dark"');
    const second = open();
    expect(second.db.prepare('SELECT value FROM preference').pluck().get()).toBe('"dark"');
  });
});

describe('a database that cannot be opened', () => {
  it('is locked while another connection holds it', () => {
    makeDatabase();
    const other = new Database(path);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE; DELETE FROM preference');
    expect(refusalOf(() => open())).toBe('database-locked');
    other.close();
  });

  it('is corrupt when its bytes were damaged, and stays as it was found', () => {
    makeDatabase();
    const damaged = readFileSync(path);
    damaged.fill(0x5a, 8_192, damaged.length);
    writeFileSync(path, damaged);
    expect(refusalOf(() => open())).toBe('database-corrupt');
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  it('is corrupt when it is no database at all, and stays as it was found', () => {
    writeFileSync(path, 'not a database '.repeat(100));
    expect(refusalOf(() => open())).toBe('database-corrupt');
    expect(readFileSync(path, 'utf8')).toBe('not a database '.repeat(100));
  });

  it('is newer when its schema has a higher number, and stays as it was found', () => {
    makeDatabase();
    const other = new Database(path);
    other.pragma('user_version = 9999');
    other.close();
    const before = readFileSync(path);
    expect(refusalOf(() => open())).toBe('database-newer');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is told to be of the version that used it last, by its header and in its copies', () => {
    openDatabase(path, {
      backupFolder: join(folder, 'backups'),
      now: instant(0),
      appVersion: '0.3.1',
    }).db.close();
    expect(versionIn(path)).toBe('0.3.1');
    openDatabase(path, {
      backupFolder: join(folder, 'backups'),
      now: instant(0),
      appVersion: '0.2.0+essai',
    }).db.close();
    expect(versionIn(path)).toBe('0.3.1');
    const copy = join(folder, 'copy.sqlite');
    const other = new Database(path);
    other.exec(`VACUUM INTO '${copy}'`);
    other.close();
    expect(versionIn(copy)).toBe('0.3.1');
  });

  it('tells no version where none was noted, or where there is nothing to read', () => {
    makeDatabase();
    expect(versionIn(path)).toBeNull();
    expect(versionIn(join(folder, 'none.sqlite'))).toBeNull();
    expect(['0.2', 'dev', '1.2.300', ''].map(versionNumber)).toEqual([0, 0, 0, 0]);
    expect(versionNumber('0.2.0-dev')).toBe(512);
  });

  it('is unwritable when its folder cannot be made or its name is a folder', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(refusalOf(() => open(join(folder, 'file', 'pupitre.sqlite')))).toBe('database-unwritable');
    mkdirSync(join(folder, 'taken.sqlite', 'inside'), { recursive: true });
    expect(refusalOf(() => open(join(folder, 'taken.sqlite')))).toBe('database-unwritable');
  });

  it('is unwritable in a folder that takes no file', () => {
    // The kernel's own folder refuses even the superuser, whom permissions do not stop.
    expect(refusalOf(() => open('/proc/self/pupitre.sqlite'))).toBe('database-unwritable');
  });
});

describe('a full disk', () => {
  it('refuses the entry by name and keeps what was acknowledged', () => {
    const { db } = open();
    db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('kept', '1');
    db.pragma(`max_page_count = ${String(Number(db.pragma('page_count', { simple: true })) + 1)}`);
    let failure: unknown = null;
    try {
      db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run(
        'big',
        JSON.stringify('x'.repeat(200_000)),
      );
    } catch (error) {
      failure = error;
    }
    expect(databaseErrorCodeOf(failure)).toBe('disk-full');
    expect(db.prepare('SELECT key FROM preference').pluck().all()).toEqual(['kept']);
  });
});

describe('errors of storage', () => {
  it('are told from errors of programming', () => {
    const { db } = open();
    let failure: unknown = null;
    try {
      db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('key', 'not json');
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Database.SqliteError);
    expect(databaseErrorCodeOf(failure)).toBeNull();
    expect(databaseErrorCodeOf(new Database.SqliteError('read-only', 'SQLITE_READONLY_DIRECTORY'))).toBe(
      'database-unwritable',
    );
    expect(databaseErrorCodeOf(new Error('any'))).toBeNull();
  });
});

describe('a large database', () => {
  const LARGE_BYTES = 24 * 1_024 * 1_024;

  /** More than what a start reads whole. */
  function makeLarge(): void {
    makeDatabase();
    const db = new Database(path);
    db.exec(
      `CREATE TABLE ballast (bytes BLOB) STRICT; INSERT INTO ballast VALUES (randomblob(${String(LARGE_BYTES)}))`,
    );
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  }

  it('is opened without reading all of its pages, which the check of the file does and remembers', () => {
    makeLarge();
    const damaged = readFileSync(path);
    const [from, to] = [damaged.length - 8_192 * 2, damaged.length];
    damaged.fill(0x5a, from, to);
    writeFileSync(path, damaged);
    open().db.close();
    expect(backupJobs.quickCheck({ file: path })).not.toBeNull();
    checkMarks(path).keepDamaged(true);
    expect(refusalOf(() => open())).toBe('database-corrupt');
    checkMarks(path).keepDamaged(false);
    open().db.close();
  });

  it('is corrupt when its end was cut off', () => {
    makeLarge();
    expect(backupJobs.quickCheck({ file: path })).toBeNull();
    truncateSync(path, LARGE_BYTES - 1_024 * 1_024);
    expect(refusalOf(() => open())).toBe('database-corrupt');
  });
});
