/**
 * What each given certificate is trusted for. A root that was given for one thing vouches for nothing else: whoever holds
 * any certificate under a public authority of timestamps, or of seals, would otherwise pass for a jury.
 */
import type { Certificate } from '../cms/certificate-reader.ts';
import { isForTimestamps } from '../cms/certificate-path.ts';
import { isSameName } from '../cms/distinguished-name.ts';
import { DOCUMENT_USES } from '../cms/path-rules.ts';

/** What a reader may give a certificate for. */
export type TrustRole = 'minutes' | 'seal' | 'timestamp';

/** A certificate that the reader gave. */
export interface GivenCertificate {
  readonly certificate: Certificate;
  /** What the reader said that it is for; null when they did not say. */
  readonly role: TrustRole | null;
}

/**
 * Whether a certificate is made as the application makes its authorities: a root that may issue for signers alone, with no
 * authority between. No public authority is: those stand above others.
 */
export function isLocalAuthority(certificate: Certificate): boolean {
  const { extendedKeyUsage, isAuthority, issuer, pathLength, subject } = certificate;
  return isAuthority && pathLength === 0 && extendedKeyUsage === null && isSameName(issuer, subject);
}

/** Whether a certificate can issue others. */
export function isIssuer({ isAuthority, issuer, subject, version }: Certificate): boolean {
  return isAuthority || (version === 1 && isSameName(issuer, subject));
}

/** Whether what was given vouches in that role, as the reader said or, when they did not, by what it can be. */
export function isGivenFor({ certificate, role }: GivenCertificate, wanted: TrustRole): boolean {
  if (role !== null) return role === wanted;
  switch (wanted) {
    case 'minutes':
      return isLocalAuthority(certificate);
    case 'seal':
      return !isForTimestamps(certificate) && isForDocuments(certificate);
    case 'timestamp':
      return isForTimestamps(certificate) || (isIssuer(certificate) && !isLocalAuthority(certificate));
  }
}

/** Whether that certificate was given in that role. */
export function isTrusted(
  { sha256 }: Certificate,
  wanted: TrustRole,
  given: readonly GivenCertificate[],
): boolean {
  return given.some((one) => one.certificate.sha256 === sha256 && isGivenFor(one, wanted));
}

function isForDocuments({ extendedKeyUsage }: Certificate): boolean {
  return extendedKeyUsage === null || extendedKeyUsage.some((use) => DOCUMENT_USES.includes(use));
}
