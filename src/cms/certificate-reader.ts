/** X.509 certificates as a check needs them. */
import { equalBytes, hexText, sha256Text } from './bytes.ts';
import {
  bitOctets,
  booleanValue,
  contextTag,
  DerError,
  DerFields,
  derChildren,
  type DerValue,
  namedBits,
  oidText,
  naturalNumber,
  readDer,
  smallNumber,
  TAG,
} from './der-reader.ts';
import { instantOf } from './der-time.ts';
import { type DistinguishedName, readName } from './distinguished-name.ts';
import { isSignatureValid, type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.ts';

export interface Certificate {
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
  readonly isAuthority: boolean;
  /** How many authorities may stand below this one; null for any number. */
  readonly pathLength: number | null;
  /** Bits of the key usage extension, null when there is none. */
  readonly keyUsage: ReadonlySet<number> | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly isExtendedKeyUsageCritical: boolean;
  /** Critical extensions that this reader does not know: their meaning could forbid the use. */
  readonly unknownCritical: readonly string[];
  readonly signed: SignedPart;
}

/** What an issuer signed, in a certificate or a revocation list. */
export interface SignedPart {
  readonly data: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

const EXTENSION = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;

type Extensions = Pick<
  Certificate,
  | 'isAuthority'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'isExtendedKeyUsageCritical'
  | 'unknownCritical'
>;

/** Reads a certificate in DER; rejects with DerError. */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  const { body, signed, algorithmBytes } = signedParts(readDer(bytes));
  const fields = new DerFields(body);
  const version = fields.optional(contextTag(0));
  if (version !== null && smallNumber(readDer(version.contents)) !== 2)
    throw new DerError('certificate version');
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
  const extensions = readExtensions(fields.optional(contextTag(3)));
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
    signed: { data: body.bytes, algorithm: signatureAlgorithm(algorithm), signature },
    algorithmBytes: algorithm.bytes,
  };
}

/** Whether that certificate's key made the signature. */
export function isSignedBy(
  { data, algorithm, signature }: SignedPart,
  issuer: Certificate,
): Promise<boolean> {
  return isSignatureValid(algorithm, issuer.publicKey, signature, data);
}

function readExtensions(wrapper: DerValue | null): Extensions {
  const found: { -readonly [K in keyof Extensions]: Extensions[K] } = {
    isAuthority: false,
    pathLength: null,
    keyUsage: null,
    extendedKeyUsage: null,
    isExtendedKeyUsageCritical: false,
    unknownCritical: [],
  };
  if (wrapper === null) return found;
  const seen = new Set<string>();
  for (const extension of derChildren(readDer(wrapper.contents))) {
    const fields = new DerFields(extension);
    const oid = oidText(fields.take(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    const isCritical = critical !== null && booleanValue(critical);
    const value = readDer(fields.take(TAG.octetString).contents);
    fields.end();
    if (seen.has(oid)) throw new DerError('an extension twice');
    seen.add(oid);
    if (oid === EXTENSION.basicConstraints) Object.assign(found, basicConstraints(value));
    else if (oid === EXTENSION.keyUsage) found.keyUsage = namedBits(value);
    else if (oid === EXTENSION.extendedKeyUsage) {
      found.extendedKeyUsage = derChildren(value).map(oidText);
      found.isExtendedKeyUsageCritical = isCritical;
    } else if (isCritical) found.unknownCritical = [...found.unknownCritical, oid];
  }
  return found;
}

function basicConstraints(value: DerValue): Pick<Certificate, 'isAuthority' | 'pathLength'> {
  const fields = new DerFields(value);
  const flag = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  return {
    isAuthority: flag !== null && booleanValue(flag),
    pathLength: length === null ? null : smallNumber(length),
  };
}
