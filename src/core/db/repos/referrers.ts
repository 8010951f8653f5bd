import type { ReadableDatabase } from '../database.ts';

/** Whether any row of another table refers to the row of that id: the schema says which tables may. */
export function createReferrers(db: ReadableDatabase, table: string): (id: string) => boolean {
  let checks: readonly ReturnType<typeof db.prepare<[string], unknown>>[] | null = null;
  const prepared = () =>
    db
      .prepare<[string], { name: string; column: string }>(
        `SELECT child.name, link."from" AS "column" FROM sqlite_schema AS child
         JOIN pragma_foreign_key_list(child.name) AS link ON link."table" = ?
         WHERE child.type = 'table' AND link.seq = 0`,
      )
      .all(table)
      .map(({ column, name }) =>
        db.prepare<[string], unknown>(`SELECT 1 FROM "${name}" WHERE "${column}" = ? LIMIT 1`),
      );
  return (id) => {
    checks ??= prepared();
    return checks.some((check) => check.get(id) !== undefined);
  };
}
