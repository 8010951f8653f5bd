/** Files that SQLite would open without a word, and lose or spoil what they hold. */
import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseError } from './database-error.ts';
import { fileStamp } from './file-stamp.ts';
import { HEAD_SUFFIX } from './place.ts';

/** Of the header: how the file was last written and is to be read; 1 by a rollback journal, 2 by a journal ahead of it. */
const READ_VERSION_AT = 19;
const JOURNAL_AHEAD = 2;

/**
 * Throws DatabaseError: `database-missing` when the file is gone or empty and something beside it tells that there was
 * one; `journal-foreign` when a file that was closed for good, such as a backup, stands beside the journal of another.
 */
export function refuseStrangeFiles(path: string): void {
  const journalSize = sizeOf(`${path}-wal`);
  if (sizeOf(path) === 0) {
    if (journalSize > 0) throw new DatabaseError('database-missing', 'a journal without its file');
    if (sizeOf(`${path}${HEAD_SUFFIX}`) > 0)
      throw new DatabaseError('database-missing', 'a head without its file');
    return;
  }
  if (journalSize > 0 && readVersionOf(path) !== JOURNAL_AHEAD) {
    throw new DatabaseError('journal-foreign', 'a journal beside a file that has none');
  }
}

/** Puts the journal beside a database under a dated name, where SQLite does not look for it. Throws what the system says. */
export function setJournalAside(path: string, at: Date): void {
  renameSync(`${path}-wal`, `${path.replace(/\.sqlite$/, '')}-ancien-journal-${fileStamp(at)}.wal`);
  rmSync(`${path}-shm`, { force: true });
}

/** Size of a file in bytes; 0 for one that is not there. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** The file's own word; that of a journal ahead when it is too short to tell, which the check of the whole then says. */
function readVersionOf(path: string): number {
  const header = Buffer.alloc(READ_VERSION_AT + 1);
  const file = openSync(path, 'r');
  try {
    return readSync(file, header, 0, header.length, 0) < header.length
      ? JOURNAL_AHEAD
      : header.readUInt8(READ_VERSION_AT);
  } finally {
    closeSync(file);
  }
}
