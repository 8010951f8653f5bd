/**
 * Which room was open: so that a desk that died opens it again at the same address, where the devices look for it. Of one that
 * was closed the port stays: another port would be another origin, whose page does not see what waits on a device.
 */
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
  isClosed: z.boolean().default(false),
});

type KeptRecord = z.output<typeof recordSchema>;
export type OpenRecord = Omit<KeptRecord, 'isClosed'>;

/** A room is for a day: one that was left open longer stays closed. */
const DAY_MS = 16 * 3_600_000;

export interface OpenRecords {
  /** The room that was open when the desk last ran; null when it was closed, or that was too long ago. */
  read(now: Instant): OpenRecord | null;
  /** The port of the last room of these hours, open or closed since. */
  lastPort(now: Instant): number | null;
  write(record: OpenRecord): void;
  /** The room was closed: it is not resumed. */
  close(): void;
}

export function createOpenRecords(deps: Pick<Deps, 'dataPath'>): OpenRecords {
  const file = path.join(roomFolder(deps), 'open.json');

  function kept(): KeptRecord | null {
    try {
      return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // None, or none that can be read: the president opens the room again.
      return null;
    }
  }

  function ofToday(now: Instant): KeptRecord | null {
    const record = kept();
    return record !== null && Math.abs(now - record.openedAt) < DAY_MS ? record : null;
  }

  function put(record: KeptRecord): void {
    makePrivateFolder(roomFolder(deps));
    replaceFile(file, JSON.stringify(record));
  }

  return {
    read: (now) => {
      const record = ofToday(now);
      if (record === null || record.isClosed) return null;
      const { address, isNameShown, openedAt, port, sessionId } = record;
      return { address, isNameShown, openedAt, port, sessionId };
    },
    lastPort: (now) => ofToday(now)?.port ?? null,
    write: (record) => {
      put({ ...record, isClosed: false });
    },
    close: () => {
      const record = kept();
      if (record !== null) put({ ...record, isClosed: true });
      else rmSync(file, { force: true });
    },
  };
}
