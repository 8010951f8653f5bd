/** Whether the files of the open database still are those that were opened: what is written to others is lost. */
import { statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';

/**
 * 'lost': the file was deleted, emptied or replaced, or its volume is gone. 'taken': another computer opened the same
 * folder since.
 */
export type StoreLoss = 'lost' | 'taken';

/** Looks at the files; costs some microseconds. Once a loss was seen, it stays. */
export type StoreWatch = () => StoreLoss | null;

/** Watches the files of a database that is open at `path`, from now on. Throws when there is no such file. */
export function watchStore(path: string, isTaken: () => boolean = () => false): StoreWatch {
  const opened = statSync(path, { bigint: true });
  const journal = statOf(`${path}-wal`);
  let size = opened.size;
  let seen: StoreLoss | null = null;
  return () => {
    if (seen !== null) return seen;
    const now = statOf(path);
    // The application never makes its file smaller; the journal is emptied in place, and goes with the last connection only.
    if (!isSame(opened, now) || now.size < size) seen = 'lost';
    else if (journal !== null && !isSame(journal, statOf(`${path}-wal`))) seen = 'lost';
    else if (isTaken()) seen = 'taken';
    size = now?.size ?? size;
    return seen;
  };
}

function isSame(before: BigIntStats, now: BigIntStats | null): now is BigIntStats {
  return now !== null && now.ino === before.ino && now.dev === before.dev;
}

/** Null for a file that is gone, and for a volume that does not answer any more. */
function statOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
