/** The least that storing one entry can cost: a bare insert of better-sqlite3, as durable as the application's. */
import Database from 'better-sqlite3';

export interface BareInsert {
  /** Stores one entry in a transaction of its own. */
  readonly run: () => void;
  close(): void;
}

/** A database of its own beside the profile, on the same disk, with the settings of `core/db/database.ts`. */
export function openBareInsert(path: string): BareInsert {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE entry (id INTEGER PRIMARY KEY, juror TEXT NOT NULL, target TEXT NOT NULL, value TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO entry (juror, target, value) VALUES (?, ?, ?)',
  );
  return {
    run: () => {
      insert.run('4e3c0a52-7c6e-4d39-9f7e-2f3c8c1f5a10', 'C1.1-1', 'acquis');
    },
    close: () => {
      db.close();
    },
  };
}
