/** Strict reading of a CMS SignedData (RFC 5652) that has one signer, as our signatures and timestamps have. */
import {
  childrenOf,
  DerError,
  type DerValue,
  expectTag,
  integerBytes,
  isSameBytes,
  membersOf,
  oidOf,
  readDer,
  smallInteger,
  TAG,
} from './der.ts';
import { DerFields } from './der-fields.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const CONTEXT_0 = 0xa0;
const KEY_IDENTIFIER = 0x80;

export interface AlgorithmId {
  readonly oid: string;
  /** Encoded parameters; null when absent. */
  readonly parameters: Uint8Array | null;
}

/** How a SignerInfo names the certificate of its signer. */
export type SignerId =
  | { readonly kind: 'issuer-serial'; readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly kind: 'key-identifier'; readonly keyIdentifier: Uint8Array };

export interface SignerInfo {
  readonly id: SignerId;
  readonly digestAlgorithm: AlgorithmId;
  /** The one value of each signed attribute, by object identifier. */
  readonly attributes: ReadonlyMap<string, DerValue>;
  /** The signed attributes as the signature covers them: a SET in DER. */
  readonly attributesDer: Uint8Array;
  readonly signatureAlgorithm: AlgorithmId;
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
 * Reads a ContentInfo that holds a SignedData with one signer and signed attributes. What no signature protects
 * (unsigned attributes, revocation lists) is refused. Throws DerError.
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  const outer = new DerFields(readDer(bytes));
  const type = oidOf(outer.take(TAG.oid));
  const wrapped = outer.take(CONTEXT_0);
  outer.end();
  if (type !== SIGNED_DATA) throw new DerError('not a SignedData');
  return readBody(new DerFields(readDer(wrapped.content)));
}

/** Reads an AlgorithmIdentifier. Throws DerError. */
export function readAlgorithm(value: DerValue | undefined): AlgorithmId {
  const [oid, parameters, ...others] = membersOf(value);
  if (others.length > 0) throw new DerError('not an AlgorithmIdentifier');
  return { oid: oidOf(oid), parameters: parameters?.bytes ?? null };
}

function readBody(body: DerFields): SignedData {
  const version = smallInteger(body.take(TAG.integer));
  const announcedDigest = single(body.take(TAG.set));
  const { content, contentType } = readContent(body.take(TAG.sequence));
  const certificates = body.optional(CONTEXT_0);
  const signerInfo = single(body.take(TAG.set));
  body.end();
  const { digestAlgorithmBytes, ...signer } = readSigner(signerInfo);
  if (!isSameBytes(announcedDigest.bytes, digestAlgorithmBytes)) throw new DerError('two digest algorithms');
  const expectedVersion = contentType !== DATA || signer.id.kind === 'key-identifier' ? 3 : 1;
  if (version !== expectedVersion) throw new DerError('version of the SignedData');
  return {
    contentType,
    content,
    certificates:
      certificates === null
        ? []
        : childrenOf(certificates).map((value) => expectTag(value, TAG.sequence).bytes),
    signer,
  };
}

function readContent(value: DerValue): Pick<SignedData, 'content' | 'contentType'> {
  const fields = new DerFields(value);
  const contentType = oidOf(fields.take(TAG.oid));
  const wrapped = fields.optional(CONTEXT_0);
  fields.end();
  return {
    contentType,
    content: wrapped === null ? null : expectTag(readDer(wrapped.content), TAG.octetString).content,
  };
}

function readSigner(value: DerValue): SignerInfo & { readonly digestAlgorithmBytes: Uint8Array } {
  const fields = new DerFields(value);
  const version = smallInteger(fields.take(TAG.integer));
  const id = readSignerId(fields.takeAny());
  const digestAlgorithm = fields.take(TAG.sequence);
  const attributes = fields.take(CONTEXT_0);
  const signatureAlgorithm = fields.take(TAG.sequence);
  const signature = fields.take(TAG.octetString).content;
  fields.end();
  if (version !== (id.kind === 'key-identifier' ? 3 : 1)) throw new DerError('version of the SignerInfo');
  const attributesDer = Uint8Array.from(attributes.bytes);
  attributesDer[0] = TAG.set;
  return {
    id,
    digestAlgorithm: readAlgorithm(digestAlgorithm),
    digestAlgorithmBytes: digestAlgorithm.bytes,
    attributes: readAttributes(attributes),
    attributesDer,
    signatureAlgorithm: readAlgorithm(signatureAlgorithm),
    signature,
  };
}

function readSignerId(value: DerValue): SignerId {
  if (value.tag === KEY_IDENTIFIER) return { kind: 'key-identifier', keyIdentifier: value.content };
  const fields = new DerFields(value);
  const issuer = fields.take(TAG.sequence).bytes;
  const serial = integerBytes(fields.take(TAG.integer));
  fields.end();
  return { kind: 'issuer-serial', issuer, serial };
}

function readAttributes(signed: DerValue): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>();
  for (const attribute of childrenOf(signed)) {
    const fields = new DerFields(attribute);
    const oid = oidOf(fields.take(TAG.oid));
    const value = single(fields.take(TAG.set));
    fields.end();
    if (attributes.has(oid)) throw new DerError('an attribute twice');
    attributes.set(oid, value);
  }
  return attributes;
}

function single(set: DerValue): DerValue {
  const [value, ...others] = childrenOf(set);
  if (value === undefined || others.length > 0) throw new DerError('not exactly one value in a set');
  return value;
}
