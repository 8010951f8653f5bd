/** A juror's device at work: its line, its queue and the desk's time, held together. */
import type { BeatAnswer, EntryAck, RoomEntryInput } from '../../../../shared/areas/room.ts';
import type { Answer } from '../../../../shared/error-codes.ts';
import { createLine } from './line.ts';
import type { Line, LineParts } from './line.ts';
import { openOutbox } from './outbox.ts';
import type { Outbox, QueueStore } from './outbox.ts';
import { createServerClock } from './server-clock.ts';
import type { ServerClock } from './server-clock.ts';

/** A sign of life, which also asks for the time and says how much waits here. */
const BEAT_EVERY_MS = 2_000;

export interface JurorRoom {
  readonly line: Line;
  readonly outbox: Outbox;
  /** The queue that another page of this device handed over; null without one. */
  readonly handed: () => Outbox | null;
  /** Hands that queue in over the same line. */
  readonly takeIn: (store: QueueStore) => Promise<void>;
  readonly clock: ServerClock;
  /** The desk's hour, as well as it is known here. */
  readonly hour: () => number;
  readonly close: () => void;
}

export interface JurorRoomParts extends LineParts {
  readonly store: QueueStore;
  /** The device's own hour, until the desk's is known. */
  readonly ownHour: () => number;
}

/** Begins at once, with the queue as it was left. */
export async function openJurorRoom({ ownHour, store, ...parts }: JurorRoomParts): Promise<JurorRoom> {
  const { time } = parts;
  const clock = createServerClock();
  /** The desk's hour less its monotonic time, as it last said both. */
  let hourOfMono: number | null = null;
  const line = createLine(parts);
  const hour = () => {
    const mono = clock.monoAt(time.now());
    return Math.round(mono === null || hourOfMono === null ? ownHour() : mono + hourOfMono);
  };
  const over = {
    ...{ hour, time },
    send: (entry: RoomEntryInput) => line.request('room', 'enter', entry) as Promise<Answer<EntryAck>>,
    isUp: () => line.state() === 'up' || line.state() === 'ended',
  };
  const outbox = await openOutbox({ ...over, store });
  let handed: Outbox | null = null;
  let cancelBeat: () => void = () => undefined;

  async function beat(): Promise<void> {
    cancelBeat();
    cancelBeat = time.after(BEAT_EVERY_MS, () => void beat());
    if (line.state() !== 'up') return;
    const sentAt = time.now();
    const awaited = outbox.state().entries.length + (handed?.state().entries.length ?? 0);
    const answer = (await line
      .request('room', 'beat', { awaited })
      .catch(() => null)) as Answer<BeatAnswer> | null;
    if (answer?.ok !== true) return;
    const { at, monoMs } = answer.value;
    clock.note({ sentAt, receivedAt: time.now(), monoMs });
    hourOfMono = at - monoMs;
  }

  const forget = line.onConnected(() => {
    handed?.resume();
    outbox.resume();
    void beat();
  });
  return {
    line,
    outbox,
    handed: () => handed,
    takeIn: async (kept) => {
      handed = await openOutbox({ ...over, store: kept });
      handed.resume();
    },
    clock,
    hour,
    close: () => {
      forget();
      cancelBeat();
      handed?.close();
      outbox.close();
      line.close();
    },
  };
}
