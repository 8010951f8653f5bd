/** The signature algorithms that a check accepts, on WebCrypto. */
import { type HashName, ownBuffer } from './bytes.ts';
import { DerError, DerFields, type DerValue, naturalNumber, oidText, readDer, TAG } from './der-reader.ts';

export interface SignatureAlgorithm {
  readonly kind: 'ecdsa' | 'rsa';
  readonly hash: HashName;
}

const SIGNATURE_ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['1.2.840.10045.4.3.2', { kind: 'ecdsa', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ecdsa', hash: 'SHA-512' }],
  ['1.2.840.113549.1.1.11', { kind: 'rsa', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { kind: 'rsa', hash: 'SHA-512' }],
]);
/** In CMS, an RSA signature may be named without its hash, which then stands in the digest algorithm. */
const PLAIN_RSA = '1.2.840.113549.1.1.1';
const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);
const EC_KEY = '1.2.840.10045.2.1';
/** Curves by identifier, with the size of a coordinate in bytes. */
const CURVES: ReadonlyMap<string, { readonly name: string; readonly size: number }> = new Map([
  ['1.2.840.10045.3.1.7', { name: 'P-256', size: 32 }],
  ['1.3.132.0.34', { name: 'P-384', size: 48 }],
  ['1.3.132.0.35', { name: 'P-521', size: 66 }],
]);
const MIN_RSA_BITS = 2048;

/** Hash of a digest algorithm identifier; throws DerError when it is none of those accepted. */
export function hashAlgorithm(value: DerValue): HashName {
  const fields = new DerFields(value);
  const hash = HASHES.get(oidText(fields.take(TAG.oid)));
  requireNullOrNothing(fields);
  if (hash === undefined) throw new DerError('digest algorithm not accepted');
  return hash;
}

/** Signature algorithm of an identifier; `digest` completes a plain RSA of CMS. Throws DerError when not accepted. */
export function signatureAlgorithm(value: DerValue, digest?: HashName): SignatureAlgorithm {
  const fields = new DerFields(value);
  const oid = oidText(fields.take(TAG.oid));
  const known = SIGNATURE_ALGORITHMS.get(oid);
  if (known?.kind === 'ecdsa') fields.end();
  else requireNullOrNothing(fields);
  if (known !== undefined) return known;
  if (oid === PLAIN_RSA && digest !== undefined) return { kind: 'rsa', hash: digest };
  throw new DerError('signature algorithm not accepted');
}

/** Whether the signature of the data holds under the public key (SubjectPublicKeyInfo); false on any misfit. */
export async function isSignatureValid(
  { kind, hash }: SignatureAlgorithm,
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  try {
    if (kind === 'ecdsa') return await isEcdsaValid(hash, publicKey, signature, data);
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    const key = await crypto.subtle.importKey('spki', ownBuffer(publicKey), algorithm, false, ['verify']);
    const { modulusLength } = key.algorithm as RsaHashedKeyAlgorithm;
    if (modulusLength < MIN_RSA_BITS) return false;
    return await crypto.subtle.verify(algorithm, key, ownBuffer(signature), ownBuffer(data));
  } catch {
    // WebCrypto throws on a key that is not of the algorithm, our reader on a signature that is not one.
    return false;
  }
}

async function isEcdsaValid(
  hash: HashName,
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const curve = curveOf(publicKey);
  const algorithm = { name: 'ECDSA', namedCurve: curve.name };
  const key = await crypto.subtle.importKey('spki', ownBuffer(publicKey), algorithm, false, ['verify']);
  const raw = rawSignature(signature, curve.size);
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, raw, ownBuffer(data));
}

function curveOf(publicKey: Uint8Array): { name: string; size: number } {
  const algorithm = new DerFields(new DerFields(readDer(publicKey)).take(TAG.sequence));
  const kind = oidText(algorithm.take(TAG.oid));
  const curve = kind === EC_KEY ? CURVES.get(oidText(algorithm.take(TAG.oid))) : undefined;
  if (curve === undefined) throw new DerError('curve not accepted');
  return curve;
}

/** WebCrypto wants the two numbers of an ECDSA signature side by side, each of the size of a coordinate. */
function rawSignature(signature: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const fields = new DerFields(readDer(signature));
  const numbers = [fields.take(TAG.integer), fields.take(TAG.integer)];
  fields.end();
  const raw = new Uint8Array(size * 2);
  numbers.forEach((value, index) => {
    if (naturalNumber(value) === 0n) throw new DerError('zero in a signature');
    const octets = value.contents[0] === 0 ? value.contents.subarray(1) : value.contents;
    if (octets.length > size) throw new DerError('number too large for the curve');
    raw.set(octets, size * (index + 1) - octets.length);
  });
  return raw;
}

function requireNullOrNothing(fields: DerFields): void {
  const parameters = fields.optional(TAG.nil);
  if (parameters !== null && parameters.contents.length > 0) throw new DerError('NULL with contents');
  fields.end();
}
