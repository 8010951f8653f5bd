import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/time/time.ts';
import { backupName } from '../../domain/backup/backup-name.ts';
import { writeCheckedCopy } from './checked-copy.ts';
import { DatabaseError } from './database-error.ts';
import { makePrivateFolder } from './private-files.ts';

/** What migrating needs of a connection. */
type Connection = Pick<Database.Database, 'exec' | 'pragma' | 'prepare' | 'transaction'>;

export interface Migration {
  /** Value of `user_version` once applied; versions start at 1 and have no gap. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with line ends made `\n`, so that a checkout on Windows gives the same. */
  readonly checksum: string;
}

export interface MigrationOptions {
  readonly migrations: readonly Migration[];
  readonly backupFolder: string;
  /** Labels the backup and the rows of `schema_migration`. */
  readonly now: Instant;
  /** Runs `apply`, which changes the schema that some data has, and what belongs in the same transaction. */
  readonly around?: (migration: Migration, apply: () => void) => void;
}

const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    version INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    applied_at INTEGER NOT NULL
  ) STRICT`;

/** Beside this file in the sources, beside the script that holds it in the built application. */
const FOLDER = new URL('./migrations/', import.meta.url);

/** Every migration of this build, in order. */
export const MIGRATIONS = readMigrations(
  Object.fromEntries(readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')])),
);

/** Orders migration files `NNNN-name.sql`; throws RangeError on a misnamed file, a gap or a double. */
export function readMigrations(files: Readonly<Record<string, string>>): readonly Migration[] {
  const migrations = Object.entries(files)
    .map(([path, text]) => readMigration(path, text))
    .sort((one, other) => one.version - other.version);
  migrations.forEach(({ name, version }, index) => {
    if (version !== index + 1)
      throw new RangeError(`migration ${name} should have number ${String(index + 1)}`);
  });
  return migrations;
}

/**
 * Brings the schema up to date, each migration in a transaction of its own, or of a new database all in one. A database
 * that already holds a schema is copied to `backupFolder` first; answers the path of that copy, or null when nothing had to be done.
 * Throws DatabaseError: `database-newer` when the schema is not one that this build knows, and storage failures.
 */
export function migrate(db: Connection, options: MigrationOptions): string | null {
  const current = schemaVersion(db);
  refuseUnknownSchema(db, current, options.migrations);
  const pending = options.migrations.slice(current);
  if (pending.length === 0) return null;

  if (current === 0) {
    // Each transaction waits for the disk, and half a schema over no data is worth keeping to nobody. Nothing stands yet
    // that a migration would have to bring along: what goes around each is for data.
    db.transaction(() => {
      applyAll(db, pending, { now: options.now });
    }).immediate();
    return null;
  }
  const backupPath = backUp(db, current, options);
  applyAll(db, pending, options);
  return backupPath;
}

function applyAll(
  db: Connection,
  pending: readonly Migration[],
  {
    now,
    around = (_migration, apply) => {
      apply();
    },
  }: Pick<MigrationOptions, 'around' | 'now'>,
): void {
  db.exec(HISTORY_TABLE);
  const record = db.prepare<Record<string, unknown>>(
    'INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (@version, @name, @checksum, @now)',
  );
  for (const migration of pending) {
    const { checksum, name, sql, version } = migration;
    db.transaction(() => {
      around(migration, () => db.exec(sql));
      record.run({ checksum, name, version, now });
      db.pragma(`user_version = ${String(version)}`);
    }).immediate();
  }
}

/** The schema's version, 0 for an empty database. */
export function schemaVersion(db: Pick<Connection, 'pragma'>): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function readMigration(path: string, text: string): Migration {
  const [, digits, name] = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path) ?? [];
  if (digits === undefined || name === undefined) throw new RangeError(`misnamed migration: ${path}`);
  const sql = text.replaceAll('\r\n', '\n');
  return { version: Number(digits), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

function refuseUnknownSchema(db: Connection, current: number, known: readonly Migration[]): void {
  if (current > known.length) {
    throw new DatabaseError(
      'database-newer',
      `schema ${String(current)} is newer than ${String(known.length)}`,
    );
  }
  if (current === 0) return;
  const applied = db
    .prepare<[], { version: number; checksum: string }>('SELECT version, checksum FROM schema_migration')
    .all();
  for (const { checksum, version } of applied) {
    if (known[version - 1]?.checksum !== checksum) {
      throw new DatabaseError('database-newer', `schema ${String(version)} was made by another build`);
    }
  }
}

/** The copy has its name only once it is whole, checked and on the disk. */
function backUp(db: Connection, version: number, { backupFolder, now }: MigrationOptions): string {
  makePrivateFolder(backupFolder);
  const path = join(backupFolder, backupName('schema', now, version));
  writeCheckedCopy(db, path);
  return path;
}
