/** Keys, certificates and seals of the signatures, as main shows them. Never holds a private key. */
import type { Instant } from '../domain/time/time.ts';

export type CertificateState = 'valid' | 'not-yet-valid' | 'expired' | 'revoked' | 'retired';

export const REVOCATION_REASONS = [
  'key-compromise',
  'affiliation-changed',
  'superseded',
  'cessation',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export interface CertificateView {
  /** SHA-256 (hex) of the certificate: what one compares, read aloud. */
  readonly sha256: string;
  /** Name of the holder, as written in the certificate. */
  readonly holder: string;
  readonly serial: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly state: CertificateState;
}

export interface AuthorityView extends CertificateView {
  readonly since: Instant;
  readonly reason: 'first' | 'renewed' | 'restored';
  /** Whether its private key is here and can be opened; without it the authority issues nothing more. */
  readonly isKeyUsable: boolean;
  /** Last time that a backup was written; null when there is none. */
  readonly backedUpAt: Instant | null;
}

export interface SealView extends CertificateView {
  /** A certificate of the local authority, or the organisation's own, from a PKCS#12. */
  readonly kind: 'local' | 'imported';
  readonly isKeyUsable: boolean;
}

/** A certificate that the local authority issued, to a member or for the seal. */
export interface IssuedCertificateView extends CertificateView {
  readonly role: 'member' | 'seal';
  /** In what capacity a member signs; empty for the seal. */
  readonly capacity: string;
  readonly issuedAt: Instant;
  /** Name of the authority that issued it. */
  readonly authority: string;
  readonly signatureCount: number;
  /** When its key was destroyed with a forgotten PIN; null while it may sign. */
  readonly retiredAt: Instant | null;
  readonly revocation: { readonly reason: RevocationReason; readonly at: Instant } | null;
}

export interface SigningView {
  /** Where the outer encryption of the private keys has its own key. */
  readonly vault: 'os-keychain' | 'none';
  /** Null before the first content was locked for signing. */
  readonly authority: AuthorityView | null;
  /** Earlier authorities, the last one first; what they signed stays valid. */
  readonly retired: readonly AuthorityView[];
  /** Null before the first seal. */
  readonly seal: SealView | null;
  /** The latest first. */
  readonly certificates: readonly IssuedCertificateView[];
}
