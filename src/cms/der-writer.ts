/** Writes DER (X.690): the one encoding of each value. */
import { TAG } from './der-reader.ts';

/** A value of that tag whose contents are the parts, one after the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = [tag, ...lengthOctets(length)];
  const bytes = new Uint8Array(header.length + length);
  bytes.set(header);
  let at = header.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A SET OF: DER orders its members by their encodings. */
export function derSet(tag: number, members: readonly Uint8Array[]): Uint8Array {
  return der(tag, ...members.toSorted(compareBytes));
}

/** An object identifier from its dotted form. */
export function derOid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return der(TAG.oid, Uint8Array.from([root * 40 + second, ...arcs].flatMap(arcOctets)));
}

/** A small integer, from 0 to 127. */
export function derSmallInteger(value: number): Uint8Array {
  return der(TAG.integer, Uint8Array.of(value));
}

function arcOctets(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    octets.unshift(0x80 | (rest % 128));
  }
  return octets;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((octet, index) => octet !== other[index]);
  // Of two encodings, neither is the start of the other, unless they are the same.
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
