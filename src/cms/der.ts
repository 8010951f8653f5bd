/**
 * A small strict reader and writer of DER. Strict on purpose: of the many encodings that BER allows for one value only
 * the canonical one is read, so that a changed byte cannot hide in a length or a tag.
 */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One value: its tag byte, the bytes of the whole and those inside. */
export interface DerValue {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** Bytes that are not canonical DER, or not the structure that was expected. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

const CONSTRUCTED = 0x20;
/** No certificate or timestamp comes near; a length of more bytes is an attack or damage. */
const MAX_LENGTH_BYTES = 3;

/** Reads bytes that hold exactly one value. Throws DerError. */
export function readDer(bytes: Uint8Array): DerValue {
  const [value, ...others] = readValues(bytes);
  if (value === undefined || others.length > 0) throw new DerError('not exactly one value');
  return value;
}

/** The values inside a constructed one. Throws DerError. */
export function childrenOf(value: DerValue): readonly DerValue[] {
  if ((value.tag & CONSTRUCTED) === 0) throw new DerError(`tag ${String(value.tag)} holds no values`);
  return readValues(value.content);
}

/** The values inside a sequence, or inside whatever has that tag. Throws DerError. */
export function membersOf(value: DerValue | undefined, tag: number = TAG.sequence): readonly DerValue[] {
  return childrenOf(expectTag(value, tag));
}

/** The value itself, once it is there and has that tag. Throws DerError. */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new DerError(`tag ${String(tag)} expected`);
  return value;
}

/** Content of an INTEGER in its shortest form. Throws DerError. */
export function integerBytes(value: DerValue | undefined): Uint8Array {
  const { content } = expectTag(value, TAG.integer);
  const [first, second] = content;
  if (first === undefined) throw new DerError('empty integer');
  const isPadded =
    second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (isPadded) throw new DerError('padded integer');
  return content;
}

/** A small INTEGER that is not negative. Throws DerError. */
export function smallInteger(value: DerValue | undefined): number {
  const bytes = integerBytes(value);
  if (bytes.length > 6 || (bytes[0] ?? 0) >= 0x80) throw new DerError('integer out of range');
  return bytes.reduce((total, byte) => total * 256 + byte, 0);
}

/** An OBJECT IDENTIFIER in dots. Throws DerError. */
export function oidOf(value: DerValue | undefined): string {
  const { content } = expectTag(value, TAG.oid);
  const arcs: number[] = [];
  let arc = 0;
  let isInside = false;
  for (const byte of content) {
    if (!isInside && byte === 0x80) throw new DerError('padded object identifier');
    arc = arc * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(arc)) throw new DerError('object identifier out of range');
    isInside = byte >= 0x80;
    if (isInside) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head, ...rest] = arcs;
  if (head === undefined || isInside) throw new DerError('cut object identifier');
  const first = Math.min(Math.trunc(head / 40), 2);
  return [first, head - first * 40, ...rest].join('.');
}

/** Encodes one value from its parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(parts);
  return concatBytes([Uint8Array.of(tag), lengthBytes(content.length), content]);
}

/** Encodes a number that is not negative, given as big-endian bytes. */
export function derUnsigned(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const shortest = start === -1 ? Uint8Array.of(0) : magnitude.subarray(start);
  return (shortest[0] ?? 0) >= 0x80
    ? der(TAG.integer, Uint8Array.of(0), shortest)
    : der(TAG.integer, shortest);
}

/** Encodes an object identifier given in dots. Throws DerError when it is not one. */
export function derOid(oid: string): Uint8Array {
  if (!/^[012](?:\.(?:0|[1-9]\d{0,14})){1,30}$/.test(oid))
    throw new DerError(`not an object identifier: ${oid}`);
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  if (first < 2 && second > 39) throw new DerError(`not an object identifier: ${oid}`);
  return der(TAG.oid, ...[first * 40 + second, ...rest].map(base128));
}

/** Whether both hold the same bytes. */
export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Lower-case hexadecimal of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readValues(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const value = readValue(bytes.subarray(offset));
    values.push(value);
    offset += value.bytes.length;
  }
  return values;
}

function readValue(bytes: Uint8Array): DerValue {
  const [tag, firstLength] = bytes;
  if (tag === undefined || firstLength === undefined) throw new DerError('cut value');
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag of several bytes');
  const lengthByteCount = firstLength < 0x80 ? 0 : firstLength & 0x7f;
  if (firstLength === 0x80 || lengthByteCount > MAX_LENGTH_BYTES) throw new DerError('length not definite');
  const start = 2 + lengthByteCount;
  const encoded = bytes.subarray(2, start);
  const length = lengthByteCount === 0 ? firstLength : encoded.reduce((total, byte) => total * 256 + byte, 0);
  const isShortest = lengthByteCount === 0 || (encoded[0] !== 0 && length >= 0x80);
  if (!isShortest || encoded.length < lengthByteCount) throw new DerError('length not in its shortest form');
  if (start + length > bytes.length) throw new DerError('cut value');
  return { tag, bytes: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.trunc(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 + bytes.length, ...bytes);
}

function base128(arc: number): Uint8Array {
  const bytes = [arc % 128];
  for (let rest = Math.trunc(arc / 128); rest > 0; rest = Math.trunc(rest / 128))
    bytes.unshift(0x80 + (rest % 128));
  return Uint8Array.from(bytes);
}
