/** Signatures of a PDF found by plain search, without the reader that the application uses. */
import { createHash } from 'node:crypto';

export interface FoundSignature {
  /** The bytes that the byte range covers. */
  readonly signed: Buffer;
  readonly sha256: string;
  /** DER of the signature, without the zeros after it. */
  readonly contents: Buffer;
}

/** Every signature, in the order of the file. */
export function signaturesIn(pdf: Uint8Array): FoundSignature[] {
  const bytes = Buffer.from(pdf);
  const ranges = bytes.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g);
  return Array.from(ranges, ([, ...numbers]) => {
    const [start = 0, end = 0, length = 0] = numbers.map(Number);
    const signed = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + length)]);
    const hole = Buffer.from(bytes.toString('latin1', start + 1, end - 1), 'hex');
    return {
      signed,
      sha256: createHash('sha256').update(signed).digest('hex'),
      contents: hole.subarray(0, derLength(hole)),
    };
  });
}

/** Length of the DER value at the start. */
function derLength(bytes: Buffer): number {
  const first = bytes.readUInt8(1);
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  return 2 + octets + bytes.readUIntBE(2, octets);
}
