/** Checking a detached signature of ours: one signer, three signed attributes, and no byte that could be otherwise. */
import { equalBytes, hexText } from './bytes.ts';
import { encodeCades } from './cades.ts';
import { type Certificate, readCertificate } from './certificate-reader.ts';
import { DerError, readDer, readDerPrefix } from './der-reader.ts';
import { isSignatureValid, type SignatureAlgorithm } from './signature-algorithm.ts';
import { readSignedData, type SignedData } from './signed-data.ts';

export type CmsFault =
  /** Not a signature as the application makes them: something is missing, added or encoded otherwise. */
  | 'malformed'
  /** The document is not the one that was signed. */
  | 'document-changed'
  /** The signature was not made with the key of the certificate. */
  | 'signature-invalid';

export interface CheckedCms {
  /** The signer's certificate; null when it could not be read. */
  readonly certificate: Certificate | null;
  /** The certificates beside it. */
  readonly others: readonly Certificate[];
  readonly fault: CmsFault | null;
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const UNREADABLE: CheckedCms = { certificate: null, others: [], fault: 'malformed' };

/** Cuts the zeros that fill the room kept for a value; null when what follows the value is not zeros. */
export function withoutPadding(padded: Uint8Array): Uint8Array | null {
  try {
    const { bytes } = readDerPrefix(padded);
    return padded.subarray(bytes.length).every((octet) => octet === 0) ? bytes : null;
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** Checks a ContentInfo in DER over the SHA-256 of a document (32 bytes). */
export async function checkCades(cms: Uint8Array, sha256: Uint8Array): Promise<CheckedCms> {
  try {
    const signed = readSignedData(cms);
    const certificates = await Promise.all(signed.certificates.map(readCertificate));
    const { issuer, serial } = signed.signer;
    const certificate = certificates.find(
      (candidate) => equalBytes(candidate.issuer.bytes, issuer) && candidate.serial === hexText(serial),
    );
    if (certificate === undefined) return UNREADABLE;
    const others = certificates.filter((candidate) => candidate !== certificate);
    return { certificate, others, fault: await faultOf(cms, signed, certificate, others, sha256) };
  } catch (error) {
    if (error instanceof DerError) return UNREADABLE;
    throw error;
  }
}

/**
 * The encoding is rebuilt from its parts: that leaves no room for an attribute too many, for one that names another
 * certificate, or for a byte that nothing protects.
 */
async function faultOf(
  cms: Uint8Array,
  { signer }: SignedData,
  certificate: Certificate,
  others: readonly Certificate[],
  sha256: Uint8Array,
): Promise<CmsFault | null> {
  const algorithm = ownAlgorithm(signer.algorithm);
  const announced = signer.attributes.get(MESSAGE_DIGEST);
  if (algorithm === null || announced === undefined) return 'malformed';
  const announcedDigest = readDer(announced.bytes).contents;
  const rebuilt = await encodeCades({
    sha256: announcedDigest,
    certificate: certificate.bytes,
    chain: others.map(({ bytes }) => bytes),
    algorithm,
    signature: signer.signature,
  });
  if (!equalBytes(rebuilt, cms)) return 'malformed';
  const isMade = await isSignatureValid(
    signer.algorithm,
    certificate.publicKey,
    signer.signature,
    signer.attributesDer,
  );
  if (!isMade) return 'signature-invalid';
  return equalBytes(announcedDigest, sha256) ? null : 'document-changed';
}

function ownAlgorithm({ kind, hash }: SignatureAlgorithm): 'ecdsa-p256-sha256' | 'rsa-sha256' | null {
  if (hash !== 'SHA-256') return null;
  return kind === 'ecdsa' ? 'ecdsa-p256-sha256' : 'rsa-sha256';
}
