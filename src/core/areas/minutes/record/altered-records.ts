import type { WritableDatabase } from '../../../db/database.ts';
import { passageRecordFaults } from '../../../db/passage-records.ts';
import type { Refusal } from '../../../kernel/refusal.ts';

/**
 * Why nobody may sign, lock or archive what is made from the records of that passage, or null: 'documents' asks about
 * its locked contents and their signatures alone, from which rectifications are made.
 */
export function refusalWhenAltered(
  db: WritableDatabase,
  passageId: string,
  which: 'all' | 'documents' = 'all',
): Refusal | null {
  const isWhole = passageRecordFaults(db, passageId, which).length === 0;
  return isWhole ? null : { ok: false, code: 'records-altered', details: { passageId } };
}
