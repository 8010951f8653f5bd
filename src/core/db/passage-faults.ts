/** Faults of what the state and the rights of one passage are read from: its journal, and what its start froze. */
import { recordFaults } from './chain-check.ts';
import { recordTables } from './guards.ts';
import { hasKey } from './record-tables.ts';
import type { Reader, RecordTable } from './record-tables.ts';

export interface PassageFault {
  readonly table: string;
  /** Primary key of the record, as a JSON array. */
  readonly key: string;
  /** Digest of the record as it is; null when it is gone. */
  readonly found: string | null;
}

const TABLES: ReadonlySet<string> = new Set(['passage_event', 'passage_freeze']);

/** What of them is not as it was recorded, or is gone; read at once, since a passage has some hundreds of entries. */
export function passageFaults(db: Reader, passageId: string): readonly PassageFault[] {
  return recordTables(db)
    .filter(({ name }) => TABLES.has(name))
    .flatMap((table) => {
      const digest = db
        .prepare<{ key: string }, string>(
          `SELECT ${table.digest('')} FROM ${table.name} WHERE ${hasKey(table)}`,
        )
        .pluck();
      return [
        ...recordFaults(db, table.name, 'passage_id = ?', passageId).map(({ key }) => key),
        ...removedKeys(db, table, passageId),
      ].map((key) => ({ table: table.name, key, found: digest.get({ key }) ?? null }));
    });
}

/** Keys that were recorded and are gone, in a table whose keys begin with the passage. */
function removedKeys(db: Reader, table: RecordTable, passageId: string): readonly string[] {
  const prefix = JSON.stringify([passageId]).slice(0, -1);
  return db
    .prepare<{ name: string; from: string; to: string }, string>(
      // "," begins the next part of a key, and "-" is the sign after it.
      `SELECT DISTINCT record_key FROM chain
       WHERE table_name = @name AND record_key >= @from AND record_key < @to
         AND NOT EXISTS (SELECT 1 FROM ${table.name} AS standing WHERE ${table.key('standing.')} = chain.record_key)`,
    )
    .pluck()
    .all({ name: table.name, from: `${prefix},`, to: `${prefix}-` });
}
