/** The key by which a device is known: made on it, never given away, and asked for its word at each connection. */
import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const MAX_KEY_BYTES = 200;

/** Whether that key signed it, as Web Crypto's ECDSA with SHA-256 writes signatures; false for anything unreadable. */
export function isSignedBy(publicKey: Uint8Array, statement: Uint8Array, signature: Uint8Array): boolean {
  const key = keyOf(publicKey);
  if (key === null) return false;
  try {
    return verify('sha256', statement, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

function keyOf(spki: Uint8Array): KeyObject | null {
  if (spki.byteLength > MAX_KEY_BYTES) return null;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return key.asymmetricKeyType === 'ec' && isP256 ? key : null;
  } catch {
    return null;
  }
}
