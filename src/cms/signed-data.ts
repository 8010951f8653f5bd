/** Strict reading of a CMS SignedData (RFC 5652) that has one signer, as our signatures and timestamps have. */
import { equalBytes, type HashName, hexText } from './bytes.ts';
import type { Certificate } from './certificate-reader.ts';
import {
  contextTag,
  derChildren,
  DerError,
  DerFields,
  type DerValue,
  expectTag,
  naturalNumber,
  oidText,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { der, derSet } from './der-writer.ts';
import { hashAlgorithm, type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const VERSIONS: ReadonlySet<number> = new Set([1, 3, 4, 5]);
/** How a SignerInfo names its certificate, by version: issuer and serial number, or the identifier of its key. */
const ISSUER_SERIAL_VERSION = 1;
const KEY_ID_VERSION = 3;
const KEY_ID = contextTag(0, false);
const REVOCATIONS = contextTag(1);
const UNSIGNED_ATTRIBUTES = contextTag(1);
const MAX_ATTRIBUTES = 64;

/** Name of the issuer as encoded with the octets of the serial number, or the identifier of the key. */
export type SignerId =
  | { readonly kind: 'issuer'; readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly kind: 'key'; readonly keyId: Uint8Array };

export interface SignerInfo {
  /** Which certificate is the signer's. */
  readonly id: SignerId;
  readonly hash: HashName;
  /** The one value of each signed attribute, by object identifier. */
  readonly attributes: ReadonlyMap<string, DerValue>;
  /**
   * What the signature may cover: the signed attributes as a SET, in the order in which they stand, then as DER orders
   * them when that is another. Authorities do either.
   */
  readonly signedForms: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

export interface SignedData {
  readonly contentType: string;
  /** What was signed, when it stands inside; null for a detached signature. */
  readonly content: Uint8Array | null;
  /** Certificates in DER, in the order in which they stand. */
  readonly certificates: readonly Uint8Array[];
  readonly signer: SignerInfo;
}

/**
 * Reads a ContentInfo that holds a SignedData with one signer and signed attributes; throws DerError. What no signature
 * protects (unsigned attributes, revocation lists) is passed over: who allows none encodes again and compares.
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  const outer = new DerFields(readDer(bytes));
  const type = oidText(outer.take(TAG.oid));
  const wrapped = outer.take(contextTag(0));
  outer.end();
  if (type !== SIGNED_DATA) throw new DerError('not a SignedData');

  const body = new DerFields(readDer(wrapped.contents));
  const version = smallNumber(body.take(TAG.integer));
  const announcedDigest = single(body.take(TAG.set));
  const { content, contentType } = readContent(body.take(TAG.sequence));
  const certificates = body.optional(contextTag(0));
  body.optional(REVOCATIONS);
  const signer = readSigner(single(body.take(TAG.set)), announcedDigest);
  body.end();
  if (!VERSIONS.has(version) || (contentType === DATA && version !== 1)) {
    throw new DerError('version of the SignedData');
  }
  return {
    contentType,
    content,
    certificates:
      certificates === null
        ? []
        : membersOf(certificates).map((value) => expectTag(value, TAG.sequence).bytes),
    signer,
  };
}

function readContent(value: DerValue): Pick<SignedData, 'content' | 'contentType'> {
  const fields = new DerFields(value);
  const contentType = oidText(fields.take(TAG.oid));
  const wrapped = fields.optional(contextTag(0));
  fields.end();
  return {
    contentType,
    content: wrapped === null ? null : expectTag(readDer(wrapped.contents), TAG.octetString).contents,
  };
}

function readSigner(value: DerValue, announcedDigest: DerValue): SignerInfo {
  const fields = new DerFields(value);
  const version = smallNumber(fields.take(TAG.integer));
  const id = signerId(fields.takeAny());
  const digestAlgorithm = fields.take(TAG.sequence);
  const attributes = fields.take(contextTag(0));
  const algorithm = fields.take(TAG.sequence);
  const signature = fields.take(TAG.octetString).contents;
  fields.optional(UNSIGNED_ATTRIBUTES);
  fields.end();
  if (version !== (id.kind === 'issuer' ? ISSUER_SERIAL_VERSION : KEY_ID_VERSION))
    throw new DerError('version of the SignerInfo');
  const hash = hashAlgorithm(digestAlgorithm);
  if (hash !== hashAlgorithm(announcedDigest)) throw new DerError('two digest algorithms');
  const members = membersOf(attributes);
  const standing = der(TAG.set, ...members.map(({ bytes }) => bytes));
  const sorted = derSet(
    TAG.set,
    members.map(({ bytes }) => bytes),
  );
  return {
    id,
    hash,
    attributes: readAttributes(members),
    signedForms: equalBytes(standing, sorted) ? [standing] : [standing, sorted],
    algorithm: signatureAlgorithm(algorithm, hash),
    signature,
  };
}

function signerId(value: DerValue): SignerId {
  if (value.tag === KEY_ID) return { kind: 'key', keyId: value.contents };
  const fields = new DerFields(value);
  const issuer = fields.take(TAG.sequence).bytes;
  const serial = fields.take(TAG.integer);
  naturalNumber(serial);
  fields.end();
  return { kind: 'issuer', issuer, serial: serial.contents };
}

/** Whether that certificate is the one that a signer names. */
export function isCertificateOf(certificate: Certificate, id: SignerId): boolean {
  if (id.kind === 'key') {
    return certificate.subjectKeyId !== null && equalBytes(certificate.subjectKeyId, id.keyId);
  }
  return equalBytes(certificate.issuer.bytes, id.issuer) && certificate.serial === hexText(id.serial);
}

function membersOf(value: DerValue): readonly DerValue[] {
  const members = derChildren(value);
  if (members.length > MAX_ATTRIBUTES) throw new DerError('too many values');
  return members;
}

function readAttributes(members: readonly DerValue[]): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>();
  for (const attribute of members) {
    const fields = new DerFields(attribute);
    const oid = oidText(fields.take(TAG.oid));
    const value = single(fields.take(TAG.set));
    fields.end();
    if (attributes.has(oid)) throw new DerError('an attribute twice');
    attributes.set(oid, value);
  }
  return attributes;
}

function single(set: DerValue): DerValue {
  const [value, ...others] = derChildren(set);
  if (value === undefined || others.length > 0) throw new DerError('not exactly one value in a set');
  return value;
}
