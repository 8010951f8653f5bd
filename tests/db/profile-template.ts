/** What every new profile of these tests begins with, made once for each moment at which one begins, then copied. */
import { writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { WritableDatabase } from '../../src/core/db/database.ts';

/** Few tests begin at another moment than the others. */
const KEPT = 8;
const templates = new Map<number, Uint8Array>();

/** Lays the file of a new profile that begins at that moment; answers false where none was made yet. */
export function layTemplate(path: string, start: number): boolean {
  const template = templates.get(start);
  if (template === undefined) return false;
  writeFileSync(path, template);
  return true;
}

/** Remembers a profile to which nothing was added yet but its schema and what is shipped. */
export function keepTemplate(start: number, db: WritableDatabase): void {
  if (templates.size >= KEPT) templates.clear();
  templates.set(start, (db as Database.Database).serialize());
}
