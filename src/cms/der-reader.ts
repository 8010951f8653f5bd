/**
 * A strict reader of DER (X.690): one value has one encoding here, so that a changed byte never reads like the original.
 * Refused: indefinite or padded lengths, padded integers, loose booleans, bytes after the value, unsorted sets.
 */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nil: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Tag of a context-specific field, constructed or primitive. */
export function contextTag(number: number, isConstructed = true): number {
  return (isConstructed ? 0xa0 : 0x80) | number;
}

/** Thrown on bytes that are not DER, or not the value that was expected. */
export class DerError extends Error {
  override readonly name = 'DerError';

  constructor(detail: string) {
    super(`not DER: ${detail}`);
  }
}

export interface DerValue {
  readonly tag: number;
  /** The whole encoding, tag and length included. */
  readonly bytes: Uint8Array;
  readonly contents: Uint8Array;
}

const CONSTRUCTED = 0x20;
const HIGH_TAG = 0x1f;
const MAX_LENGTH_OCTETS = 4;
/** No serial number, nonce or part of a signature comes near it; a larger integer only keeps the reader waiting. */
const MAX_INTEGER_OCTETS = 1_024;
const MAX_OID_OCTETS = 128;
const MAX_BIT_LIST_OCTETS = 32;
/** The longest revocation lists that are published stay under it. */
const MAX_CHILDREN = 500_000;

/** Reads one value that takes all of the bytes; throws DerError. */
export function readDer(bytes: Uint8Array): DerValue {
  const value = valueAt(bytes, 0);
  if (value.bytes.length !== bytes.length) throw new DerError('bytes after the value');
  return value;
}

/** Reads the value at the start of the bytes, whatever follows it; throws DerError. */
export function readDerPrefix(bytes: Uint8Array): DerValue {
  return valueAt(bytes, 0);
}

/** The values inside a constructed one; throws DerError. */
export function derChildren(value: DerValue): DerValue[] {
  if ((value.tag & CONSTRUCTED) === 0) throw new DerError('a primitive value has no parts');
  const children: DerValue[] = [];
  for (let at = 0; at < value.contents.length;) {
    const child = valueAt(value.contents, at);
    if (children.length === MAX_CHILDREN) throw new DerError('too many values');
    children.push(child);
    at += child.bytes.length;
  }
  if (value.tag === TAG.set) requireSorted(children);
  return children;
}

/** Takes the values of a sequence in their order; `end` refuses what is left. */
export class DerFields {
  readonly #values: readonly DerValue[];
  #next = 0;

  constructor(value: DerValue, tag: number = TAG.sequence) {
    this.#values = derChildren(expectTag(value, tag));
  }

  /** The next value, which must have that tag. */
  take(tag: number): DerValue {
    return expectTag(this.takeAny(), tag);
  }

  /** The next value, of any tag. */
  takeAny(): DerValue {
    const value = this.#values[this.#next];
    if (value === undefined) throw new DerError('a value is missing');
    this.#next += 1;
    return value;
  }

  /** The next value if it has one of those tags. */
  optional(...tags: readonly number[]): DerValue | null {
    const value = this.#values[this.#next];
    if (value === undefined || !tags.includes(value.tag)) return null;
    this.#next += 1;
    return value;
  }

  end(): void {
    if (this.#next < this.#values.length) throw new DerError('a value too many');
  }
}

/** The value itself, which must have that tag; throws DerError. */
export function expectTag(value: DerValue, tag: number): DerValue {
  if (value.tag !== tag) throw new DerError(`tag ${value.tag.toString(16)} where ${tag.toString(16)} stands`);
  return value;
}

/** Dotted form of an object identifier; throws DerError. */
export function oidText(value: DerValue): string {
  const { contents } = expectTag(value, TAG.oid);
  if (contents.length > MAX_OID_OCTETS) throw new DerError('huge object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let isStart = true;
  for (const octet of contents) {
    if (isStart && octet === 0x80) throw new DerError('padded object identifier');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    isStart = (octet & 0x80) === 0;
    if (!isStart) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first] = arcs;
  if (first === undefined || !isStart) throw new DerError('cut object identifier');
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** An integer that must not be negative, of any size; throws DerError. */
export function naturalNumber(value: DerValue, tag: number = TAG.integer): bigint {
  const { contents } = expectTag(value, tag);
  const [first, second] = contents;
  if (first === undefined) throw new DerError('empty integer');
  if (contents.length > MAX_INTEGER_OCTETS) throw new DerError('huge integer');
  if (first >= 0x80) throw new DerError('negative integer');
  if (first === 0 && second !== undefined && second < 0x80) throw new DerError('padded integer');
  return contents.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
}

/** An integer that must be small enough to count with; throws DerError. */
export function smallNumber(value: DerValue, tag: number = TAG.integer): number {
  const number = naturalNumber(value, tag);
  if (number > 0xffff_ffffn) throw new DerError('integer too large');
  return Number(number);
}

/** A flag; throws DerError. */
export function booleanValue(value: DerValue): boolean {
  const { contents } = expectTag(value, TAG.boolean);
  if (contents.length !== 1 || (contents[0] !== 0 && contents[0] !== 0xff))
    throw new DerError('loose boolean');
  return contents[0] === 0xff;
}

/** The octets of a bit string that has whole octets only; throws DerError. */
export function bitOctets(value: DerValue): Uint8Array {
  const { contents } = expectTag(value, TAG.bitString);
  if (contents[0] !== 0) throw new DerError('bit string that is not of whole octets');
  return contents.subarray(1);
}

/** Numbers of the bits that are set, as X.509 numbers them; throws DerError. */
export function namedBits(value: DerValue): ReadonlySet<number> {
  const { contents } = expectTag(value, TAG.bitString);
  if (contents.length > MAX_BIT_LIST_OCTETS) throw new DerError('huge list of bits');
  const [unused, ...octets] = contents;
  if (unused === undefined || unused > 7 || ((octets.at(-1) ?? 0) & ((1 << unused) - 1)) !== 0) {
    throw new DerError('list of bits');
  }
  const isSet = (bit: number) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  return new Set(Array.from({ length: octets.length * 8 }, (_, bit) => bit).filter(isSet));
}

function valueAt(bytes: Uint8Array, start: number): DerValue {
  const tag = bytes[start];
  if (tag === undefined || (tag & HIGH_TAG) === HIGH_TAG) throw new DerError('no usable tag');
  const { length, headerLength } = lengthAt(bytes, start + 1);
  const contentsAt = start + 1 + headerLength;
  const end = contentsAt + length;
  if (end > bytes.length) throw new DerError('cut value');
  return { tag, bytes: bytes.subarray(start, end), contents: bytes.subarray(contentsAt, end) };
}

function lengthAt(bytes: Uint8Array, at: number): { length: number; headerLength: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('no length');
  if (first < 0x80) return { length: first, headerLength: 1 };
  const count = first & 0x7f;
  if (count === 0 || count > MAX_LENGTH_OCTETS) throw new DerError('indefinite or huge length');
  let length = 0;
  for (let index = 1; index <= count; index += 1) {
    const octet = bytes[at + index];
    if (octet === undefined) throw new DerError('cut length');
    length = length * 256 + octet;
  }
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('padded length');
  return { length, headerLength: count + 1 };
}

/** DER orders the members of a SET OF by their encodings. */
function requireSorted(members: readonly DerValue[]): void {
  members.forEach((member, index) => {
    const before = members[index - 1];
    if (before !== undefined && compareBytes(before.bytes, member.bytes) > 0)
      throw new DerError('unsorted set');
  });
}

/** Lexicographic order of bytes: negative, zero or positive. */
function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
