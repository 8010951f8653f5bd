/** Saving what an open database still holds when its file is gone: the system keeps the file for who has it open. */
import { rmSync } from 'node:fs';
import { PARTIAL_SUFFIX } from '../checked-copy.ts';
import type { WritableDatabase } from '../database.ts';
import type { RunBackupJob } from './run-backup-job.ts';
import { syncMeanwhile } from './steady-files.ts';

/** Pages copied between two breaths of the main thread: a quarter of a megabyte, a few milliseconds. */
const PAGES_AT_ONCE = 64;

/**
 * Copies through the open connection to a new file, which a thread checks and names. Rejects with what SQLite or the system
 * says.
 */
export async function rescueCopy(
  db: Pick<WritableDatabase, 'backup'>,
  file: string,
  run: RunBackupJob,
): Promise<void> {
  const partial = `${file}${PARTIAL_SUFFIX}`;
  const endSync = syncMeanwhile(partial);
  try {
    await db.backup(partial, { progress: () => PAGES_AT_ONCE });
    endSync();
    await run('finish', { partial, file });
  } catch (error) {
    endSync();
    rmSync(partial, { force: true });
    throw error;
  }
}
