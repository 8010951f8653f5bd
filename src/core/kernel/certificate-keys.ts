/** Keys of the authorities that this installation makes, and what their certificates share. */
import { createPrivateKey, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Node's own, which is the platform's Web Crypto. */
export const webCrypto = webcrypto as Crypto;

/** A pair on P-256, which can be exported. */
export function newKeys(): Promise<CryptoKeyPair> {
  return webCrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
}

/** The private key of a pair, as PKCS#8 (DER). */
export async function exportedKey({ privateKey }: CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await webCrypto.subtle.exportKey('pkcs8', privateKey));
}

/** A private key on P-256 from PKCS#8 (DER), to sign with. */
export function importedKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  return webCrypto.subtle.importKey('pkcs8', ownBuffer(pkcs8), P256, false, ['sign']);
}

/** A private key of any kind from PKCS#8 (DER), as Node reads it; throws when it is none. */
export function privateKeyOf(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
}

/** A serial number from 16 bytes that nobody can foresee: positive, of constant length (the first bit is off, the second on). */
export function serialOf(bytes: Uint8Array): string {
  const [first = 0, ...rest] = bytes;
  return Buffer.from([(first & 0x3f) | 0x40, ...rest]).toString('hex');
}

/** A copy of its own: the library of certificates takes no view into a larger buffer. */
export function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
