/** Which of its stores this device writes in: one for each time that it was let in, so that no queue goes under another's name. */
import type { BrowserStore } from '../lib/room/index.ts';

export interface Profiles {
  /** Null before the first code. */
  readonly current: string | null;
  /** Those whose queue was not empty when another took their place. */
  readonly former: readonly string[];
}

const STORE = 'room-profiles';
const KEY = 'profiles';
const NONE: Profiles = { current: null, former: [] };

let known = NONE;

/** Reads them as they were left. They lie where the queues lie: another store of the browser may lag behind when it is killed. */
export async function loadProfiles(openStore: (name: string) => Promise<BrowserStore>): Promise<Profiles> {
  const store = await openStore(STORE);
  const found = (await store.copy(KEY)) as Partial<Profiles> | undefined;
  store.close();
  known = { current: found?.current ?? null, former: found?.former ?? [] };
  return known;
}

export function readProfiles(): Profiles {
  return known;
}

/** Kept once the answer is kept, over a kill of the browser too. */
export async function keepProfiles(
  profiles: Profiles,
  openStore: (name: string) => Promise<BrowserStore>,
): Promise<void> {
  known = profiles;
  const store = await openStore(STORE);
  await store.keepCopy(KEY, profiles);
  store.close();
}

export const storeName = (profile: string) => `juror-room-${profile}`;
export const handedName = (profile: string) => `${storeName(profile)}-handed`;
