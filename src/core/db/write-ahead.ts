/**
 * The log in which SQLite writes ahead of the file. Folding it into the file waits for the disk, some hundred milliseconds
 * at times: a thread does it, and the connection that serves requests only where no thread came to it for long.
 */
import Database from 'better-sqlite3';

/** From so many pages on it is worth folding: four megabytes, as SQLite does by itself. */
export const FOLD_FROM_PAGES = 1_000;
/** Where the serving connection folds all the same: 64 megabytes. */
export const FOLD_AT_ONCE_PAGES = 16_000;

/** The log in pages: its length, and what of it the file does not hold yet. */
export interface WriteAhead {
  readonly pages: number;
  readonly ahead: number;
}

/** Costs some microseconds. */
export function writeAheadOf(db: Pick<Database.Database, 'pragma'>): WriteAhead {
  return read(db.pragma('wal_checkpoint(NOOP)'));
}

/** Folds what little is left on the serving connection, so that its next entry begins the log anew. */
export function foldRest(db: Pick<Database.Database, 'pragma'>): void {
  db.pragma('wal_checkpoint(PASSIVE)');
}

/**
 * Folds as far as no reader holds it back, on a connection of its own; nobody's writing waits for it. Answers the pages
 * that are left. Blocks: for threads.
 */
export function foldWriteAhead(file: string): number {
  const db = new Database(file, { fileMustExist: true });
  try {
    return read(db.pragma('wal_checkpoint(PASSIVE)')).ahead;
  } finally {
    db.close();
  }
}

/** Both are -1 where there is no log. */
function read(answer: unknown): WriteAhead {
  const [row] = answer as readonly { readonly log: number; readonly checkpointed: number }[];
  return { pages: Math.max(0, row?.log ?? 0), ahead: row === undefined ? 0 : row.log - row.checkpointed };
}
