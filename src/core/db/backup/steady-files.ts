/**
 * Large files, read and written so that whoever else writes to the same disk is not kept waiting: the system holds what
 * is written back, and lets the next entry wait until all of it is on the disk at once.
 */
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Read, written and digested at once. */
const PART_BYTES = 1_024 * 1_024;
/** Parts between two waits for the disk. */
const PARTS_AT_ONCE = 8;
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
    let parts = 0;
    for (const part of partsOf(source)) {
      for (let at = 0; at < part.byteLength;) at += writeSync(target, part, at);
      parts += 1;
      if (parts % PARTS_AT_ONCE === 0) fdatasyncSync(target);
    }
    fdatasyncSync(target);
  } finally {
    closeSync(target);
  }
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
