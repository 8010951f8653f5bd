/** Which of its stores this device writes in: one for each time that it was let in, so that no queue goes under another's name. */

export interface Profiles {
  /** Null before the first code. */
  readonly current: string | null;
  /** Those whose queue was not empty when another took their place. */
  readonly former: readonly string[];
}

const KEY = 'room.profiles';
const NONE: Profiles = { current: null, former: [] };

export function readProfiles(): Profiles {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Profiles> | null;
    return { current: found?.current ?? null, former: found?.former ?? [] };
  } catch {
    return NONE;
  }
}

export function keepProfiles(profiles: Profiles): void {
  localStorage.setItem(KEY, JSON.stringify(profiles));
}

export const storeName = (profile: string) => `juror-room-${profile}`;
export const handedName = (profile: string) => `${storeName(profile)}-handed`;
