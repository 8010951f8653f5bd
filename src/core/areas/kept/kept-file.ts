import { readFileSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { keptEntry } from '../../../shared/areas/kept.ts';
import type { KeptEntry, KeptView } from '../../../shared/areas/kept.ts';
import { replaceFile } from '../../db/private-files.ts';

/** File of the data folder: beside the database, which may be the very thing that failed. */
export const KEPT_FILE = 'unsaved-entries.json';

const stored = z.strictObject({ version: z.literal(1), entries: z.array(keptEntry) });

export interface KeptFile {
  /** What the file holds. One that cannot be read is put aside, and said to be. */
  read(): KeptView;
  /** Holds these entries, on the disk when it returns; none leaves no file. Throws what the system says. */
  replace(entries: readonly KeptEntry[]): void;
}

/** Entries that wait to be saved, in a file that only this account may read. */
export function createKeptFile(path: string): KeptFile {
  return {
    read: () => {
      const text = textOf(path);
      if (text === null) return { entries: [], isDamaged: false };
      const entries = entriesOf(text);
      if (entries !== null) return { entries, isDamaged: false };
      renameSync(path, `${path}.unread`);
      return { entries: [], isDamaged: true };
    },
    replace: (entries) => {
      if (entries.length === 0) rmSync(path, { force: true });
      else replaceFile(path, JSON.stringify({ version: 1, entries }));
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // No file: nothing was left unsaved.
    return null;
  }
}

function entriesOf(text: string): readonly KeptEntry[] | null {
  try {
    return stored.parse(JSON.parse(text)).entries;
  } catch {
    return null;
  }
}
