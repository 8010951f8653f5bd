/** Checking a detached signature of ours: one signer, three signed attributes, and no byte that could be otherwise. */
import { derOfBerPrefix } from './ber.ts';
import { equalBytes } from './bytes.ts';
import { encodeCades, PSS_SALT_LENGTH } from './cades.ts';
import { MAX_CERTIFICATES } from './certificate-path.ts';
import { type Certificate, readCertificate } from './certificate-reader.ts';
import { DerError, readDer, readDerPrefix } from './der-reader.ts';
import { isSignatureValid, type SignatureAlgorithm } from './signature-algorithm.ts';
import type { SignatureAlgorithm as OwnAlgorithm } from './signer.ts';
import { isCertificateOf, readSignedData, type SignedData } from './signed-data.ts';

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
/** A hundred times what a signature takes; a larger one only keeps the reader waiting. */
const MAX_OCTETS = 1_048_576;
const UNREADABLE: CheckedCms = { certificate: null, others: [], fault: 'malformed' };

/** Cuts the zeros that fill the room kept for a value; null when what follows the value is not zeros. */
export function withoutPadding(padded: Uint8Array): Uint8Array | null {
  try {
    if (padded.length > MAX_OCTETS) return null;
    const bytes = prefixOf(padded);
    return padded.subarray(bytes.length).every((octet) => octet === 0) ? bytes : null;
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** The value at the start of the bytes, in DER or, as some timestamps are, in BER; throws DerError. */
function prefixOf(padded: Uint8Array): Uint8Array {
  try {
    return readDerPrefix(padded).bytes;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return padded.subarray(0, derOfBerPrefix(padded).length);
  }
}

/** Checks a ContentInfo in DER over the SHA-256 of a document (32 bytes). */
export async function checkCades(cms: Uint8Array, sha256: Uint8Array): Promise<CheckedCms> {
  try {
    const signed = readSignedData(cms);
    if (signed.certificates.length > MAX_CERTIFICATES) return UNREADABLE;
    const certificates = await Promise.all(signed.certificates.map(readCertificate));
    const certificate = certificates.find((candidate) => isCertificateOf(candidate, signed.signer.id));
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
  const [attributes = new Uint8Array()] = signer.signedForms;
  const isMade = await isSignatureValid(
    signer.algorithm,
    certificate.publicKey,
    signer.signature,
    attributes,
  );
  if (!isMade) return 'signature-invalid';
  return equalBytes(announcedDigest, sha256) ? null : 'document-changed';
}

function ownAlgorithm({ kind, hash, saltLength }: SignatureAlgorithm): OwnAlgorithm | null {
  if (hash !== 'SHA-256') return null;
  if (kind === 'rsa-pss') return saltLength === PSS_SALT_LENGTH ? 'rsa-pss-sha256' : null;
  return kind === 'ecdsa' ? 'ecdsa-p256-sha256' : 'rsa-sha256';
}
