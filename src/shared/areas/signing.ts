/** Keys, certificates and seals of the signatures. Never holds a private key. */
import { z } from 'zod';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import { exactText, noRequest } from '../request-parts.ts';
import type { ExportReport } from '../view-parts.ts';
import { MAX_KEY_FILE_BYTES } from '../../domain/file-limits.ts';

const MIN_BACKUP_PASSWORD = 12;
const MAX_PASSWORD = 200;

const keyFileSchema = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_KEY_FILE_BYTES);

/** A file that holds a private key, and the password that it was made under. */
export const keyFileInput = z.strictObject({
  bytes: keyFileSchema,
  password: exactText(MAX_PASSWORD),
});

/** The organisation's seal; `issuers` is a file of the certificates above it, where the first one lacks them. */
export const sealInput = keyFileInput.extend({ issuers: keyFileSchema.optional() });

/** Protects an authority's private key outside this machine: long enough to withstand guessing. */
export const backupInput = z.strictObject({
  password: exactText(MAX_PASSWORD).min(MIN_BACKUP_PASSWORD),
});

export const REVOCATION_REASONS = [
  'key-compromise',
  'affiliation-changed',
  'superseded',
  'cessation',
] as const;

export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export const revocationInput = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(REVOCATION_REASONS),
});

export type CertificateState = 'valid' | 'not-yet-valid' | 'expired' | 'revoked' | 'retired';

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

export type SigningTopic = 'signing';

/** What can be asked of this area. */
export const signingEndpoints = {
  signing: {
    get: answering<SigningView>('desk')(noRequest),
    /** Writes the authority's certificate (PEM, .crt) to a chosen folder: with it anyone can check the minutes. */
    exportAuthority: answering<ExportReport>('desk')(noRequest),
    /** Writes the revocation list of each authority (.crl) to a chosen folder. */
    exportRevocations: answering<ExportReport>('desk')(noRequest),
    renewAuthority: answering<SigningView>('desk')(noRequest),
    /** Writes certificate, encrypted private key and revocations of the authority to a chosen folder. */
    backUpAuthority: answering<ExportReport>('desk')(backupInput),
    restoreAuthority: answering<SigningView>('desk')(keyFileInput),
    /** From now on minutes are sealed with this PKCS#12. */
    importSeal: answering<SigningView>('desk')(sealInput),
    /** Forgets the imported key and goes back to a seal of the local authority. */
    removeSeal: answering<SigningView>('desk')(noRequest),
    revoke: answering<SigningView>('desk')(revocationInput),
  },
} as const;
