/** X.509 certificates as a check needs them. */
import { equalBytes, hexText, sha256Text } from './bytes.ts';
import { type CertificateExtensions, readExtensions } from './certificate-extensions.ts';
import {
  bitOctets,
  contextTag,
  DerError,
  DerFields,
  type DerValue,
  naturalNumber,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { instantOf } from './der-time.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { acceptedAlgorithm, isSignatureValid, type SignatureAlgorithm } from './signature-algorithm.ts';

export interface Certificate extends CertificateExtensions {
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the certificate. */
  readonly sha256: string;
  /** Serial number in hex, as its octets stand in the certificate. */
  readonly serial: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Epoch ms, both included. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** 1 for the oldest form, which has no extension and may only stand as a root; else 3. */
  readonly version: 1 | 3;
  readonly signed: SignedPart;
}

/** What an issuer signed, in a certificate or a revocation list. */
export interface SignedPart {
  readonly data: Uint8Array;
  /** Null when it is not one that a check accepts, such as SHA-1: the signature then proves nothing. */
  readonly algorithm: SignatureAlgorithm | null;
  readonly signature: Uint8Array;
}

export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Reads a certificate in DER; rejects with DerError. */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  const { body, signed, algorithmBytes } = signedParts(readDer(bytes));
  const fields = new DerFields(body);
  const version = versionOf(fields.optional(contextTag(0)));
  const serial = fields.take(TAG.integer);
  naturalNumber(serial);
  if (!equalBytes(fields.take(TAG.sequence).bytes, algorithmBytes)) {
    throw new DerError('two signature algorithms');
  }
  const issuer = readName(fields.take(TAG.sequence));
  const validity = new DerFields(fields.take(TAG.sequence));
  const notBefore = instantOf(validity.takeAny());
  const notAfter = instantOf(validity.takeAny());
  validity.end();
  const subject = readName(fields.take(TAG.sequence));
  const publicKey = fields.take(TAG.sequence).bytes;
  fields.optional(contextTag(1, false));
  fields.optional(contextTag(2, false));
  const extensions = readExtensions(version === 1 ? null : fields.optional(contextTag(3)));
  fields.end();
  return {
    bytes,
    sha256: await sha256Text(bytes),
    serial: hexText(serial.contents),
    subject,
    issuer,
    notBefore,
    notAfter,
    publicKey,
    version,
    ...extensions,
    signed,
  };
}

/** Splits what is signed from its signature: certificates and revocation lists have the same frame. */
export function signedParts(value: DerValue): {
  body: DerValue;
  signed: SignedPart;
  algorithmBytes: Uint8Array;
} {
  const fields = new DerFields(value);
  const body = fields.take(TAG.sequence);
  const algorithm = fields.take(TAG.sequence);
  const signature = bitOctets(fields.take(TAG.bitString));
  fields.end();
  return {
    body,
    signed: { data: body.bytes, algorithm: acceptedAlgorithm(algorithm), signature },
    algorithmBytes: algorithm.bytes,
  };
}

/** Whether that certificate's key made the signature. */
export function isSignedBy(
  { data, algorithm, signature }: SignedPart,
  issuer: Certificate,
): Promise<boolean> {
  if (algorithm === null) return Promise.resolve(false);
  return isSignatureValid(algorithm, issuer.publicKey, signature, data);
}

function versionOf(field: DerValue | null): 1 | 3 {
  if (field === null) return 1;
  if (smallNumber(readDer(field.contents)) !== 2) throw new DerError('certificate version');
  return 3;
}
