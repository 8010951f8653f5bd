/** Codes that let a device ask for a place: one for each place, once, for five minutes, and slow to guess. */
import { createHash } from 'node:crypto';
import type { Instant, Reading } from '../../../domain/time/time.ts';
import { instant } from '../../../domain/time/time.ts';
import { CODE_LIFE_MS } from '../../../shared/areas/room.ts';
import type { RoomPlace } from '../../../shared/areas/room.ts';

/** 50 bits, in letters and digits that nobody takes for others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
/** Wrong codes that an address may show before it waits, and all together before all do. */
const FREE_TRIES = 5;
const FREE_TRIES_OF_ALL = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export interface Token {
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface Tokens {
  /** A code for that place, instead of the one that it had. */
  issue(place: RoomPlace, now: Reading): Token;
  /**
   * The place that a code asks for, which is good for nobody else from then on: a device whose line is cut before it heard
   * shows it again, under the same key. Null for a wrong, an old or a used one, and while its address waits.
   */
  take(
    token: string,
    by: { readonly key: Uint8Array; readonly remote: string },
    now: Reading,
  ): RoomPlace | null;
}

interface Issued {
  readonly place: RoomPlace;
  /** Monotonic: setting the clock makes no code live longer. */
  readonly until: number;
  /** Of the key that showed it first; null before. */
  takenBy: string | null;
}

/** No code yet. `randomBytes` gives bytes that nobody can foresee. */
export function createTokens(randomBytes: (byteCount: number) => Uint8Array): Tokens {
  const issued = new Map<string, Issued>();
  const guesses = createGuesses();

  return {
    issue: (place, now) => {
      for (const [digest, known] of issued) {
        if (nameOf(known.place) === nameOf(place) || known.until <= now.mono) issued.delete(digest);
      }
      const token = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
      issued.set(digestOf(token), { place, until: now.mono + CODE_LIFE_MS, takenBy: null });
      return { token, expiresAt: instant(now.wall + CODE_LIFE_MS) };
    },
    take: (token, { key, remote }, now) => {
      if (guesses.isWaiting(remote, now.mono)) return null;
      const digest = digestOf(asTyped(token));
      const found = issued.get(digest);
      const shownBy = digestOf(key);
      if (found === undefined || found.until <= now.mono || (found.takenBy ?? shownBy) !== shownBy) {
        guesses.missed(remote, now.mono);
        return null;
      }
      found.takenBy = shownBy;
      guesses.hit(remote);
      return found.place;
    },
  };
}

interface Misses {
  count: number;
  until: number;
}

/** Each wrong code of an address beyond the first few makes it wait twice as long, and many together make all wait. */
function createGuesses() {
  const byRemote = new Map<string, Misses>();
  const ofAll: Misses = { count: 0, until: 0 };

  function note(misses: Misses, free: number, at: number): void {
    misses.count += 1;
    const over = misses.count - free;
    if (over >= 0) misses.until = at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(over, 20));
  }

  return {
    isWaiting: (remote: string, at: number) => at < ofAll.until || at < (byRemote.get(remote)?.until ?? 0),
    missed: (remote: string, at: number) => {
      const misses = byRemote.get(remote) ?? { count: 0, until: 0 };
      byRemote.set(remote, misses);
      note(misses, FREE_TRIES, at);
      // All together wait a moment only: a stranger must not keep the jury out.
      ofAll.count += 1;
      if (ofAll.count >= FREE_TRIES_OF_ALL) ofAll.until = at + FIRST_WAIT_MS;
    },
    hit: (remote: string) => {
      byRemote.delete(remote);
    },
  };
}

/** As people type codes: in small letters, with spaces and hyphens, O for 0 and I or L for 1. */
function asTyped(token: string): string {
  return token.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function nameOf(place: RoomPlace): string {
  return place.role === 'juror' ? `juror ${place.jurorId}` : place.role;
}

function digestOf(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
