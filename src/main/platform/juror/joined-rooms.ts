/** The rooms of other desks that this computer entered, in a file of the shell's: it says nothing of the record. */
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../../../core/db/private-files.ts';

const roomSchema = z.strictObject({
  address: z.ipv4(),
  port: z.int().min(1).max(65_535),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** PEM of its authority, as the code named it. */
  authority: z.string().max(8_192),
  /** When it was last entered. */
  enteredAt: z.int(),
  /** Its window was open when the application last ran. */
  isOpen: z.boolean(),
});

export type EnteredRoom = Readonly<z.output<typeof roomSchema>>;

const fileSchema = z.strictObject({ rooms: z.array(roomSchema).max(100) });

/** A room is for a day, as the desk's own is. */
const DAY_MS = 16 * 3_600_000;

export interface EnteredRooms {
  /** The one that was entered last, of today; null without any. */
  last(now: number): EnteredRoom | null;
  /** Keeps it as the last one, in the place of what was known of that authority. */
  keep(room: EnteredRoom): void;
  /** Takes out those of another day, and answers them: what a device kept for them is to be forgotten. */
  takeOld(now: number): readonly EnteredRoom[];
}

export function createEnteredRooms(file: string): EnteredRooms {
  const isOfToday = ({ enteredAt }: EnteredRoom, now: number) => Math.abs(now - enteredAt) < DAY_MS;

  function read(): readonly EnteredRoom[] {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).rooms;
    } catch {
      // None, or none that can be read: the code is asked for again.
      return [];
    }
  }

  function write(rooms: readonly EnteredRoom[]): void {
    if (rooms.length === 0) rmSync(file, { force: true });
    else replaceFile(file, JSON.stringify({ rooms: [...rooms] } satisfies z.input<typeof fileSchema>));
  }

  return {
    last: (now) => {
      const last = read().at(-1);
      return last !== undefined && isOfToday(last, now) ? last : null;
    },
    keep: (room) => {
      write([...read().filter(({ fingerprint }) => fingerprint !== room.fingerprint), room]);
    },
    takeOld: (now) => {
      const rooms = read();
      const old = rooms.filter((room) => !isOfToday(room, now));
      if (old.length > 0) write(rooms.filter((room) => isOfToday(room, now)));
      return old;
    },
  };
}
