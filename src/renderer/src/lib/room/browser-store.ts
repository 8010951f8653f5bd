/** The queue in the browser's own database: an entry is kept once its transaction is complete, also over a kill of the page. */
import type { KeptIdentity } from './device-identity.ts';
import type { QueuedEntry, QueueStore } from './outbox.ts';

const VERSION = 1;
const ENTRIES = 'entries';
const FACTS = 'facts';

/** What else a device keeps. */
export interface DeviceFacts {
  readonly identity: KeptIdentity;
  readonly deviceId: string | null;
  /** Of the room's authority, as it was read from the code; null when a code was typed. */
  readonly fingerprint: string | null;
  /** Where the desk was reached last. */
  readonly url: string;
}

export interface BrowserStore extends QueueStore {
  facts(): Promise<DeviceFacts | null>;
  keepFacts(facts: DeviceFacts): Promise<void>;
  /** Takes in the queue of another page of this device, as it is. */
  adopt(queue: { readonly clientId: string; readonly entries: readonly QueuedEntry[] }): Promise<void>;
  /** What was last heard, for a page that opens without the desk. */
  copy(name: string): Promise<unknown>;
  keepCopy(name: string, value: unknown): Promise<void>;
  dropCopies(): Promise<void>;
  close(): void;
  /** Forgets everything, at the end of the day. */
  clear(): Promise<void>;
}

/** The store of that name; `newId` names its queue at the first use. */
export async function openBrowserStore(
  factory: IDBFactory,
  name: string,
  newId: () => string,
): Promise<BrowserStore> {
  const db = await opened(factory, name);

  function within(
    mode: IDBTransactionMode,
    work: (store: (name: string) => IDBObjectStore) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = db.transaction([ENTRIES, FACTS], mode, { durability: 'strict' });
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('not kept'));
      };
      work((store) => transaction.objectStore(store));
    });
  }

  async function read<Value>(store: string, key: string): Promise<Value | undefined> {
    let request: IDBRequest<unknown> | null = null;
    await within('readonly', (of) => {
      request = of(store).get(key);
    });
    return (request as IDBRequest<Value | undefined> | null)?.result;
  }

  return {
    load: async () => {
      const known = await read<string>(FACTS, 'clientId');
      const clientId = known ?? newId();
      if (known === undefined) {
        await within('readwrite', (of) => {
          of(FACTS).put(clientId, 'clientId');
        });
      }
      let all: IDBRequest<unknown[]> | null = null;
      await within('readonly', (of) => {
        all = of(ENTRIES).getAll();
      });
      const entries = ((all as IDBRequest<unknown[]> | null)?.result ?? []) as readonly QueuedEntry[];
      const lastSequence = (await read<number>(FACTS, 'lastSequence')) ?? 0;
      return { clientId, lastSequence, entries };
    },
    put: (entry) =>
      within('readwrite', (of) => {
        of(ENTRIES).put(entry, entry.sequence);
        of(FACTS).put(entry.sequence, 'lastSequence');
      }),
    remove: (sequence) =>
      within('readwrite', (of) => {
        of(ENTRIES).delete(sequence);
      }),
    facts: async () => (await read<DeviceFacts>(FACTS, 'device')) ?? null,
    keepFacts: (facts) =>
      within('readwrite', (of) => {
        of(FACTS).put(facts, 'device');
      }),
    adopt: ({ clientId, entries }) =>
      within('readwrite', (of) => {
        of(FACTS).put(clientId, 'clientId');
        for (const entry of entries) of(ENTRIES).put(entry, entry.sequence);
        of(FACTS).put(entries.at(-1)?.sequence ?? 0, 'lastSequence');
      }),
    copy: (name) => read<unknown>(FACTS, `copy ${name}`),
    keepCopy: (name, value) =>
      within('readwrite', (of) => {
        of(FACTS).put(value, `copy ${name}`);
      }),
    dropCopies: () =>
      within('readwrite', (of) => {
        of(FACTS).delete(IDBKeyRange.bound('copy ', 'copy \uffff'));
      }),
    close: () => {
      db.close();
    },
    clear: () =>
      within('readwrite', (of) => {
        of(ENTRIES).clear();
        of(FACTS).clear();
      }),
  };
}

function opened(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ENTRIES);
      request.result.createObjectStore(FACTS);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no store'));
    };
  });
}
