/**
 * BER made DER: timestamps may be encoded in the looser form (RFC 5652 allows it for all but what is signed). Lengths
 * become definite and shortest, strings in parts become one. What a signature covers keeps its own bytes: contents of
 * primitive values are never touched, and sets keep their order.
 */
import { DerError } from './der-reader.ts';
import { der } from './der-writer.ts';

const CONSTRUCTED = 0x20;
const HIGH_TAG = 0x1f;
const OCTET_STRING = 0x04;
const MAX_DEPTH = 24;
const MAX_VALUES = 20_000;

interface Read {
  readonly bytes: Uint8Array;
  /** Just after the value. */
  readonly end: number;
}

/** The DER of one BER value that takes all of the bytes; throws DerError. */
export function derOfBer(bytes: Uint8Array): Uint8Array {
  const reader = new BerReader(bytes);
  const { bytes: encoded, end } = reader.value(0, bytes.length, 0);
  if (end !== bytes.length) throw new DerError('bytes after the value');
  return encoded;
}

/** The DER of the BER value at the start of the bytes, and how many bytes it took; throws DerError. */
export function derOfBerPrefix(bytes: Uint8Array): { readonly der: Uint8Array; readonly length: number } {
  const { bytes: encoded, end } = new BerReader(bytes).value(0, bytes.length, 0);
  return { der: encoded, length: end };
}

class BerReader {
  readonly #bytes: Uint8Array;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  value(start: number, limit: number, depth: number): Read {
    this.#count += 1;
    if (depth > MAX_DEPTH || this.#count > MAX_VALUES) throw new DerError('too deep or too many values');
    const tag = this.#octet(start, limit);
    if ((tag & HIGH_TAG) === HIGH_TAG) throw new DerError('no usable tag');
    const { contentsAt, length } = this.#length(start + 1, limit);
    if ((tag & CONSTRUCTED) === 0) {
      if (length === null) throw new DerError('a primitive value without a length');
      const end = contentsAt + length;
      if (end > limit) throw new DerError('cut value');
      return { bytes: der(tag, this.#bytes.subarray(contentsAt, end)), end };
    }
    const { end, parts } = this.#parts(
      contentsAt,
      length === null ? null : contentsAt + length,
      limit,
      depth,
    );
    if (tag === (OCTET_STRING | CONSTRUCTED))
      return { bytes: der(OCTET_STRING, ...parts.map(contentsOf)), end };
    return { bytes: der(tag, ...parts), end };
  }

  /** The values inside a constructed one, to its end, or to the mark of an end when it has no length. */
  #parts(
    from: number,
    end: number | null,
    limit: number,
    depth: number,
  ): { parts: Uint8Array[]; end: number } {
    if (end !== null && end > limit) throw new DerError('cut value');
    const parts: Uint8Array[] = [];
    let at = from;
    for (;;) {
      if (end !== null && at === end) return { parts, end };
      if (end === null && this.#bytes[at] === 0 && this.#bytes[at + 1] === 0 && at + 2 <= limit) {
        return { parts, end: at + 2 };
      }
      const part = this.value(at, end ?? limit, depth + 1);
      parts.push(part.bytes);
      at = part.end;
    }
  }

  #length(at: number, limit: number): { contentsAt: number; length: number | null } {
    const first = this.#octet(at, limit);
    if (first < 0x80) return { contentsAt: at + 1, length: first };
    if (first === 0x80) return { contentsAt: at + 1, length: null };
    const count = first & 0x7f;
    if (count > 8) throw new DerError('huge length');
    let length = 0;
    for (let index = 1; index <= count; index += 1) length = length * 256 + this.#octet(at + index, limit);
    if (length > limit) throw new DerError('cut value');
    return { contentsAt: at + 1 + count, length };
  }

  #octet(at: number, limit: number): number {
    const octet = at < limit ? this.#bytes[at] : undefined;
    if (octet === undefined) throw new DerError('cut value');
    return octet;
  }
}

/** Contents of an octet string of DER. */
function contentsOf(encoded: Uint8Array): Uint8Array {
  if (encoded[0] !== OCTET_STRING) throw new DerError('a part that is not octets');
  const first = encoded[1] ?? 0;
  return encoded.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}
