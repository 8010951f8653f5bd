/** Where a database file stands, and how far its register had come there: what tells a register from its copies. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { watchStore } from './store-watch.ts';
import type { StoreWatch } from './store-watch.ts';
import { replaceFile } from './private-files.ts';
import type { ChainHead } from './chain.ts';

export interface DataPlace {
  /**
   * SHA-256 (hex) of this machine, the file's real path, and the file itself (its number on its volume). A copy differs in
   * one of them, save one that was written over the very file.
   */
  readonly digest: string;
  /** Head of the chain that last gave a number here, or null. A register that does not hold it is not the one that did. */
  lastHead(): ChainHead | null;
  /** Keeps that head beside the file. Throws when it cannot be written. */
  keepHead(head: ChainHead): void;
  /** Whether the files that were opened are still the ones in this place; null while they are. */
  readonly loss: StoreWatch;
}

/** What the name of the file beside the database, which keeps the head, adds to its own. */
export const HEAD_SUFFIX = '-head.json';

/** The place of that database, which is open. `isTaken` tells that another computer opened it. Throws when there is no such file. */
export function placeOf(databaseFile: string, isTaken?: () => boolean): DataPlace {
  const { ino } = statSync(databaseFile, { bigint: true });
  const place = [machineName(), realpathSync(databaseFile), String(ino)];
  const headFile = `${databaseFile}${HEAD_SUFFIX}`;
  return {
    digest: createHash('sha256').update(JSON.stringify(place)).digest('hex'),
    lastHead: () => readHead(headFile),
    keepHead: ({ seq, digest }) => {
      replaceFile(headFile, `${JSON.stringify({ seq, digest })}\n`);
    },
    loss: watchStore(databaseFile, isTaken),
  };
}

function readHead(file: string): ChainHead | null {
  try {
    const { seq, digest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return Number.isSafeInteger(seq) && typeof digest === 'string' ? { seq: Number(seq), digest } : null;
  } catch {
    return null;
  }
}

/** The system's own number for the machine where it has one in a file, beside its name on the network. */
function machineName(): string {
  try {
    return `${hostname()} ${readFileSync('/etc/machine-id', 'utf8').trim()}`;
  } catch {
    return hostname();
  }
}
