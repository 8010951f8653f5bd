/** How much of anything a device may send. */

/** A frame of a device: a signature drawn by hand is the largest thing in one. */
export const MAX_FRAME_BYTES = 512 * 1024;
/** Lines at once, jurors, displays and strangers together. */
export const MAX_CONNECTIONS = 400;
/** What waits to be read by one device, in bytes. */
export const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Frames that a device may send at once, and each second: a queue that was long without network goes through. */
const BURST = 400;
const PER_SECOND = 200;

export interface Allowance {
  /** Whether one more may come at that time, in milliseconds. */
  take(nowMs: number): boolean;
}

/** A bucket of frames that fills with time. */
export function createAllowance(burst = BURST, perSecond = PER_SECOND): Allowance {
  let left = burst;
  let at: number | null = null;
  return {
    take: (nowMs) => {
      if (at !== null) left = Math.min(burst, left + (Math.max(0, nowMs - at) * perSecond) / 1_000);
      at = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
