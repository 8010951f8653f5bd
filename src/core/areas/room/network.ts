/** Addresses of version 4, as numbers and as the network that they stand in. */

/** A network by its base and mask, four bytes each. */
export interface Network {
  readonly base: Uint8Array<ArrayBuffer>;
  readonly mask: Uint8Array<ArrayBuffer>;
}

const BYTES = 4;
const BITS = 32;
const BYTE_BITS = 8;

/** The four bytes of a dotted address. Throws RangeError for anything else. */
export function bytesOfAddress(address: string): Uint8Array<ArrayBuffer> {
  const parts = address.split('.').map(Number);
  const isAddress =
    parts.length === BYTES && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255);
  if (!isAddress) throw new RangeError('no address of version 4');
  return Uint8Array.from(parts);
}

/** The network of an address with a prefix of that many bits. */
export function networkOf(address: string, prefixLength: number): Network {
  const mask = Uint8Array.from({ length: BYTES }, (_, index) => {
    const bits = Math.min(BYTE_BITS, Math.max(0, Math.min(BITS, prefixLength) - index * BYTE_BITS));
    return (0xff << (BYTE_BITS - bits)) & 0xff;
  });
  return { base: bytesOfAddress(address).map((byte, index) => byte & (mask[index] ?? 0)), mask };
}

/** Written as "192.168.1.0/24". */
export function networkName(address: string, prefixLength: number): string {
  return `${networkOf(address, prefixLength).base.join('.')}/${String(prefixLength)}`;
}
