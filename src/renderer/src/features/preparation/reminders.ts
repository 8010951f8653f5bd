import { minutes } from '../../../../domain/time/time.ts';
import type { DurationMs } from '../../../../domain/time/time.ts';

const MINUTE_MS = 60_000;
const MAX_REMINDERS = 5;
const MAX_MINUTES = 24 * 60;

/** Reminders as typed, in minutes: "5, 1". The end is always one and is not written. */
export function writeReminders(reminderMs: readonly DurationMs[]): string {
  return reminderMinutes(reminderMs).join(', ');
}

/** Reminders before the end, in minutes, longest first. */
export function reminderMinutes(reminderMs: readonly DurationMs[]): readonly number[] {
  return reminderMs
    .filter((point) => point > 0)
    .map((point) => point / MINUTE_MS)
    .sort((a, b) => b - a);
}

/** Reads "5, 1" as remaining times with the end; null when it is not a list of minutes. */
export function readReminders(text: string): readonly DurationMs[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const points = parts.map(Number);
  const isList = points.every((point) => Number.isInteger(point) && point > 0 && point <= MAX_MINUTES);
  if (!isList || points.length > MAX_REMINDERS) return null;
  return [...[...new Set(points)].sort((a, b) => b - a).map(minutes), minutes(0)];
}
