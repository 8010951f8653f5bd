/** Writing exported files: names that every system takes, nothing overwritten, nothing half written. */
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode } from '../../shared/error-codes.ts';
import { MOST_ROWS } from '../../shared/request-parts.ts';
import type { ExportReport } from '../../shared/view-parts.ts';

export interface ExportFile {
  /** Wanted name, already safe; a number is added when it is taken. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Holds a private key: only this account may read it, wherever it goes. */
  readonly isPrivate?: boolean;
}

/** A file that could not be written; `code` says why. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: Extract<ErrorCode, 'disk-full' | 'file-unwritable'>;
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super('file not written', { cause });
    this.code = isDiskFull(cause) ? 'disk-full' : 'file-unwritable';
    this.path = path;
  }
}

const MAX_STEM_LENGTH = 120;
const MAX_ATTEMPTS = 1_000;

/** What is answered of an export: its first names, and how many there are. */
export function exportReport(folder: string, names: readonly string[], isStopped = false): ExportReport {
  const report = { folder, files: names.slice(0, MOST_ROWS), fileCount: names.length };
  return isStopped ? { ...report, isStopped } : report;
}

/** A part of a file name that Windows, macOS and Linux accept, never empty and never a device's name. */
export function safeFileStem(text: string): string {
  const stem = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '-')
    .replace(/\s+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, MAX_STEM_LENGTH)
    .replace(/[-.]+$/, '');
  if (stem === '') return 'sans-nom';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem) ? `_${stem}` : stem;
}

/** Text of a digests file that `sha256sum -c` reads. */
export function digestLines(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

/**
 * Writes one file under its wanted name or, when that is taken, under a numbered one; answers the name used.
 * The file appears whole or not at all. Throws ExportError.
 */
export async function writeExport(
  folder: string,
  { bytes, isPrivate = false, name }: ExportFile,
): Promise<string> {
  const reserved = await reserve(folder, name);
  const path = join(folder, reserved);
  const temporary = `${path}.tmp`;
  try {
    const handle = await open(temporary, 'w', isPrivate ? 0o600 : 0o666);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return reserved;
  } catch (error) {
    await rm(temporary, { force: true });
    await rm(path, { force: true });
    throw new ExportError(path, error);
  }
}

/** Takes a free name by making the file: two exports at once never share one. */
async function reserve(folder: string, name: string): Promise<string> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const candidate = attempt === 1 ? name : numbered(name, attempt);
    try {
      const handle = await open(join(folder, candidate), 'wx');
      await handle.close();
      return candidate;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw new ExportError(join(folder, candidate), error);
    }
  }
  throw new ExportError(join(folder, name), new Error('every numbered name is taken'));
}

function numbered(name: string, attempt: number): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  return `${stem}-${String(attempt)}${extension}`;
}

function isDiskFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
