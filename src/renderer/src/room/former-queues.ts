/** Queues that were not empty when this device was let in anew: handed in under the name that they were made in, then dropped. */
import { browserSocket, identityOf, openJurorRoom } from '../lib/room/index.ts';
import type { BrowserStore } from '../lib/room/index.ts';
import { deviceTime } from './device-time.ts';
import { keepProfiles, readProfiles, storeName } from './profiles.ts';

const handing = new Set<string>();

export function handInFormer(
  former: readonly string[],
  openStore: (name: string) => Promise<BrowserStore>,
): void {
  for (const profile of former) {
    if (handing.has(profile)) continue;
    handing.add(profile);
    void handIn(profile, openStore).catch(() => undefined);
  }
}

async function handIn(profile: string, openStore: (name: string) => Promise<BrowserStore>): Promise<void> {
  const store = await openStore(storeName(profile));
  const facts = await store.facts();
  const { entries } = await store.load();
  if (typeof facts?.deviceId !== 'string' || entries.length === 0) {
    await drop(profile, store, openStore);
    return;
  }
  const { deviceId, fingerprint, identity, url } = facts;
  const room = await openJurorRoom({
    ...{ deviceId, label: '', store, token: null, time: deviceTime },
    openSocket: browserSocket(url),
    random: Math.random,
    desk: { url, fingerprint },
    identity: identityOf(identity, crypto.subtle),
    ownHour: Date.now,
    onAdmitted: () => undefined,
  });
  const isDone = () => room.outbox.state().entries.length === 0;
  const end = room.outbox.subscribe(() => {
    if (!isDone()) return;
    end();
    room.close();
    void drop(profile, store, openStore);
  });
}

async function drop(
  profile: string,
  store: BrowserStore,
  openStore: (name: string) => Promise<BrowserStore>,
): Promise<void> {
  store.close();
  indexedDB.deleteDatabase(storeName(profile));
  const profiles = readProfiles();
  await keepProfiles({ ...profiles, former: profiles.former.filter((each) => each !== profile) }, openStore);
}
