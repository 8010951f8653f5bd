import { randomUUID } from 'node:crypto';
import type { QueuedEntry, QueueStore } from '../../../src/renderer/src/lib/room/outbox.ts';

/** A queue that outlives the page. */
export function memoryStore(
  clientId: string = randomUUID(),
): QueueStore & { readonly kept: Map<number, QueuedEntry> } {
  const kept = new Map<number, QueuedEntry>();
  let lastSequence = 0;
  return {
    kept,
    load: () => Promise.resolve({ clientId, lastSequence, entries: [...kept.values()] }),
    put: (entry) => {
      kept.set(entry.sequence, entry);
      lastSequence = entry.sequence;
      return Promise.resolve();
    },
    remove: (sequence) => {
      kept.delete(sequence);
      return Promise.resolve();
    },
  };
}
