import Database from 'better-sqlite3';
import type { Panel } from './passage-panel.ts';

/** Another program on the same file, which lifts the guards of a table and puts them back. */
export function tamper(panel: Pick<Panel, 'path'>, table: string, sql: string): void {
  const outside = new Database(panel.path);
  outside.pragma('foreign_keys = OFF');
  const guards = outside
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`,
    )
    .all(table);
  for (const { name } of guards) outside.exec(`DROP TRIGGER ${name}`);
  outside.exec(sql);
  for (const guard of guards) outside.exec(guard.sql);
  outside.close();
}
