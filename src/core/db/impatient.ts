/** For work that is tried again by itself: a file that another process locked holds the thread for none of it. */
import type { WritableDatabase } from './database.ts';

/** Runs it without waiting for a lock; throws SQLITE_BUSY at once where there is one, and nothing was written then. */
export function withoutWaiting<Value>(
  db: Pick<WritableDatabase, 'exec' | 'pragma'>,
  work: () => Value,
): Value {
  const usual = String(db.pragma('busy_timeout', { simple: true }));
  // Set at each heartbeat: no statement is made to read what it was set to.
  db.exec('PRAGMA busy_timeout = 0');
  try {
    return work();
  } finally {
    db.exec(`PRAGMA busy_timeout = ${usual}`);
  }
}
