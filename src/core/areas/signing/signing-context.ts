/** What every part of signing works with, and the small acts that they share. */
import type { Instant } from '../../../domain/time/time.ts';
import type { RevocationReason } from '../../../shared/areas/signing.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import type { CertificateRecord, SealedKey, SigningRepo } from '../../db/repos/signing.repo.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { ReadCertificate } from '../../kernel/key-files.types.ts';
import { createKeyStore } from './key-store.ts';
import type { KeyStore } from './key-store.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { SerialQueue } from './serial-queue.ts';

/** Writes what was made, inside the caller's transaction. */
export type Write = () => void;

export interface SigningContext {
  readonly deps: Deps;
  readonly repo: SigningRepo;
  readonly audit: AuditRepo;
  readonly keys: KeyStore;
  /** Everything that makes a key or adds to a document waits for its turn here. */
  readonly queue: SerialQueue;
  /** Name of the certifying organisation; empty when it has none yet. */
  organisation(): string;
  newSerial(): Uint8Array;
}

const SERIAL_BYTES = 16;

/** One for the whole application. */
export function createSigningContext(deps: Deps): SigningContext {
  const { audit, preferences, signing: repo } = deps.repos;
  return {
    deps,
    repo,
    audit,
    keys: createKeyStore(deps, repo),
    queue: createSerialQueue(),
    organisation: () => {
      const { organisation } = preferences.all();
      return typeof organisation === 'string' ? organisation : '';
    },
    newSerial: () => deps.randomBytes(SERIAL_BYTES),
  };
}

type Attribution = Pick<CertificateRecord, 'role' | 'issuerSha256' | 'jurorId'>;

/** A certificate as it is recorded. */
export function toRecord(certificate: ReadCertificate, as: Attribution, at: Instant): CertificateRecord {
  const { der, sha256, subject, holder, serial, notBefore, notAfter } = certificate;
  const capacity = as.role === 'member' ? certificate.capacity : '';
  return { der, sha256, subject, holder, capacity, serial, notBefore, notAfter, ...as, recordedAt: at };
}

/** Records a certificate, with its key when the key stays here. */
export function recordCertificate(
  { repo }: SigningContext,
  certificate: CertificateRecord,
  key: SealedKey | null,
): void {
  if (repo.certificate(certificate.sha256) === null) repo.insertCertificate(certificate);
  if (key !== null) repo.putKey(certificate.sha256, key);
}

/** Records that its authority takes a certificate back; its private key goes. Nothing for a certificate without one. */
export function revokeCertificate(
  { audit, repo }: SigningContext,
  certificate: CertificateRecord,
  reason: RevocationReason,
  at: Instant,
): void {
  const { issuerSha256, serial, sha256 } = certificate;
  if (issuerSha256 === null) return;
  repo.revoke({ authoritySha256: issuerSha256, serial, reason, revokedAt: at });
  repo.removeKey(sha256);
  audit.append({ at, action: 'certificate-revoked', subjectId: sha256, details: { reason } });
}

/** Whether its authority took the certificate back. */
export function isRevoked({ repo }: SigningContext, certificate: CertificateRecord): boolean {
  const { issuerSha256, serial } = certificate;
  return (
    issuerSha256 !== null && repo.revocations(issuerSha256).some((revocation) => revocation.serial === serial)
  );
}

/** A signature outside the certificate's validity would be worthless; null when the instant is within. */
export function refusalOutside(
  { notBefore, notAfter, sha256 }: Pick<CertificateRecord, 'notBefore' | 'notAfter' | 'sha256'>,
  at: Instant,
  expired: 'certificate-expired' | 'authority-expired',
): Refusal | null {
  if (at < notBefore)
    return { ok: false, code: 'clock-before-certificate', details: { notBefore, now: at, sha256 } };
  if (at > notAfter) return { ok: false, code: expired, details: { notAfter, now: at, sha256 } };
  return null;
}
