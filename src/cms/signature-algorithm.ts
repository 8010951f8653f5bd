/** The signature algorithms that a check accepts, on WebCrypto. */
import { type HashName, ownBuffer } from './bytes.ts';
import {
  contextTag,
  DerError,
  DerFields,
  type DerValue,
  naturalNumber,
  oidText,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { der, derOid } from './der-writer.ts';

export interface SignatureAlgorithm {
  /** `rsa` is PKCS#1 v1.5. */
  readonly kind: 'ecdsa' | 'rsa' | 'rsa-pss';
  readonly hash: HashName;
  /** Bytes of salt, of `rsa-pss` alone. */
  readonly saltLength?: number;
}

const SIGNATURE_ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['1.2.840.10045.4.3.2', { kind: 'ecdsa', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ecdsa', hash: 'SHA-512' }],
  ['1.2.840.113549.1.1.11', { kind: 'rsa', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { kind: 'rsa', hash: 'SHA-512' }],
]);
/** In CMS, a signature may be named by its key alone: the hash then stands in the digest algorithm. */
const PLAIN_RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const MASK_GENERATION_1 = '1.2.840.113549.1.1.8';
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
/** OpenSSL's own bound is double; a larger key only keeps the reader waiting. */
const MAX_KEY_OCTETS = 2_304;
const MAX_SALT = 512;

/** Hash of a digest algorithm identifier; throws DerError when it is none of those accepted. */
export function hashAlgorithm(value: DerValue): HashName {
  const fields = new DerFields(value);
  const hash = HASHES.get(oidText(fields.take(TAG.oid)));
  requireNullOrNothing(fields);
  if (hash === undefined) throw new DerError('digest algorithm not accepted');
  return hash;
}

/** Signature algorithm of an identifier; `digest` completes a plain RSA or EC key of CMS. Throws DerError when not accepted. */
export function signatureAlgorithm(value: DerValue, digest?: HashName): SignatureAlgorithm {
  const fields = new DerFields(value);
  const oid = oidText(fields.take(TAG.oid));
  if (oid === RSA_PSS) return pssAlgorithm(fields);
  const known = SIGNATURE_ALGORITHMS.get(oid);
  if (known?.kind === 'ecdsa') fields.end();
  else if (oid !== EC_KEY) requireNullOrNothing(fields);
  if (known !== undefined) return known;
  if (oid === PLAIN_RSA && digest !== undefined) return { kind: 'rsa', hash: digest };
  if (oid === EC_KEY && digest !== undefined) return { kind: 'ecdsa', hash: digest };
  throw new DerError('signature algorithm not accepted');
}

/** The same, or null for an algorithm that is not accepted, such as SHA-1: nothing that it signed will hold. */
export function acceptedAlgorithm(value: DerValue): SignatureAlgorithm | null {
  try {
    return signatureAlgorithm(value);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** Parameters of RSASSA-PSS (RFC 4055); its defaults are SHA-1, which is not accepted. */
function pssAlgorithm(fields: DerFields): SignatureAlgorithm {
  const parameters = new DerFields(fields.take(TAG.sequence));
  fields.end();
  const hashField = parameters.optional(contextTag(0));
  const maskField = parameters.optional(contextTag(1));
  const saltField = parameters.optional(contextTag(2));
  const trailerField = parameters.optional(contextTag(3));
  parameters.end();
  if (hashField === null || maskField === null) throw new DerError('signature algorithm not accepted');
  const hash = hashAlgorithm(readDer(hashField.contents));
  const mask = new DerFields(readDer(maskField.contents));
  const isSameHash =
    oidText(mask.take(TAG.oid)) === MASK_GENERATION_1 && hashAlgorithm(mask.takeAny()) === hash;
  const saltLength = saltField === null ? 20 : smallNumber(readDer(saltField.contents));
  const trailer = trailerField === null ? 1 : smallNumber(readDer(trailerField.contents));
  if (!isSameHash || trailer !== 1 || saltLength > MAX_SALT)
    throw new DerError('signature algorithm not accepted');
  return { kind: 'rsa-pss', hash, saltLength };
}

/** Whether the signature of the data holds under the public key (SubjectPublicKeyInfo); false on any misfit. */
export async function isSignatureValid(
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  try {
    if (publicKey.length > MAX_KEY_OCTETS) return false;
    if (algorithm.kind === 'ecdsa') return await isEcdsaValid(algorithm.hash, publicKey, signature, data);
    return await isRsaValid(algorithm, publicKey, signature, data);
  } catch {
    // WebCrypto throws on a key that is not of the algorithm, our reader on a signature that is not one.
    return false;
  }
}

async function isRsaValid(
  { hash, kind, saltLength = 0 }: SignatureAlgorithm,
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const algorithm = { name: kind === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS', hash };
  const encoded = ownBuffer(plainRsaKey(publicKey, kind));
  const key = await crypto.subtle.importKey('spki', encoded, algorithm, false, ['verify']);
  const { modulusLength } = key.algorithm as RsaHashedKeyAlgorithm;
  if (modulusLength < MIN_RSA_BITS) return false;
  const parameters = kind === 'rsa' ? algorithm : { name: 'RSA-PSS', saltLength };
  return crypto.subtle.verify(parameters, key, ownBuffer(signature), ownBuffer(data));
}

/** WebCrypto reads plain RSA keys only: one that is for PSS alone is named as plain, and used for PSS alone. */
function plainRsaKey(publicKey: Uint8Array, kind: SignatureAlgorithm['kind']): Uint8Array {
  const fields = new DerFields(readDer(publicKey));
  const algorithm = fields.take(TAG.sequence);
  const bits = fields.take(TAG.bitString);
  fields.end();
  if (oidText(new DerFields(algorithm).take(TAG.oid)) !== RSA_PSS) return publicKey;
  if (kind !== 'rsa-pss') throw new DerError('a key for another algorithm');
  return der(TAG.sequence, der(TAG.sequence, derOid(PLAIN_RSA), der(TAG.nil)), bits.bytes);
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
