/** PINs of jurors' seats: hashed with a memory-hard function, too simple ones refused, guessing slowed down. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Clock, MonotonicMs } from '../../domain/time/time.ts';
import type { Answer } from '../../shared/error-codes.ts';

/** What scrypt is made to cost: N doublings of r blocks, p times. */
export interface PinCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** N = 2^15, r = 8, p = 1: 32 MiB and some 50 ms for each try. The only cost that the application is composed with. */
export const PIN_COST: PinCost = { N: 2 ** 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_MEMORY = 64 * 1024 * 1024;

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Hashes a PIN as `scrypt$N$r$p$salt$hash`, base64url: a hash keeps the cost that it was made at. */
export async function hashPin(pin: string, cost: PinCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derivePinKey(pin, salt, cost);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether the PIN gives that hash; false for a hash that is not of this form. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derivePinKey(pin, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Whether a PIN is among the first that anyone would try: one digit, a run, or a pair said twice. */
export function isPinTooSimple(pin: string): boolean {
  const digits = pin.split('').map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isOneDigitOrRun = [0, 1, -1].some((step) => steps.every((actual) => actual === step));
  return isOneDigitOrRun || /^(\d{2})\1+$/.test(pin);
}

export interface PinGuard {
  /** Checks a member's PIN: `pin-wrong`, or `pin-throttled` with details {waitMs} when too many tries went before. */
  check(jurorId: string, pin: string, stored: string): Promise<Answer<null>>;
}

interface Tries {
  readonly count: number;
  readonly lastAt: MonotonicMs;
}

/**
 * Slows guessing after five wrong tries: 30 s, then twice as long each time. In memory, on monotonic time; one guard
 * serves the whole application, so that seats and signatures count together.
 */
export function createPinGuard(clock: Clock): PinGuard {
  const wrongTries = new Map<string, Tries>();

  function waitMs(jurorId: string, now: MonotonicMs): number {
    const tries = wrongTries.get(jurorId);
    if (tries === undefined || tries.count < FREE_TRIES) return 0;
    const penalty = Math.min(FIRST_WAIT_MS * 2 ** (tries.count - FREE_TRIES), LONGEST_WAIT_MS);
    return Math.max(0, Math.ceil(tries.lastAt + penalty - now));
  }

  return {
    async check(jurorId, pin, stored) {
      const { mono } = clock.read();
      const wait = waitMs(jurorId, mono);
      if (wait > 0) return { ok: false, code: 'pin-throttled', details: { waitMs: wait } };
      // Counted as wrong before it is known, so that tries sent together do not all slip through.
      wrongTries.set(jurorId, { count: (wrongTries.get(jurorId)?.count ?? 0) + 1, lastAt: mono });
      if (!(await verifyPin(pin, stored))) return { ok: false, code: 'pin-wrong' };
      wrongTries.delete(jurorId);
      return { ok: true, value: null };
    },
  };
}

/** 32 bytes from a PIN by scrypt; rejects on figures that it refuses. */
export function derivePinKey(pin: string, salt: Buffer, cost: PinCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
