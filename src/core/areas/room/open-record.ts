/** Which room was open: so that a desk that died opens it again at the same address, where the devices look for it. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../../domain/time/time.ts';
import { makePrivateFolder, replaceFile } from '../../db/private-files.ts';
import type { Deps } from '../../kernel/deps.ts';
import { roomFolder } from './authority-file.ts';

const recordSchema = z.strictObject({
  sessionId: z.string(),
  address: z.ipv4(),
  port: z.int().min(1).max(65_535),
  isNameShown: z.boolean(),
  openedAt: z.int(),
});

export type OpenRecord = z.output<typeof recordSchema>;

/** A room is for a day: one that was left open longer stays closed. */
const DAY_MS = 16 * 3_600_000;

export interface OpenRecords {
  /** The room that was open when the desk last ran; null when it was closed, or that was too long ago. */
  read(now: Instant): OpenRecord | null;
  write(record: OpenRecord): void;
  forget(): void;
}

export function createOpenRecords(deps: Pick<Deps, 'dataPath'>): OpenRecords {
  const file = path.join(roomFolder(deps), 'open.json');
  return {
    read: (now) => {
      try {
        const record = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
        return Math.abs(now - record.openedAt) < DAY_MS ? record : null;
      } catch {
        // None, or none that can be read: the president opens the room again.
        return null;
      }
    },
    write: (record) => {
      makePrivateFolder(roomFolder(deps));
      replaceFile(file, JSON.stringify(record));
    },
    forget: () => {
      rmSync(file, { force: true });
    },
  };
}
