/** PINs of jurors' seats: hashed with a memory-hard function, too simple ones refused, guessing slowed down. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { durationMs } from '../../domain/time/time.ts';
import type { Clock, DurationMs, MonotonicMs } from '../../domain/time/time.ts';

/** N = 2^15, r = 8, p = 1: 32 MiB and some 50 ms for each try. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_MEMORY = 64 * 1024 * 1024;

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Hashes a PIN as `scrypt$N$r$p$salt$hash`, base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether the PIN gives that hash; false for a hash that is not of this form. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Whether a PIN is among the first that anyone would try: one digit, a run, or a pair said twice. */
export function isPinTooSimple(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isOneDigitOrRun = [0, 1, -1].some((step) => steps.every((actual) => actual === step));
  return isOneDigitOrRun || /^(\d{2})\1+$/.test(pin);
}

export interface PinThrottle {
  /** Time to wait before the next try for this member; 0 when one is allowed now. */
  waitMs(jurorId: string): DurationMs;
  recordWrong(jurorId: string): void;
  recordRight(jurorId: string): void;
}

interface Tries {
  readonly wrong: number;
  readonly lastAt: MonotonicMs;
}

/** Slows guessing after five wrong tries: 30 s, then twice as long each time. In memory, on monotonic time. */
export function createPinThrottle(clock: Clock): PinThrottle {
  const tries = new Map<string, Tries>();
  return {
    waitMs(jurorId) {
      const { lastAt, wrong } = tries.get(jurorId) ?? { wrong: 0, lastAt: 0 };
      if (wrong < FREE_TRIES) return durationMs(0);
      const penalty = Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_MS);
      return durationMs(Math.max(0, Math.ceil(lastAt + penalty - clock.read().mono)));
    },
    recordWrong(jurorId) {
      tries.set(jurorId, { wrong: (tries.get(jurorId)?.wrong ?? 0) + 1, lastAt: clock.read().mono });
    },
    recordRight(jurorId) {
      tries.delete(jurorId);
    },
  };
}

function derive(pin: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
