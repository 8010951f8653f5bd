/** A private key under a PIN: AES-256-GCM with a key derived by scrypt, at the cost of the PIN's own hash. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivePinKey } from '../../kernel/pin.ts';
import type { PinCost } from '../../kernel/pin.ts';

const SCHEME = 'pupitre-key/1';
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a key (PKCS#8 DER); the text `scheme$N$r$p$salt$iv$ciphertext` in UTF-8. */
export async function sealUnderPin(pkcs8: Uint8Array, pin: string, cost: PinCost): Promise<Uint8Array> {
  const salt = randomBytes(SALT_BYTES);
  const iv = randomBytes(IV_BYTES);
  const { N, r, p } = cost;
  const header = [SCHEME, N, r, p, salt.toString('base64url'), iv.toString('base64url')].join('$');
  const cipher = createCipheriv('aes-256-gcm', await derivePinKey(pin, salt, cost), iv);
  cipher.setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()]);
  return Buffer.from(`${header}$${ciphertext.toString('base64url')}`);
}

/** Opens it; null when the PIN is not the one, or the envelope is damaged. */
export async function openWithPin(envelope: Uint8Array, pin: string): Promise<Uint8Array | null> {
  const parts = Buffer.from(envelope).toString().split('$');
  const [scheme, n, r, p, salt, iv, ciphertext] = parts;
  if (scheme !== SCHEME || salt === undefined || iv === undefined || ciphertext === undefined) return null;
  const sealed = Buffer.from(ciphertext, 'base64url');
  if (sealed.length <= TAG_BYTES) return null;
  try {
    const cost = { N: Number(n), r: Number(r), p: Number(p) };
    const key = await derivePinKey(pin, Buffer.from(salt, 'base64url'), cost);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from(parts.slice(0, -1).join('$')));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]));
  } catch {
    // Authentication failed, or figures that scrypt refuses: the key cannot be had from this envelope.
    return null;
  }
}
