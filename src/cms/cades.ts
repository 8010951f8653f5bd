/**
 * Detached CAdES signatures as PAdES wants them in a PDF (ETSI EN 319 142-1, baseline B-B): content type, digest and
 * the signer's certificate are signed. The instant is not among them, it stands in the PDF. Same inputs, same bytes.
 */
import { contextTag, DerFields, readDer, TAG } from './der-reader.ts';
import { der, derOid, derSet, derSmallInteger } from './der-writer.ts';
import type { SignatureAlgorithm, Signer } from './signer.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  rsaPss: '1.2.840.113549.1.1.10',
  maskGeneration1: '1.2.840.113549.1.1.8',
} as const;

const DIRECTORY_NAME = contextTag(4);
/** Bytes of salt of our RSASSA-PSS signatures. */
export const PSS_SALT_LENGTH = 32;

/** Everything that one of our signatures holds. */
export interface CadesParts {
  /** SHA-256 of what is signed, 32 bytes. */
  readonly sha256: Uint8Array;
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** The other certificates, DER. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

/** Signs a digest (SHA-256, 32 bytes); answers the DER of a ContentInfo. Rejects with what the signer rejects with. */
export async function cadesDetached(sha256: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const { certificate, chain, algorithm } = signer;
  const attributes = await signedAttributes(sha256, certificate);
  const signature = await signer.sign(derSet(TAG.set, attributes));
  return contentInfo({ sha256, certificate, chain, algorithm, signature }, attributes);
}

/** The one encoding that a signature of ours with these parts has: a check compares it with what it read. */
export async function encodeCades(parts: CadesParts): Promise<Uint8Array> {
  return contentInfo(parts, await signedAttributes(parts.sha256, parts.certificate));
}

async function signedAttributes(sha256: Uint8Array, certificate: Uint8Array): Promise<Uint8Array[]> {
  const attribute = (oid: string, value: Uint8Array) => der(TAG.sequence, derOid(oid), der(TAG.set, value));
  return [
    attribute(OID.contentType, derOid(OID.data)),
    attribute(OID.messageDigest, der(TAG.octetString, sha256)),
    attribute(OID.signingCertificateV2, await signingCertificate(certificate)),
  ];
}

/** SigningCertificateV2 of the certificate alone; SHA-256 is the default of its hash, which DER leaves out. */
async function signingCertificate(certificate: Uint8Array): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(certificate));
  const { issuer, serial } = issuerAndSerial(certificate);
  const issuerSerial = der(TAG.sequence, der(TAG.sequence, der(DIRECTORY_NAME, issuer)), serial);
  const identifier = der(TAG.sequence, der(TAG.octetString, new Uint8Array(hash)), issuerSerial);
  return der(TAG.sequence, der(TAG.sequence, identifier));
}

function contentInfo(parts: CadesParts, attributes: readonly Uint8Array[]): Uint8Array {
  const { certificate, chain, algorithm, signature } = parts;
  const digestAlgorithm = der(TAG.sequence, derOid(OID.sha256));
  const { issuer, serial } = issuerAndSerial(certificate);
  const signerInfo = der(
    TAG.sequence,
    derSmallInteger(1),
    der(TAG.sequence, issuer, serial),
    digestAlgorithm,
    derSet(contextTag(0), attributes),
    signatureAlgorithm(algorithm),
    der(TAG.octetString, signature),
  );
  const signedData = der(
    TAG.sequence,
    derSmallInteger(1),
    der(TAG.set, digestAlgorithm),
    der(TAG.sequence, derOid(OID.data)),
    derSet(contextTag(0), [certificate, ...chain]),
    der(TAG.set, signerInfo),
  );
  return der(TAG.sequence, derOid(OID.signedData), der(contextTag(0), signedData));
}

function signatureAlgorithm(algorithm: SignatureAlgorithm): Uint8Array {
  switch (algorithm) {
    case 'ecdsa-p256-sha256':
      return der(TAG.sequence, derOid(OID.ecdsaWithSha256));
    case 'rsa-sha256':
      return der(TAG.sequence, derOid(OID.sha256WithRsa), der(TAG.nil));
    case 'rsa-pss-sha256': {
      // RFC 4055: the hash, the mask made with the same, and as much salt as the hash is long.
      const hash = der(TAG.sequence, derOid(OID.sha256), der(TAG.nil));
      const parameters = der(
        TAG.sequence,
        der(contextTag(0), hash),
        der(contextTag(1), der(TAG.sequence, derOid(OID.maskGeneration1), hash)),
        der(contextTag(2), derSmallInteger(PSS_SALT_LENGTH)),
      );
      return der(TAG.sequence, derOid(OID.rsaPss), parameters);
    }
  }
}

/** Encodings of the issuer's name and of the serial number; throws DerError when this is no certificate. */
function issuerAndSerial(certificate: Uint8Array): { issuer: Uint8Array; serial: Uint8Array } {
  const body = new DerFields(new DerFields(readDer(certificate)).take(TAG.sequence));
  body.optional(contextTag(0));
  const serial = body.take(TAG.integer).bytes;
  body.take(TAG.sequence);
  return { issuer: body.take(TAG.sequence).bytes, serial };
}
