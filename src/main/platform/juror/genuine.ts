/**
 * Whether a certificate is of the room that a code named. The authority itself is kept, and its signature is checked here:
 * the fingerprint of the issuer that comes beside a certificate says nothing, for whoever answers may show any issuer.
 */
import { createHash, X509Certificate } from 'node:crypto';

/** The room that certificates are held to. */
export interface RoomPin {
  /** The one address that is spoken with. */
  readonly address: string;
  /** PEM of the room's authority. */
  readonly authority: string;
}

/** What a device knows the authority by: SHA-256 of its DER, in hexadecimal. */
function fingerprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex');
}

/** The authority that a fingerprint, or the beginning of one, names among what a desk showed; null when it is not there. */
export function authorityNamed(
  fingerprint: string,
  shown: readonly Uint8Array[],
): { readonly pem: string; readonly fingerprint: string } | null {
  for (const der of shown) {
    const certificate = readCertificate(der);
    if (certificate?.ca !== true) continue;
    const whole = fingerprintOf(certificate);
    if (whole.startsWith(fingerprint)) return { pem: certificate.toString(), fingerprint: whole };
  }
  return null;
}

/** Whether that certificate (PEM or DER) is the room's, for that host, at that time. Anything unreadable is not. */
export function isGenuine(
  certificate: string | Uint8Array,
  host: string,
  { address, authority }: RoomPin,
  now: number,
): boolean {
  const leaf = readCertificate(certificate);
  const issuer = readCertificate(authority);
  if (leaf === null || issuer === null) return false;
  try {
    return (
      host === address &&
      issuer.ca &&
      !leaf.ca &&
      leaf.checkIssued(issuer) &&
      leaf.verify(issuer.publicKey) &&
      isInTime(leaf, now) &&
      isInTime(issuer, now) &&
      leaf.checkIP(host) !== undefined
    );
  } catch {
    return false;
  }
}

function isInTime({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

function readCertificate(bytes: string | Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}
