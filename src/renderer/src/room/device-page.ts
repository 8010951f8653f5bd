/** The page's life: which device it is, the code that makes it one, the tab that writes, and its end. */
import type { QueryClient } from '@tanstack/react-query';
import type { RoomPage, RoomPageState } from '../features/juror/index.ts';
import {
  deskUrl,
  makeIdentity,
  openBrowserStore,
  packQueue,
  readRoomCode,
  unpackQueue,
} from '../lib/room/index.ts';
import type { BrowserStore, RoomCode } from '../lib/room/index.ts';
import { handInFormer } from './former-queues.ts';
import { createTab } from './one-tab.ts';
import { openDevice } from './open-device.ts';
import type { OpenDevice } from './open-device.ts';
import { handedName, keepProfiles, loadProfiles, readProfiles, storeName } from './profiles.ts';

/** The code of this tab, over a reload while the president looks. */
const CODE_KEY = 'room.code';

const newId = () => crypto.randomUUID();
const openStore = (name: string) => openBrowserStore(indexedDB, name, newId);

/** `label`: what the desk calls this device. */
export function startDevicePage(client: QueryClient, label: string): RoomPage {
  let state: RoomPageState = { kind: 'starting' };
  const listeners = new Set<() => void>();
  let open: OpenDevice | null = null;
  let store: BrowserStore | null = null;
  const tab = createTab(async () => {
    await leave();
    become({ kind: 'elsewhere' });
    await tab.hold();
    await begin();
  });

  function become(next: RoomPageState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function leave(): Promise<void> {
    open?.close();
    store?.close();
    open = null;
    store = null;
    return Promise.resolve();
  }

  async function start(): Promise<void> {
    if (!('indexedDB' in globalThis) || !('subtle' in crypto)) {
      become({ kind: 'unsupported' });
      return;
    }
    if (!(await tab.tryHold())) {
      become({ kind: 'elsewhere' });
      await tab.hold();
    }
    await begin();
  }

  async function begin(): Promise<void> {
    const fresh = takeCode();
    try {
      const { current, former } = await loadProfiles(openStore);
      store = current === null ? null : await openStore(storeName(current));
      if (store !== null && fresh !== null) await moveTo(store, fresh);
      const isKnown = typeof (await store?.facts())?.deviceId === 'string';
      const code = fresh ?? keptCode();
      // A device that was let in is known by its key, and needs no code; a page that is loaded again shows its own again.
      if (store !== null && current !== null && (isKnown || (fresh === null && code !== null))) {
        await run(store, current, code);
      } else if (code !== null && code.token !== null) await join(code);
      else become({ kind: 'no-code' });
      handInFormer(former, openStore);
    } catch {
      become({ kind: 'unsupported' });
    }
  }

  /** At work as the device that the store says; with a code, asked for when the desk does not know the device. */
  async function run(from: BrowserStore, profile: string, code: RoomCode | null): Promise<void> {
    const facts = await from.facts();
    if (facts === null) return;
    const opened = await openDevice({
      ...{ client, facts, label, store: from },
      token: code?.token ?? null,
      handed: await openHanded(profile, code),
      onAdmitted: () => {
        sessionStorage.removeItem(CODE_KEY);
      },
      onTurnedAway: () => {
        if (typeof code?.token === 'string' && facts.deviceId !== null) void join(code);
      },
    });
    open = opened;
    become({ kind: 'device', device: opened.device });
  }

  async function join(code: RoomCode): Promise<void> {
    const url =
      code.url ?? (location.protocol === 'https:' ? location.origin : null) ?? (await store?.facts())?.url;
    if (url === undefined) {
      become({ kind: 'no-code' });
      return;
    }
    const { current, former } = readProfiles();
    await leave();
    sessionStorage.setItem(CODE_KEY, JSON.stringify(code));
    const profile = newId();
    const fresh = await openStore(storeName(profile));
    const identity = await makeIdentity(crypto.subtle);
    await fresh.keepFacts({ identity, deviceId: null, fingerprint: code.fingerprint, url });
    const left = current === null ? former : [...former, current];
    await keepProfiles({ current: profile, former: left }, openStore);
    client.clear();
    store = fresh;
    await run(fresh, profile, code);
    handInFormer(readProfiles().former, openStore);
  }

  async function forget(): Promise<void> {
    const { current } = readProfiles();
    await store?.clear();
    await leave();
    if (current !== null) {
      indexedDB.deleteDatabase(storeName(current));
      indexedDB.deleteDatabase(handedName(current));
    }
    await keepProfiles({ ...readProfiles(), current: null }, openStore);
    sessionStorage.clear();
    client.clear();
    become({ kind: 'no-code' });
  }

  void start();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join,
    forget,
    takeOver: () => {
      tab.claim();
    },
    addressWithQueue: async (address, token) => {
      const origin = deskUrl(address);
      const outbox = open?.device.room.outbox;
      if (origin === null || outbox === undefined) return null;
      const jurorId = open?.jurorId() ?? null;
      const entries = outbox.state().entries.map(({ entry }) => entry);
      if (entries.length === 0 || jurorId === null) return `${origin}/#t=${token}`;
      const queue = await packQueue({ clientId: outbox.clientId, jurorId, entries });
      return queue === null ? null : `${origin}/#t=${token}&q=${queue}`;
    },
    go: (address) => {
      location.assign(address);
    },
  };
}

/** Where the desk is now, as the address of the page says: the device stays who it is. */
async function moveTo(store: BrowserStore, { fingerprint, url }: RoomCode): Promise<void> {
  const facts = await store.facts();
  if (facts === null || url === null || facts.deviceId === null) return;
  await store.keepFacts({ ...facts, url, fingerprint: fingerprint ?? facts.fingerprint });
}

/** The queue that the code brought, kept before anything else is done with it; or the one that is kept. */
async function openHanded(profile: string, code: RoomCode | null) {
  const queue = await unpackQueue(code?.queue ?? '');
  const kept = await openStore(handedName(profile));
  if (queue !== null) {
    await kept.adopt(queue);
    await kept.keepCopy('jurorId', queue.jurorId);
  }
  return kept;
}

/** The code of the address, which it is taken off: it stands in no history. */
function takeCode(): RoomCode | null {
  const code = readRoomCode(location.hash);
  if (code !== null) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code;
}

/** The code that this tab still shows. */
function keptCode(): RoomCode | null {
  const kept = sessionStorage.getItem(CODE_KEY);
  return kept === null ? null : (JSON.parse(kept) as RoomCode);
}
