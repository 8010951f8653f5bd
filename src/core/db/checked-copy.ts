/** A copy of a database that has its name only once it is whole, checked and on the disk. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseError } from './database-error.ts';
import { keepPrivate, syncFolder } from './private-files.ts';

/** What a half-written copy is called. */
export const PARTIAL_SUFFIX = '.partial';

/**
 * Copies what `db` holds at this moment to a new file at `path`. Blocks for as long as that takes: for the start, where
 * nobody waits for the disk. Throws DatabaseError `database-corrupt` for a copy that does not check, and what the system
 * says; then nothing is left.
 */
export function writeCheckedCopy(db: Pick<Database.Database, 'prepare'>, path: string): void {
  const partial = `${path}${PARTIAL_SUFFIX}`;
  rmSync(partial, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    nameChecked(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Checks a whole copy and gives it its name, on the disk. Throws as `checkWhole` does. */
export function nameChecked(partial: string, path: string): void {
  keepPrivate(partial);
  checkWhole(partial);
  syncFile(partial);
  renameSync(partial, path);
  syncFolder(dirname(path));
}

/** Throws DatabaseError `database-corrupt` when SQLite finds a fault anywhere in that file. */
export function checkWhole(path: string): void {
  const copy = new Database(path, { readonly: true });
  try {
    const finding = copy.pragma('integrity_check(1)', { simple: true });
    if (finding !== 'ok') throw new DatabaseError('database-corrupt', `integrity_check: ${String(finding)}`);
  } finally {
    copy.close();
  }
}

/** Returns once the bytes of that file are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
