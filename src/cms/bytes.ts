/** Bytes as text and as digests, with what every platform shares. */

export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}

/** A unit of UTF-16 below 256 stands for itself, so no byte is ever replaced. */
const UNITS = new TextDecoder('utf-16le');

/** One character for each byte, whatever the length. */
export function latinText(bytes: Uint8Array): string {
  return UNITS.decode(new Uint16Array(bytes));
}

/** Lowercase hex of bytes. */
export function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Digest of bytes; SHA-256 unless told. */
export async function digestOf(bytes: Uint8Array, hash: HashName = 'SHA-256'): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, ownBuffer(bytes)));
}

/** Lowercase hex SHA-256 of bytes, or of text in UTF-8. */
export async function sha256Text(data: Uint8Array | string): Promise<string> {
  return hexText(await digestOf(typeof data === 'string' ? new TextEncoder().encode(data) : data));
}

/** The same bytes in a buffer that WebCrypto's types accept. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
