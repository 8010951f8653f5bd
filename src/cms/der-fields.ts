/** What certificates, lists and tokens hold beyond plain values: optional members, flags, bits and instants. */
import { DerError, type DerValue, expectTag, membersOf, TAG } from './der.ts';

export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = TAG.generalizedTime;

const UTC_PATTERN = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const GENERALIZED_PATTERN = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/;

/** Takes the members of a sequence in their order; `end` refuses what is left. Every method throws DerError. */
export class DerFields {
  readonly #values: readonly DerValue[];
  #next = 0;

  constructor(value: DerValue, tag: number = TAG.sequence) {
    this.#values = membersOf(value, tag);
  }

  /** The next member, which must have that tag. */
  take(tag: number): DerValue {
    return expectTag(this.takeAny(), tag);
  }

  /** The next member, of any tag. */
  takeAny(): DerValue {
    const value = this.#values[this.#next];
    if (value === undefined) throw new DerError('a member is missing');
    this.#next += 1;
    return value;
  }

  /** The next member if it has one of those tags. */
  optional(...tags: readonly number[]): DerValue | null {
    const value = this.#values[this.#next];
    if (value === undefined || !tags.includes(value.tag)) return null;
    this.#next += 1;
    return value;
  }

  end(): void {
    if (this.#next < this.#values.length) throw new DerError('a member too many');
  }
}

/** A flag that may be left out, which means false. Throws DerError. */
export function flagOf(value: DerValue | null): boolean {
  if (value === null) return false;
  const [octet, ...others] = expectTag(value, TAG.boolean).content;
  if (others.length > 0 || (octet !== 0xff && octet !== 0)) throw new DerError('a loose flag');
  return octet === 0xff;
}

/** The octets of a bit string of whole octets. Throws DerError. */
export function bitOctets(value: DerValue): Uint8Array {
  const { content } = expectTag(value, TAG.bitString);
  if (content[0] !== 0) throw new DerError('a bit string of broken octets');
  return content.subarray(1);
}

/** Numbers of the bits that are set in a list of named bits. Throws DerError. */
export function namedBits(value: DerValue): ReadonlySet<number> {
  const [unused, ...octets] = expectTag(value, TAG.bitString).content;
  if (unused === undefined || unused > 7 || ((octets.at(-1) ?? 0) & ((1 << unused) - 1)) !== 0) {
    throw new DerError('a list of bits');
  }
  const isSet = (bit: number) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  return new Set(Array.from({ length: octets.length * 8 }, (_, bit) => bit).filter(isSet));
}

/** Epoch milliseconds of a UTCTime or a GeneralizedTime, in UTC. Throws DerError. */
export function instantOf({ tag, content }: DerValue): number {
  const parts = patternOf(tag).exec(String.fromCharCode(...content));
  if (parts === null) throw new DerError('not an instant');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  // X.509 reads two digits of a year as 1950 to 2049.
  const fullYear = tag === UTC_TIME ? year + (year < 50 ? 2000 : 1900) : year;
  const fractionMs = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  const instant = Date.UTC(fullYear, month - 1, day, hour, minute, second, fractionMs);
  const read = new Date(instant);
  // A day or an hour that does not exist rolls over to the next.
  const isReal = read.getUTCDate() === day && read.getUTCHours() === hour && read.getUTCMonth() === month - 1;
  if (!isReal || minute > 59 || second > 59) throw new DerError('no such instant');
  return instant;
}

function patternOf(tag: number): RegExp {
  if (tag === UTC_TIME) return UTC_PATTERN;
  if (tag === GENERALIZED_TIME) return GENERALIZED_PATTERN;
  throw new DerError('not an instant');
}
