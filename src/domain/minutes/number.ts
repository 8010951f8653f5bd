/** The number of minutes: a series for each year, unbroken, e.g. `PV-2026-0001`. */

const PATTERN = /^PV-(\d{4})-(\d{4,})$/;
const SEQUENCE_DIGITS = 4;

/** Formats a number; a sequence beyond 9999 grows by a digit. Throws RangeError outside years 1000 to 9999 or below 1. */
export function minutesNumber(year: number, sequence: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`year ${String(year)}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`sequence ${String(sequence)}`);
  return `PV-${String(year)}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}

/** Year and sequence of a number, or null when it is not one. */
export function parseMinutesNumber(
  text: string,
): { readonly year: number; readonly sequence: number } | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [year, sequence] = [Number(match[1]), Number(match[2])];
  const isNumber = year >= 1000 && Number.isSafeInteger(sequence) && sequence >= 1;
  return isNumber && minutesNumber(year, sequence) === text ? { year, sequence } : null;
}
