const SECOND_MS = 1000;

/** Minutes and seconds, as "9:05" or "75:00"; fractions of a second are dropped. Takes milliseconds. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / SECOND_MS));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

export interface ClockReading {
  /** "+" during overtime, else empty. */
  readonly sign: '' | '+';
  readonly digits: string;
}

/**
 * What a countdown shows for the remaining milliseconds, negative once time is over. Remaining time is rounded
 * up, so that 0:00 appears once, for the first second after the end, and never while time is left.
 */
export function readCountdown(remainingMs: number): ClockReading {
  if (remainingMs > 0) {
    return { sign: '', digits: formatDuration(Math.ceil(remainingMs / SECOND_MS) * SECOND_MS) };
  }
  const overMs = Math.abs(remainingMs);
  return { sign: overMs < SECOND_MS ? '' : '+', digits: formatDuration(overMs) };
}
