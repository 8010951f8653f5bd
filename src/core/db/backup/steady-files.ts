/**
 * Large files, read and written so that whoever else writes to the same disk is not kept waiting: the system holds what
 * is written back, and lets the next entry wait until all of it is on the disk at once.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';

/** Read, written and digested at once; who writes waits for the disk after each. */
const PART_BYTES = 1_024 * 1_024;
/** A file system that hands back the room of a large file at once holds every entry meanwhile. */
const REMOVED_AT_ONCE_BYTES = 32 * PART_BYTES;
/** On a slow disk a copy takes longer, and not twice as long. */
const LONGEST_REST_MS = 20;
const SYNC_EACH_MS = 20;

/** SHA-256 (hex) of a file, however large. */
export function sha256OfFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (const part of partsOf(file)) hash.update(part);
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Copies a file over whatever has that name; what was copied is on the disk. */
export function copySteadily(from: string, to: string): void {
  const source = openSync(from, 'r');
  try {
    copyOpened(source, to);
  } finally {
    closeSync(source);
  }
}

function copyOpened(source: number, to: string): void {
  const target = openSync(to, 'w');
  try {
    for (const part of partsOf(source)) {
      for (let at = 0; at < part.byteLength;) at += writeSync(target, part, at);
      bringToDisk(target);
    }
  } finally {
    closeSync(target);
  }
}

/**
 * Copies what `db` holds at this moment to a new file, which a database in use may take for its own: its journal mode is
 * still that of `db`. Blocks for each part: for worker threads.
 */
export async function backUpSteadily(
  db: Pick<Database.Database, 'backup' | 'exec' | 'pragma' | 'prepare'>,
  path: string,
): Promise<void> {
  const pagesAtOnce = Math.max(1, Math.round(PART_BYTES / Number(db.pragma('page_size', { simple: true }))));
  let target = null as number | null;
  // One view of the data for the whole copy: an entry that comes meanwhile would begin it anew.
  // eslint-disable-next-line no-restricted-syntax -- reads alone
  db.exec('BEGIN');
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(path, {
      progress: () => {
        target ??= openSync(path, 'r+');
        bringToDisk(target);
        return pagesAtOnce;
      },
    });
  } finally {
    db.exec('COMMIT');
    if (target !== null) closeSync(target);
  }
}

/** Removes a file that nobody has open, part by part. */
export function removeSteadily(path: string): void {
  const file = openSync(path, 'r+');
  try {
    for (let left = statSync(path).size; left > REMOVED_AT_ONCE_BYTES;) {
      left -= REMOVED_AT_ONCE_BYTES;
      ftruncateSync(file, left);
      bringToDisk(file);
    }
  } finally {
    closeSync(file);
  }
  rmSync(path);
}

/** Leaves the disk to others then, for as long as it was taken. */
function bringToDisk(file: number): void {
  const before = performance.now();
  fdatasyncSync(file);
  const rest = Math.min(performance.now() - before, LONGEST_REST_MS);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, rest);
}

/** Each is overwritten by the next. */
function* partsOf(file: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(PART_BYTES);
  for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
    yield buffer.subarray(0, count);
  }
}

/**
 * Brings to the disk what another thread writes to that file, as it comes, until it is told to stop. Only for a file that
 * nobody else opens: closing it drops the locks that this process has on it.
 */
export function syncMeanwhile(path: string): () => void {
  const over = new AbortController();
  void keepSyncing(path, over.signal);
  return () => {
    over.abort();
  };
}

async function keepSyncing(path: string, over: AbortSignal): Promise<void> {
  let file: FileHandle | null = null;
  try {
    while (!over.aborted) {
      file ??= await open(path, 'r+').catch(() => null);
      await file?.datasync();
      await setTimeout(SYNC_EACH_MS, undefined, { signal: over, ref: false });
    }
  } catch {
    // It was told to stop, or the disk refuses: who writes the file hears of that too.
  } finally {
    await file?.close();
  }
}
