import Database from 'better-sqlite3';
import { DatabaseError } from './database-error.ts';
import type { DatabaseErrorCode } from './database-error.ts';

/** By prefix of SQLite's extended result code, first match wins. */
const CODES: readonly (readonly [prefix: string, code: DatabaseErrorCode])[] = [
  ['SQLITE_BUSY', 'database-locked'],
  ['SQLITE_LOCKED', 'database-locked'],
  ['SQLITE_PROTOCOL', 'database-locked'],
  ['SQLITE_CORRUPT', 'database-corrupt'],
  ['SQLITE_NOTADB', 'database-corrupt'],
  ['SQLITE_FULL', 'disk-full'],
  // Growing the shared-memory file fails with this code when the disk is full.
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR', 'database-unwritable'],
  ['SQLITE_READONLY', 'database-unwritable'],
  ['SQLITE_CANTOPEN', 'database-unwritable'],
  ['SQLITE_PERM', 'database-unwritable'],
  ['SQLITE_AUTH', 'database-unwritable'],
];

/** The code of a storage failure, or null when the error is of another nature (a constraint, a programming error). */
export function databaseErrorCodeOf(error: unknown): DatabaseErrorCode | null {
  if (error instanceof DatabaseError) return error.code;
  if (!(error instanceof Database.SqliteError)) return null;
  return CODES.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? null;
}

/** Runs `action`; a SQLite failure of storage comes out as a DatabaseError, anything else as it was. */
export function namingDatabaseErrors<Value>(action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const code = databaseErrorCodeOf(error);
    if (code === null || error instanceof DatabaseError) throw error;
    throw new DatabaseError(code, error instanceof Error ? error.message : code, { cause: error });
  }
}
