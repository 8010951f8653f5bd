/**
 * What this computer remembers of data folders, outside of them: a folder that is copied, put back or shared carries its
 * own files along, and these not.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder, replaceFile } from './private-files.ts';

export interface ComputerNotes {
  /** The note under that key, as it was written; null when there is none that can be read. */
  read(key: string): Readonly<Record<string, unknown>> | null;
  /** Writes a note over the one before. Throws what the system says when it cannot. */
  write(key: string, note: Readonly<Record<string, unknown>>): void;
}

/** Notes in that folder, one small file each; the folder is made with the first. */
export function computerNotes(folder: string): ComputerNotes {
  const fileOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  return {
    read: (key) => readNote(fileOf(key)),
    write: (key, note) => {
      makePrivateFolder(folder);
      replaceFile(fileOf(key), `${JSON.stringify(note)}\n`);
    },
  };
}

/** The object in a file of JSON; null when there is none that can be read. */
export function readNote(file: string): Readonly<Record<string, unknown>> | null {
  try {
    const note: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof note === 'object' && note !== null ? (note as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
