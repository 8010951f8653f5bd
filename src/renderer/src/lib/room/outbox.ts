/**
 * What a juror enters on their device, until the desk has it on its disk. It is kept on the device first, and sent in its
 * order; an entry leaves the device when it is acknowledged, and not before.
 */
import type { EntryAck, RoomEntryInput } from '../../../../shared/areas/room.ts';
import type { Answer } from '../../../../shared/error-codes.ts';
import type { DeviceTime } from './line.ts';

export type QueuedEntry = RoomEntryInput;

/** Where a device keeps its queue: a browser's database, or memory in tests. Each promise holds once it is kept. */
export interface QueueStore {
  /** `clientId` is made at the first use, and stays. `lastSequence` is the rank of the last entry that was ever put. */
  load(): Promise<{
    readonly clientId: string;
    readonly lastSequence: number;
    readonly entries: readonly QueuedEntry[];
  }>;
  put(entry: QueuedEntry): Promise<void>;
  remove(sequence: number): Promise<void>;
}

/** `waiting`: here alone. `sent`: on its way. Acknowledged, an entry is no longer in the list. */
export interface OutboxEntry {
  readonly entry: QueuedEntry;
  readonly state: 'waiting' | 'sent';
}

/** An entry that the desk has, and did not enter: refused, or too late. */
export interface NotEntered {
  readonly entry: QueuedEntry;
  readonly ack: EntryAck;
}

export interface OutboxState {
  /** In their order. */
  readonly entries: readonly OutboxEntry[];
  readonly notEntered: readonly NotEntered[];
  /** Why nothing is sent, though the line is up; null when nothing holds it. `seat-closed`: the PIN is to be given again. */
  readonly heldBy: string | null;
  readonly lastSequence: number;
}

export interface Outbox {
  /** Changes identity with each change. */
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly clientId: string;
  /** Resolves once the entry is kept on the device. */
  add(passageId: string, entry: QueuedEntry['entry']): Promise<void>;
  /** Sends on: the line is up again, or the seat is open. */
  resume(): void;
  close(): void;
}

export interface OutboxParts {
  readonly store: QueueStore;
  /** Rejects when the line is down. */
  readonly send: (entry: QueuedEntry) => Promise<Answer<EntryAck>>;
  readonly isUp: () => boolean;
  readonly time: DeviceTime;
  /** The desk's hour, as well as it is known here. */
  readonly hour: () => number;
}

/** Entries on their way at once: their order is kept by the line. */
const WINDOW = 8;
const RETRY_MS = 1_000;

/** The queue as it was left. */
export async function openOutbox({ hour, isUp, send, store, time }: OutboxParts): Promise<Outbox> {
  const kept = await store.load();
  const { clientId } = kept;
  const sent = new Set<number>();
  const watchers = new Set<() => void>();
  let entries: readonly QueuedEntry[] = kept.entries;
  let notEntered: readonly NotEntered[] = [];
  let heldBy: string | null = null;
  let { lastSequence } = kept;
  let state: OutboxState = stateNow();
  let cancelRetry: () => void = () => undefined;
  let isClosed = false;
  /** One entry is put after the other, so that none is kept without those before it. */
  let putting: Promise<unknown> = Promise.resolve();

  function stateNow(): OutboxState {
    return {
      entries: entries.map((entry) => ({ entry, state: sent.has(entry.sequence) ? 'sent' : 'waiting' })),
      notEntered,
      heldBy,
      lastSequence,
    };
  }

  function changed(): void {
    state = stateNow();
    for (const watcher of [...watchers]) watcher();
  }

  /** Sends what may be on its way now. */
  function pump(): void {
    if (isClosed || heldBy !== null || !isUp()) return;
    for (const entry of entries.slice(0, WINDOW)) {
      if (sent.has(entry.sequence)) continue;
      sent.add(entry.sequence);
      void deliver(entry);
    }
    changed();
  }

  async function deliver(entry: QueuedEntry): Promise<void> {
    let answer: Answer<EntryAck> | null;
    try {
      answer = await send(entry);
    } catch {
      answer = null;
    }
    if (answer?.ok === true) await acknowledged(entry, answer.value);
    else if (answer?.code === 'entry-differs') {
      await acknowledged(entry, { sequence: entry.sequence, outcome: 'refused', code: answer.code });
    } else failed(entry, answer?.code ?? null);
    if (sent.size === 0 || answer?.ok === true) pump();
  }

  async function acknowledged(entry: QueuedEntry, ack: EntryAck): Promise<void> {
    await store.remove(entry.sequence).catch(() => undefined);
    sent.delete(entry.sequence);
    entries = entries.filter(({ sequence }) => sequence !== entry.sequence);
    if (ack.outcome !== 'entered') notEntered = [...notEntered, { entry, ack }];
    changed();
  }

  /** It stays here; those that left behind it are refused by the desk for their order, and stay too. */
  function failed(entry: QueuedEntry, code: string | null): void {
    sent.delete(entry.sequence);
    if (code === 'seat-closed') heldBy = code;
    changed();
    cancelRetry();
    cancelRetry = time.after(RETRY_MS, pump);
  }

  return {
    clientId,
    state: () => state,
    subscribe: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    add: (passageId, given) => {
      const put = putting.then(async () => {
        const entry = { passageId, clientId, sequence: lastSequence + 1, madeAt: hour(), entry: given };
        await store.put(entry);
        lastSequence = entry.sequence;
        entries = [...entries, entry];
        changed();
        pump();
      });
      putting = put.catch(() => undefined);
      return put;
    },
    resume: () => {
      heldBy = null;
      pump();
    },
    close: () => {
      isClosed = true;
      cancelRetry();
    },
  };
}
