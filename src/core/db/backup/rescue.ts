/** Saving what an open database still holds when its file is gone: the system keeps the file for who has it open. */
import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { checkWhole, PARTIAL_SUFFIX, syncFile } from '../checked-copy.ts';
import type { WritableDatabase } from '../database.ts';
import { keepPrivate } from '../private-files.ts';

/** Pages copied between two breaths of the main thread: a quarter of a megabyte, a few milliseconds. */
const PAGES_AT_ONCE = 64;

/** Copies through the open connection to a new file, checked. Rejects with what SQLite or the system says. */
export async function rescueCopy(db: Pick<WritableDatabase, 'backup'>, file: string): Promise<void> {
  const partial = `${file}${PARTIAL_SUFFIX}`;
  try {
    await db.backup(partial, { progress: () => PAGES_AT_ONCE });
    keepPrivate(partial);
    closeForGood(partial);
    checkWhole(partial);
    syncFile(partial);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** A copy that stands alone says so: no journal ahead belongs to it. */
function closeForGood(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}
