/**
 * Putting a backup in the place of the data. A checked copy waits under its own name; the next start sets the data aside,
 * with its journal, and lets the copy take its name. Each step can be taken again after a power cut.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileStamp } from '../file-stamp.ts';
import { replaceFile } from '../private-files.ts';

export interface RestoreOrder {
  /** Name of the backup. */
  readonly name: string;
  /** Epoch ms at which it was asked; names what is set aside. */
  readonly at: number;
}

const ORDER_SUFFIX = '-restauration.json';

/** Where a checked copy waits. */
export function stagedFile(dataFile: string): string {
  return `${dataFile}.restauration`;
}

/** Orders the next start to restore what is staged. Throws what the system says. */
export function orderRestore(dataFile: string, order: RestoreOrder): void {
  replaceFile(`${dataFile}${ORDER_SUFFIX}`, `${JSON.stringify(order)}\n`);
}

/** The name under which the data that a restore replaced is kept. */
export function setAsideName(dataFile: string, at: number): string {
  return `${dataFile.replace(/\.sqlite$/, '')}-remplacee-${fileStamp(new Date(at))}.sqlite`;
}

/**
 * Carries out the order, if there is one; answers it until `closeRestore`. Before the database is opened. Throws what the
 * system says, with the data where it was or set aside, never gone.
 */
export function completeRestore(dataFile: string): RestoreOrder | null {
  const order = readOrder(`${dataFile}${ORDER_SUFFIX}`);
  if (order === null) return null;
  const staged = stagedFile(dataFile);
  if (!existsSync(staged)) return order;
  const aside = setAsideName(dataFile, order.at);
  for (const suffix of ['', '-wal']) {
    if (existsSync(`${dataFile}${suffix}`)) renameSync(`${dataFile}${suffix}`, `${aside}${suffix}`);
  }
  rmSync(`${dataFile}-shm`, { force: true });
  renameSync(staged, dataFile);
  return order;
}

/** Forgets the order, once the restored register has taken its new code. */
export function closeRestore(dataFile: string): void {
  rmSync(`${dataFile}${ORDER_SUFFIX}`, { force: true });
}

function readOrder(file: string): RestoreOrder | null {
  try {
    const { at, name } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return typeof name === 'string' && typeof at === 'number' ? { name, at } : null;
  } catch {
    return null;
  }
}
