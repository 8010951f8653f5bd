/** Strict reading of a CMS SignedData (RFC 5652) that has one signer, as our signatures and timestamps have. */
import { equalBytes, type HashName } from './bytes.ts';
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
import { hashAlgorithm, type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
/** Version of a SignerInfo that names the issuer and serial number of its certificate. */
const ISSUER_SERIAL_VERSION = 1;

export interface SignerInfo {
  /** Name of the issuer of the signer's certificate, as encoded. */
  readonly issuer: Uint8Array;
  /** Octets of the serial number of the signer's certificate. */
  readonly serial: Uint8Array;
  readonly hash: HashName;
  /** The one value of each signed attribute, by object identifier. */
  readonly attributes: ReadonlyMap<string, DerValue>;
  /** The signed attributes as the signature covers them: a SET in DER. */
  readonly attributesDer: Uint8Array;
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
 * protects (unsigned attributes, revocation lists) is refused.
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
  const signer = readSigner(single(body.take(TAG.set)), announcedDigest);
  body.end();
  if (version !== (contentType === DATA ? 1 : 3)) throw new DerError('version of the SignedData');
  return {
    contentType,
    content,
    certificates:
      certificates === null
        ? []
        : derChildren(certificates).map((value) => expectTag(value, TAG.sequence).bytes),
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
  const id = new DerFields(fields.take(TAG.sequence));
  const issuer = id.take(TAG.sequence).bytes;
  const serial = id.take(TAG.integer);
  naturalNumber(serial);
  id.end();
  const digestAlgorithm = fields.take(TAG.sequence);
  const attributes = fields.take(contextTag(0));
  const algorithm = fields.take(TAG.sequence);
  const signature = fields.take(TAG.octetString).contents;
  fields.end();
  if (version !== ISSUER_SERIAL_VERSION) throw new DerError('version of the SignerInfo');
  if (!equalBytes(digestAlgorithm.bytes, announcedDigest.bytes)) throw new DerError('two digest algorithms');
  const hash = hashAlgorithm(digestAlgorithm);
  const attributesDer = Uint8Array.from(attributes.bytes);
  attributesDer[0] = TAG.set;
  return {
    issuer,
    serial: serial.contents,
    hash,
    attributes: readAttributes(readDer(attributesDer)),
    attributesDer,
    algorithm: signatureAlgorithm(algorithm, hash),
    signature,
  };
}

function readAttributes(set: DerValue): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>();
  for (const attribute of derChildren(set)) {
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
