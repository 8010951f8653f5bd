/**
 * The number of a rectification: that of the first minutes, and a rank, e.g. `PV-2026-K7Q4-0001-R1`. An installation other
 * than the one that numbered the first minutes adds its own code, `PV-2026-0001-R1-K7Q4`: two copies of one register may
 * each rectify the same minutes, and never under the same number.
 */
import { isInstallationCode } from './installation-code.ts';
import { parseMinutesNumber } from './number.ts';

const PATTERN = /^(.+)-R([1-9]\d*)(?:-([0-9A-Z]{4}))?$/;

export interface RectificationNumberParts {
  readonly firstNumber: string;
  readonly rank: number;
  /** Code of the installation that gives the number. */
  readonly code: string;
}

/** Number of the rectification of that rank. Throws RangeError on a rank below 1 or a code that no installation has. */
export function rectificationNumber({ code, firstNumber, rank }: RectificationNumberParts): string {
  if (!Number.isSafeInteger(rank) || rank < 1) throw new RangeError(`rank ${String(rank)}`);
  if (!isInstallationCode(code)) throw new RangeError(`code ${code}`);
  const number = `${firstNumber}-R${String(rank)}`;
  return parseMinutesNumber(firstNumber)?.code === code ? number : `${number}-${code}`;
}

/** Whether that is the number of the rectification of that rank, whichever installation gave it. */
export function isRectificationOf(number: string, firstNumber: string, rank: number): boolean {
  const parts = parse(number);
  return parts?.firstNumber === firstNumber && parts.rank === rank;
}

/** Number of the minutes that a number goes back to: itself, unless it is a rectification's. */
export function firstNumberOf(number: string): string {
  return parse(number)?.firstNumber ?? number;
}

function parse(number: string): { readonly firstNumber: string; readonly rank: number } | null {
  const [, firstNumber, rank, code] = PATTERN.exec(number) ?? [];
  if (firstNumber === undefined || parseMinutesNumber(firstNumber) === null) return null;
  return code === undefined || isInstallationCode(code) ? { firstNumber, rank: Number(rank) } : null;
}
