/** PINs of jurors' seats: hashed with a memory-hard function, too simple ones refused, guessing slowed down. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { durationMs } from '../../domain/time/time.ts';
import type { Clock, MonotonicMs } from '../../domain/time/time.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { PinDelayRepo } from '../db/repos/pin-delay.repo.ts';
import type { Scheduler } from './scheduler.ts';

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
const MAX_PARALLEL = 16;

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

/** Whether the PIN gives that hash; false for a hash that is not of this form, or that scrypt cannot have made here. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  if (!isPossible(cost)) return false;
  const actual = await derivePinKey(pin, Buffer.from(salt, 'base64url'), cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** A hash altered in the file must neither fail nor hold the machine: the figures stay near those that are used. */
function isPossible({ N, p, r }: PinCost): boolean {
  const isPowerOfTwo = Number.isInteger(N) && N > 1 && Number.isInteger(Math.log2(N));
  const isSmall = Number.isInteger(r) && Number.isInteger(p) && r > 0 && p > 0 && p <= MAX_PARALLEL;
  return isPowerOfTwo && isSmall && 128 * N * r < MAX_MEMORY;
}

export interface PinGuard {
  /** Checks a member's PIN: `pin-wrong`, or `pin-throttled` with details {waitMs} when too many tries went before. */
  check(jurorId: string, pin: string, stored: string): Promise<Answer<null>>;
  /** Forgets the wrong tries of a member whose PIN was reset; to be called in the transaction of the reset. */
  forget(jurorId: string): void;
  /** Disarms the timers; to be called before the database closes. */
  stop(): void;
}

/** What the guard measures on, and where it keeps its count. */
export interface PinGuardParts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly delays: PinDelayRepo;
}

/**
 * Slows guessing after five wrong tries: 30 s, then twice as long each time. One guard serves the whole application, so
 * that every door counts together. The count outlasts a restart; a delay is measured on monotonic time only, and one
 * that a restart cut short begins anew: setting the wall clock neither shortens nor lengthens it.
 */
export function createPinGuard({ clock, scheduler, delays }: PinGuardParts): PinGuard {
  const startedAt = clock.read().mono;
  /** Last wrong try of each member in this run. */
  const lastTries = new Map<string, MonotonicMs>();
  const timers = new Map<string, () => void>();

  function waitMs(jurorId: string, now: MonotonicMs): number {
    const delay = delays.get(jurorId);
    if (delay === null || delay.isServed) return 0;
    const since = lastTries.get(jurorId) ?? startedAt;
    return Math.max(0, Math.ceil(since + penaltyMs(delay.wrongTries) - now));
  }

  function countWrong(jurorId: string, now: MonotonicMs): void {
    const wrongTries = (delays.get(jurorId)?.wrongTries ?? 0) + 1;
    const isOwed = penaltyMs(wrongTries) > 0;
    delays.put(jurorId, { wrongTries, isServed: !isOwed });
    lastTries.set(jurorId, now);
    if (isOwed) waitOut(jurorId, wrongTries);
  }

  /** Once waited out in one run, a delay is owed no more. */
  function waitOut(jurorId: string, wrongTries: number): void {
    timers.get(jurorId)?.();
    const served = () => {
      timers.delete(jurorId);
      delays.put(jurorId, { wrongTries, isServed: true });
    };
    timers.set(jurorId, scheduler.after(durationMs(penaltyMs(wrongTries)), served));
  }

  function forget(jurorId: string): void {
    delays.remove(jurorId);
    lastTries.delete(jurorId);
    timers.get(jurorId)?.();
    timers.delete(jurorId);
  }

  for (const [jurorId, wrongTries] of delays.owed()) waitOut(jurorId, wrongTries);
  return {
    async check(jurorId, pin, stored) {
      const { mono } = clock.read();
      const wait = waitMs(jurorId, mono);
      if (wait > 0) return { ok: false, code: 'pin-throttled', details: { waitMs: wait } };
      // Counted as wrong before it is known, so that tries sent together do not all slip through.
      countWrong(jurorId, mono);
      if (!(await verifyPin(pin, stored))) return { ok: false, code: 'pin-wrong' };
      forget(jurorId);
      return { ok: true, value: null };
    },
    forget,
    stop: () => {
      for (const disarm of timers.values()) disarm();
      timers.clear();
    },
  };
}

/** Delay that follows that many wrong tries in a row. */
function penaltyMs(wrongTries: number): number {
  return wrongTries < FREE_TRIES
    ? 0
    : Math.min(FIRST_WAIT_MS * 2 ** (wrongTries - FREE_TRIES), LONGEST_WAIT_MS);
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
