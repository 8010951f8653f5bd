/** Another program on the database file, as whoever has the file may use it. */
import Database from 'better-sqlite3';
import type { Panel } from './passage-panel.ts';

/** Runs `sql` over a table whose guards are dropped for it and put back. */
export function alterOutside({ path }: Pick<Panel, 'path'>, table: string, sql: string): void {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  const guards = db
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`,
    )
    .all(table);
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  for (const guard of guards) db.exec(guard.sql);
  db.close();
}
