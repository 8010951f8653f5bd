/**
 * Which version of the application a data file was last used by, in the header that every SQLite file has (`application_id`):
 * an older version reads it of a file that it cannot open, and names it. It follows the file into its copies.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';

const HEADER_BYTES = 100;
const ID_OFFSET = 68;
const PART = 256;

/** 0.2.0 is 0x000200; 0 where a version cannot be told so. */
export function versionNumber(version: string): number {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
  if (parts.length !== 3 || parts.some((part) => part >= PART)) return 0;
  return parts.reduce((number, part) => number * PART + part, 0);
}

/** Notes that this version uses the file, unless a later one did before. */
export function noteVersion(db: Pick<Database.Database, 'pragma'>, version: string): void {
  const own = versionNumber(version);
  if (own > Number(db.pragma('application_id', { simple: true })))
    db.pragma(`application_id = ${String(own)}`);
}

/** The version that last used the file, as it is written; null where none is told, or the file cannot be read. */
export function versionIn(path: string): string | null {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
  const number = header.readUInt32BE(ID_OFFSET);
  if (number === 0 || number >= PART ** 3) return null;
  return [PART ** 2, PART, 1].map((unit) => String(Math.floor(number / unit) % PART)).join('.');
}
