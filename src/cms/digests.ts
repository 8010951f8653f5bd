/** Digests by WebCrypto, which Node and browsers share. */
import { hexOf } from './der.ts';

export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Digest of bytes. */
export async function digestOf(bytes: Uint8Array, hash: HashName): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, ownBuffer(bytes)));
}

/** Lowercase hex SHA-256 of bytes, or of text in UTF-8. */
export async function sha256Hex(data: Uint8Array | string): Promise<string> {
  return hexOf(await digestOf(typeof data === 'string' ? new TextEncoder().encode(data) : data, 'SHA-256'));
}

/** The same bytes in a buffer that WebCrypto's types accept. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
