/**
 * The number of a session's minutes, e.g. `PVS-2026-K7Q4-0001`: year of the session, code of the installation, rank within both.
 * They are counted apart from those of a test's minutes.
 */
import { minutesNumber, type MinutesNumberParts, parseMinutesNumber } from '../minutes/number.ts';

const PREFIX = 'PVS-';
const OF_A_TEST = 'PV-';

export type SessionNumberParts = MinutesNumberParts & { readonly code: string };

/** Formats a number; throws RangeError as `minutesNumber` does. */
export function sessionMinutesNumber(parts: SessionNumberParts): string {
  return `${PREFIX}${minutesNumber(parts).slice(OF_A_TEST.length)}`;
}

/** Year, code and sequence of a number, or null when it is not one. */
export function parseSessionNumber(text: string): SessionNumberParts | null {
  if (!text.startsWith(PREFIX)) return null;
  const parts = parseMinutesNumber(`${OF_A_TEST}${text.slice(PREFIX.length)}`);
  const code = parts?.code ?? null;
  return parts === null || code === null ? null : { ...parts, code };
}

const RECTIFICATION = /^(.+)-R([1-9]\d*)(?:-[0-9A-Z]{4})?$/;

/**
 * Number of the rectification of that rank, from 1. An installation other than the one that numbered the first adds its own code,
 * as for the minutes of a test. Throws RangeError on a rank below 1 or a number that is not one.
 */
export function sessionRectificationNumber(firstNumber: string, rank: number, code: string): string {
  if (!Number.isSafeInteger(rank) || rank < 1) throw new RangeError(`rank ${String(rank)}`);
  const first = parseSessionNumber(firstNumber);
  if (first === null) throw new RangeError(`number ${firstNumber}`);
  const number = `${firstNumber}-R${String(rank)}`;
  return first.code === code ? number : `${number}-${code}`;
}

/** Number of the minutes that a number goes back to: itself, unless it is a rectification's. */
export function firstSessionNumber(number: string): string {
  const first = RECTIFICATION.exec(number)?.[1];
  return first === undefined || parseSessionNumber(first) === null ? number : first;
}

/** Whether that is the number of the rectification of that rank, whichever installation gave it. */
export function isSessionRectificationOf(number: string, firstNumber: string, rank: number): boolean {
  return (
    firstSessionNumber(number) === firstNumber &&
    (number === `${firstNumber}-R${String(rank)}` || number.startsWith(`${firstNumber}-R${String(rank)}-`))
  );
}
