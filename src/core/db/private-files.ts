/** Files and folders that only the account running the application may read. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Mode of files: their owner reads and writes. Systems without such modes ignore it. */
export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Makes a folder, with those above it, and keeps it to this account. Throws what the system says when it cannot be made. */
export function makePrivateFolder(folder: string): void {
  makeFolder(folder);
  keepPrivate(folder, PRIVATE_FOLDER);
}

/** Like `mkdir` with `recursive`, which never returns where the system answers that there is no such place, as in /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: PRIVATE_FOLDER });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder || existsSync(parent)) throw error;
    makeFolder(parent);
    mkdirSync(folder, { mode: PRIVATE_FOLDER });
  }
}

/** Closes a file, made by an earlier version or by hand, to other accounts. One that is not there, or not ours, stays. */
export function keepPrivate(path: string, mode = PRIVATE_FILE): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Not there, not ours, or a volume without modes: nothing that this account could do.
  }
}

/** Writes a small file whole or not at all, and only returns once it is on the disk. */
export function replaceFile(path: string, text: string): void {
  const temporary = `${path}.partial`;
  try {
    const file = openSync(temporary, 'w', PRIVATE_FILE);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Makes a renaming inside that folder outlast a power cut, where the system lets a folder be synced. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows does not open folders; its volumes journal the renaming.
  }
}

/** Makes an empty file that only this account may read; one that is there stays as it is. SQLite says why one cannot be made. */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', PRIVATE_FILE));
  } catch {
    // There already, or not to be made.
  }
}

/** Closes a database and its journal to other accounts; SQLite gives a new journal the mode of its file. */
export function keepFilesPrivate(databaseFile: string): void {
  for (const suffix of ['', '-wal', '-shm']) keepPrivate(`${databaseFile}${suffix}`);
}
