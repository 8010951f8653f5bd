import type { Instant } from '../../domain/time/time.ts';

/** ISO calendar date of an instant in a time zone. */
export function localDate(at: Instant, timeZone: string): string {
  // Sweden writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
