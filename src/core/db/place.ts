/** Where a database file stands, and how far its register had come there: what tells a register from its copies. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ChainHead } from './chain.ts';
import { readNote } from './computer-notes.ts';
import type { ComputerNotes } from './computer-notes.ts';
import { replaceFile } from './private-files.ts';
import { watchStore } from './store-watch.ts';
import type { StoreWatch } from './store-watch.ts';

export interface DataPlace {
  /**
   * SHA-256 (hex) of this machine, the file's real path, and the file itself (its number on its volume). A copy differs in
   * one of them, save one that was written over the very file.
   */
  readonly digest: string;
  /**
   * Heads of the chain that gave numbers here, as kept beside the file and by this computer outside of the folder. A
   * register that lacks one of them is not the one that gave the last number.
   */
  keptHeads(): readonly ChainHead[];
  /**
   * Whether the head beside the file is the very file that was written last. False when it was put back by a copy, which
   * may write anything but the instant at which it wrote, and when there is none.
   */
  isHeadOwn(): boolean;
  /** Keeps that head in each place, whatever fails in the other. Throws when one of them cannot be written. */
  keepHead(head: ChainHead): void;
  /** Whether the files that were opened are still the ones in this place; null while they are. */
  readonly loss: StoreWatch;
}

/** What is outside of the file, for its place. */
export interface PlaceSurroundings {
  /** What this computer remembers outside of the data folder; without it, heads are kept beside the file only. */
  readonly notes?: ComputerNotes;
  /** Tells that another computer opened the folder. */
  readonly isTaken?: () => boolean;
}

/** What the name of the file beside the database, which keeps the head, adds to its own. */
export const HEAD_SUFFIX = '-head.json';
/** The same for the file that says which file the head was. */
const STAMP_SUFFIX = '-head-stamp.json';

/** The place of that database, which is open. Throws when there is no such file. */
export function placeOf(databaseFile: string, { isTaken, notes }: PlaceSurroundings = {}): DataPlace {
  const { ino } = statSync(databaseFile, { bigint: true });
  const place = [machineName(), realpathSync(databaseFile), String(ino)];
  const digest = createHash('sha256').update(JSON.stringify(place)).digest('hex');
  const headFile = `${databaseFile}${HEAD_SUFFIX}`;
  const stampFile = `${databaseFile}${STAMP_SUFFIX}`;
  return {
    digest,
    keptHeads: () =>
      [readNote(headFile), notes?.read(digest) ?? null].map(headOf).filter((head) => head !== null),
    isHeadOwn: () => {
      const stamp = stampOf(headFile);
      return stamp !== null && readNote(stampFile)?.['stamp'] === stamp;
    },
    keepHead: ({ digest: head, seq }) => {
      try {
        notes?.write(digest, { seq, digest: head });
      } finally {
        replaceFile(headFile, `${JSON.stringify({ seq, digest: head })}\n`);
        replaceFile(stampFile, `${JSON.stringify({ stamp: stampOf(headFile) })}\n`);
      }
    },
    loss: watchStore(databaseFile, isTaken),
  };
}

/** The system's own number for the machine where it has one in a file, beside its name on the network. */
export function machineName(): string {
  try {
    return `${hostname()} ${readFileSync('/etc/machine-id', 'utf8').trim()}`;
  } catch {
    return hostname();
  }
}

function headOf(note: Readonly<Record<string, unknown>> | null): ChainHead | null {
  const { digest, seq } = note ?? {};
  return Number.isSafeInteger(seq) && typeof digest === 'string' ? { seq: Number(seq), digest } : null;
}

/**
 * Which file that is, and when it was last changed in any way, by the system's own count: copying tools set the instant of
 * a file's content to what they like, and not this one.
 */
function stampOf(file: string): string | null {
  try {
    const { ctimeNs, ino, mtimeNs } = statSync(file, { bigint: true });
    return [ino, ctimeNs, mtimeNs].join(' ');
  } catch {
    return null;
  }
}
