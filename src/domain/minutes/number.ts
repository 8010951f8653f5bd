/**
 * The number of minutes: a series for each year, e.g. `PV-2026-K7Q4-0001`. The code is that of the installation which gave
 * it, so that two copies of one register never give the same number. Numbers of version 0.1.0 have none: `PV-2026-0001`.
 */
import { isInstallationCode } from './installation-code.ts';

const PATTERN = /^PV-(\d{4})-(?:([0-9A-Z]{4})-)?(\d{4,})$/;
const SEQUENCE_DIGITS = 4;

export interface MinutesNumberParts {
  readonly year: number;
  /** Code of the installation; null in a number of version 0.1.0. */
  readonly code: string | null;
  readonly sequence: number;
}

/**
 * Formats a number; a sequence beyond 9999 grows by a digit. Throws RangeError outside years 1000 to 9999, below 1, or on
 * a code that no installation has.
 */
export function minutesNumber({ code, sequence, year }: MinutesNumberParts): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`year ${String(year)}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`sequence ${String(sequence)}`);
  if (code !== null && !isInstallationCode(code)) throw new RangeError(`code ${code}`);
  const digits = String(sequence).padStart(SEQUENCE_DIGITS, '0');
  return ['PV', String(year), ...(code === null ? [] : [code]), digits].join('-');
}

/** Year, code and sequence of a number, of any version, or null when it is not one. */
export function parseMinutesNumber(text: string): MinutesNumberParts | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const parts = { year: Number(match[1]), code: match[2] ?? null, sequence: Number(match[3]) };
  const isNumber = parts.year >= 1000 && Number.isSafeInteger(parts.sequence) && parts.sequence >= 1;
  const isCode = parts.code === null || isInstallationCode(parts.code);
  return isNumber && isCode && minutesNumber(parts) === text ? parts : null;
}
