import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '../../domain/time/time.ts';
import { chainAround, installChain } from './chain.ts';
import { checkMarks } from './check-marks.ts';
import { DatabaseError } from './database-error.ts';
import { learnSchema } from './guards.ts';
import { migrate, MIGRATIONS, schemaVersion } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { refuseStrangeFiles, sizeOf } from './strange-files.ts';
import { keepFilesPrivate, makePrivateFile, makePrivateFolder } from './private-files.ts';
import { fillListing } from './repos/minutes-listing.ts';
import { fillSessionListing } from './repos/session-listing.ts';
import { namingDatabaseErrors } from './sql-error.ts';
import { FOLD_AT_ONCE_PAGES } from './write-ahead.ts';
import { noteVersion } from './written-by.ts';

/** What a query that only reads may do: its type has no way to run a statement that writes. */
export interface ReadableDatabase {
  prepare<Parameters extends unknown[] | object, Row>(
    sql: string,
  ): Pick<Database.Statement<Parameters, Row>, 'get' | 'all' | 'iterate'>;
}

/** The application's one connection. Repos take it to write; use cases own its transactions. */
export type WritableDatabase = Pick<
  Database.Database,
  'prepare' | 'transaction' | 'exec' | 'pragma' | 'close' | 'inTransaction' | 'backup'
>;

export interface OpenOptions {
  readonly backupFolder: string;
  readonly now: Instant;
  /** Noted in the file; a test need not say. */
  readonly appVersion?: string;
  readonly migrations?: readonly Migration[];
  readonly busyTimeoutMs?: number;
  /** Told the text of each statement that runs; measuring counts them. */
  readonly onStatement?: (sql: string) => void;
}

export interface OpenedDatabase {
  readonly db: WritableDatabase;
  /** Where the database was copied before its schema changed; null when it did not change. */
  readonly backupPath: string | null;
}

/** Some tens of milliseconds. */
const READ_WHOLE_BYTES = 16 * 1_024 * 1_024;
/** Its table is filled from the minutes, in the same transaction. */
const LISTING_MIGRATION = 'minutes-listing';
const SESSION_LISTING_MIGRATION = 'session-archive';
const BUSY_TIMEOUT_MS = 3_000;

/**
 * Opens the database at `path`, making it and its folder when there is none, and brings its schema up to date.
 * Throws DatabaseError: database-locked, database-corrupt, database-newer, database-unwritable, database-missing,
 * journal-foreign or disk-full. A file that is refused is only ever read: it and its journal stay byte for byte as they
 * were found.
 */
export function openDatabase(path: string, options: OpenOptions): OpenedDatabase {
  const migrations = options.migrations ?? MIGRATIONS;
  const timeout = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  return namingDatabaseErrors(() => {
    makeFolder(dirname(path));
    keepFilesPrivate(path);
    inspect(path, timeout, migrations.length);
    makePrivateFile(path);
    const verbose = options.onStatement as ((sql: unknown) => void) | undefined;
    const db = new Database(path, { timeout, verbose });
    try {
      configure(db);
      const isNew = schemaVersion(db) === 0;
      const backupPath = migrate(db, {
        migrations,
        backupFolder: options.backupFolder,
        now: options.now,
        around: ({ name }, apply) => {
          chainAround(db, name, apply);
          if (name === LISTING_MIGRATION) fillListing(db);
          if (name === SESSION_LISTING_MIGRATION) fillSessionListing(db);
        },
      });
      if (isNew && migrations === MIGRATIONS) learnSchema(db);
      if (migrations === MIGRATIONS) installChain(db);
      if (options.appVersion !== undefined) noteVersion(db, options.appVersion);
      return { db, backupPath };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function makeFolder(folder: string): void {
  try {
    makePrivateFolder(folder);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new DatabaseError(isFull ? 'disk-full' : 'database-unwritable', 'no data folder', { cause: error });
  }
}

/** Looks through a read-only connection, since a writable one may fold the journal into a damaged file on closing. */
function inspect(path: string, timeout: number, latestVersion: number): void {
  refuseStrangeFiles(path);
  if (sizeOf(path) === 0) return;
  const db = new Database(path, { readonly: true, timeout });
  try {
    const version = schemaVersion(db);
    if (version > latestVersion) {
      throw new DatabaseError(
        'database-newer',
        `schema ${String(version)}, known up to ${String(latestVersion)}`,
      );
    }
    if (version === 0) refuseStrangeSchema(db);
    refuseDamage(db, path);
  } finally {
    db.close();
  }
}

/**
 * Version 0 is that of a file in which nothing was made yet: what stands in one has lost its version, or is not ours. A
 * first start of 0.1.0 that was cut off left the table of what was applied, alone.
 */
function refuseStrangeSchema(db: Database.Database): void {
  const strange = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE (type, name) <> ('table', 'schema_migration') LIMIT 1",
    )
    .pluck()
    .get();
  if (strange !== undefined) throw new DatabaseError('database-corrupt', `version 0 with ${strange} in it`);
}

/**
 * A small file is read whole. Of a large one only what takes no longer however large it is, unless its pages were found
 * damaged when they were last read: that goes on in the background, at each start.
 */
function refuseDamage(db: Database.Database, path: string): void {
  const isReadWhole = sizeOf(path) <= READ_WHOLE_BYTES || checkMarks(path).isDamaged();
  const finding = isReadWhole ? db.pragma('quick_check(1)', { simple: true }) : shortage(db, path);
  if (finding !== 'ok') throw new DatabaseError('database-corrupt', `quick_check: ${String(finding)}`);
}

/** A file that ends before its last page was cut; pages that are only in its journal are not there yet. */
function shortage(db: Database.Database, path: string): string {
  if (sizeOf(`${path}-wal`) > 0) return 'ok';
  const pages = Number(db.pragma('page_count', { simple: true }));
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  return sizeOf(path) < pages * pageBytes ? 'the file ends before its last page' : 'ok';
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // FULL: an acknowledged entry survives a power cut, not only the death of the process.
  db.pragma('synchronous = FULL');
  // A thread folds the log (kernel/write-ahead-folding.ts): an entry waits for that only when no thread did for long.
  db.pragma(`wal_autocheckpoint = ${String(FOLD_AT_ONCE_PAGES)}`);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // Without it INSERT OR REPLACE would delete a row unseen by the triggers that keep append-only tables.
  db.pragma('recursive_triggers = ON');
  // SQLite opens a write-protected file without complaint: taking the write lock shows it now, not at the first entry.
  db.exec('BEGIN IMMEDIATE; COMMIT');
}
