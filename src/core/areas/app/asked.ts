/** Files that were opened with the application, for the page to show where they are imported. Nothing is imported by it. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_FILE_BYTES } from '../../../domain/file-limits.ts';
import { openedFor } from '../../../domain/opened-file.ts';
import type { Asked } from '../../../shared/areas/app.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted } from '../../kernel/refusal.ts';

export interface AskedOrder {
  readonly file: string;
}

export interface AskedThings {
  /** Keeps it until the page takes it, and tells the page. */
  order(order: AskedOrder): Promise<void>;
  /** The oldest, which is then forgotten; null for nothing. */
  take(): Answer<Asked | null>;
}

/** More than these were not meant. */
const MOST = 8;
const BEGINNING_BYTES = 4_096;

export function createAsked({ publish }: Pick<Deps, 'publish'>): AskedThings {
  const waiting: Asked[] = [];
  return {
    order: async (order) => {
      if (waiting.length >= MOST) return;
      waiting.push(await askedOf(order.file));
      publish('data-changed', { topic: 'asked' });
    },
    take: () => granted(waiting.shift() ?? null),
  };
}

async function askedOf(path: string): Promise<Asked> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    const file = await open(path, 'r');
    try {
      const beginning = Buffer.alloc(Math.min(size, BEGINNING_BYTES));
      await file.read(beginning, 0, beginning.length, 0);
      const opens = openedFor(name, beginning.toString('utf8'));
      if (opens === 'update') return { opens };
      if (opens === null || size > MAX_FILE_BYTES) return { opens: 'nothing', name };
      const bytes = Buffer.alloc(size);
      await file.read(bytes, 0, size, 0);
      return { opens, name, bytes: new Uint8Array(bytes) };
    } finally {
      await file.close();
    }
  } catch {
    return { opens: 'nothing', name };
  }
}
