/** The number of a rectification: that of the first minutes, and a rank, e.g. `PV-2026-0001-R1`. */
import { parseMinutesNumber } from './number.ts';

const PATTERN = /^(.+)-R([1-9]\d*)$/;

/** Number of the rectification of that rank. Throws RangeError on a rank below 1. */
export function rectificationNumber(firstNumber: string, rank: number): string {
  if (!Number.isSafeInteger(rank) || rank < 1) throw new RangeError(`rank ${String(rank)}`);
  return `${firstNumber}-R${String(rank)}`;
}

/** Number of the minutes that a number goes back to: itself, unless it is a rectification's. */
export function firstNumberOf(number: string): string {
  const [, first] = PATTERN.exec(number) ?? [];
  return first !== undefined && parseMinutesNumber(first) !== null ? first : number;
}
