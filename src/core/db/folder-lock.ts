/**
 * One computer at a time in a data folder. The system's own lock keeps two applications of one computer apart; this one
 * keeps two computers apart that share the folder. It is a file with a count that whoever holds it moves on: clocks of two
 * computers need not agree.
 */
import { randomUUID } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readNote } from './computer-notes.ts';
import type { ComputerNotes } from './computer-notes.ts';
import { PRIVATE_FILE, replaceFile } from './private-files.ts';

/** How often a holder moves its count on. */
export const BEAT_EVERY_MS = 5_000;
/** How long an unmoved count is looked at before its holder is taken for gone. */
export const SILENCE_MS = 3 * BEAT_EVERY_MS;

const LOCK_NAME = 'pupitre.lock';

export interface Holder {
  /** Random; one for each start of the application. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly beat: number;
}

export interface FolderLock {
  /** Names this start of the application. */
  readonly id: string;
  /**
   * Who else wrote the lock, whether alive or not; null when nobody did, or when this computer did, which its own note says:
   * two computers may have one name.
   */
  other(): Holder | null;
  /** Takes the folder, from whoever had it. Throws when it cannot be written. */
  take(): void;
  /** Moves the count on, unless another took the folder; a failed writing is for the next time. */
  beat(): void;
  /** Whether another took the folder since. */
  isTaken(): boolean;
  /** Leaves the folder free, unless another took it. */
  release(): void;
}

/** The lock of that folder for this start of the application; `notes` are those of this computer, outside of the folder. */
export function folderLock(folder: string, notes: ComputerNotes, host = hostname()): FolderLock {
  const path = join(folder, LOCK_NAME);
  const noteKey = `lock ${realFolder(folder)}`;
  let mine: Holder = { id: randomUUID(), host, pid: process.pid, beat: 0 };
  const isTaken = (): boolean => isHeldByAnother(folder, mine.id);
  return {
    id: mine.id,
    other: () => {
      const holder = readHolder(path);
      const isOwn = holder?.host === host && notes.read(noteKey)?.['holder'] === holder.id;
      return isOwn ? null : holder;
    },
    take: () => {
      try {
        notes.write(noteKey, { holder: mine.id });
      } catch {
        // After a power cut this computer then looks at its own lock for a while, as at another's: nothing is lost.
      }
      replaceFile(path, `${JSON.stringify(mine)}\n`);
    },
    beat: () => {
      if (isTaken()) return;
      mine = { ...mine, beat: mine.beat + 1 };
      // Off the main thread. A folder that is gone is found by who watches the database.
      moveOn(path, JSON.stringify(mine)).catch(() => undefined);
    },
    isTaken,
    release: () => {
      if (!isTaken()) rmSync(path, { force: true });
    },
  };
}

/** Whether another than `holderId` took that folder. */
export function isHeldByAnother(folder: string, holderId: string): boolean {
  const holder = readHolder(join(folder, LOCK_NAME));
  return holder !== null && holder.id !== holderId;
}

/** Whether that holder gave a sign of life, or left, between two looks: `wait` lets the time pass. */
export async function isAlive(
  lock: FolderLock,
  holder: Holder,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  for (let waited = 0; waited < SILENCE_MS; waited += BEAT_EVERY_MS) {
    await wait(BEAT_EVERY_MS);
    const now = lock.other();
    if (now === null) return false;
    if (now.id !== holder.id || now.beat !== holder.beat) return true;
  }
  return false;
}

async function moveOn(path: string, text: string): Promise<void> {
  await writeFile(`${path}.beat`, `${text}\n`, { mode: PRIVATE_FILE });
  await rename(`${path}.beat`, path);
}

function readHolder(path: string): Holder | null {
  const { beat, host, id, pid } = readNote(path) ?? {};
  return typeof id === 'string' && typeof host === 'string'
    ? { id, host, pid: Number(pid), beat: Number(beat) }
    : null;
}

/** The folder by the name that all its names lead to; itself while there is none. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
