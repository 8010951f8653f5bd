/** Instants in DER. */
import { DerError, type DerValue, TAG } from './der-reader.ts';

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/;
const MAX_OCTETS = 32;

/** Epoch milliseconds of a UTCTime or GeneralizedTime of DER, in UTC; throws DerError. */
export function instantOf({ tag, contents }: DerValue): number {
  if (contents.length > MAX_OCTETS) throw new DerError('not an instant');
  const parts = patternOf(tag).exec(String.fromCharCode(...contents));
  if (parts === null) throw new DerError('not an instant');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  // X.509 reads two digits of a year as 1950 to 2049.
  const fullYear = tag === TAG.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  const fractionMs = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  const instant = Date.UTC(fullYear, month - 1, day, hour, minute, second, fractionMs);
  const read = new Date(instant);
  // A day or an hour that does not exist rolls over to the next.
  const isReal = read.getUTCDate() === day && read.getUTCHours() === hour && read.getUTCMonth() === month - 1;
  if (!isReal || minute > 59 || second > 59) throw new DerError('no such instant');
  return instant;
}

function patternOf(tag: number): RegExp {
  if (tag === TAG.utcTime) return UTC_TIME;
  if (tag === TAG.generalizedTime) return GENERALIZED_TIME;
  throw new DerError('not an instant');
}
