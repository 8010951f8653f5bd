import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { RevocationReason } from '../../../shared/areas/signing.ts';
import type { WritableDatabase } from '../database.ts';

export type CertificateRole = 'authority' | 'seal' | 'member' | 'imported-seal' | 'chain';

/** A certificate as it was made or taken in. */
export interface CertificateRecord {
  /** SHA-256 (hex) of the DER. */
  readonly sha256: string;
  readonly role: CertificateRole;
  readonly der: Uint8Array;
  /** RFC 4514. */
  readonly subject: string;
  readonly holder: string;
  /** In what capacity a member signs; empty otherwise. */
  readonly capacity: string;
  /** Hex. */
  readonly serial: string;
  /** Null when it is self-signed, or its issuer is not known here. */
  readonly issuerSha256: string | null;
  readonly jurorId: string | null;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly recordedAt: Instant;
}

/** An authority's time in office. */
export interface AuthorityTerm {
  readonly certificateSha256: string;
  readonly reason: 'first' | 'renewed' | 'restored';
  readonly since: Instant;
}

/** An encrypted private key; see `signing_key` in the schema. */
export interface SealedKey {
  readonly vault: 'os-keychain' | 'none';
  readonly sealed: Uint8Array;
}

export interface Revocation {
  readonly authoritySha256: string;
  readonly serial: string;
  readonly reason: RevocationReason;
  readonly revokedAt: Instant;
}

/** A certificate whose key was destroyed; what it signed stays valid. */
export interface Retirement {
  readonly certificateSha256: string;
  readonly reason: 'pin-reset';
  readonly retiredAt: Instant;
}

export interface IssuedCertificate extends CertificateRecord {
  /** Parts of documents that were signed with it. */
  readonly signatureCount: number;
}

export interface SigningRepo {
  certificate(sha256: string): CertificateRecord | null;
  /** Certificates that a local authority issued, the latest first. */
  issued(): readonly IssuedCertificate[];
  /** Certificates of one member, the latest first. */
  ofJuror(jurorId: string): readonly CertificateRecord[];
  /** Certificates by which documents made here are recognised: local authorities, imported seals and what is above them. */
  recognised(): readonly CertificateRecord[];
  /** Seals that this authority issued, the latest first. */
  localSeals(authoritySha256: string): readonly CertificateRecord[];
  insertCertificate(certificate: CertificateRecord): void;
  /** Terms of the authorities in their order; the last one issues now. */
  authorityTerms(): readonly AuthorityTerm[];
  installAuthority(term: AuthorityTerm): void;
  /** SHA-256 of the imported certificate that seals now; null for a seal of the local authority. */
  importedSeal(): string | null;
  useSeal(certificateSha256: string | null, since: Instant): void;
  key(certificateSha256: string): SealedKey | null;
  /** Stores the key of a certificate, in place of the one that it had. */
  putKey(certificateSha256: string, key: SealedKey): void;
  removeKey(certificateSha256: string): void;
  /** What an authority revoked, in the order of the instants. */
  revocations(authoritySha256: string): readonly Revocation[];
  /** Null while the certificate may sign. */
  retirement(certificateSha256: string): Retirement | null;
  retire(retirement: Retirement): void;
  /** Records a revocation; the first one of a serial number stands. */
  revoke(revocation: Revocation): void;
}

interface CertificateRow {
  readonly sha256: string;
  readonly role: CertificateRole;
  readonly der: Uint8Array;
  readonly subject: string;
  readonly holder: string;
  readonly capacity: string;
  readonly serial: string;
  readonly issuer_sha256: string | null;
  readonly juror_id: string | null;
  readonly not_before: number;
  readonly not_after: number;
  readonly recorded_at: number;
}

interface TermRow {
  readonly certificate_sha256: string;
  readonly reason: AuthorityTerm['reason'];
  readonly since: number;
}

interface RevocationRow {
  readonly authority_sha256: string;
  readonly serial: string;
  readonly reason: RevocationReason;
  readonly revoked_at: number;
}

const COLUMNS = `c.sha256, c.role, c.der, c.subject, c.holder, c.capacity, c.serial, c.issuer_sha256, c.juror_id,
  c.not_before, c.not_after, c.recorded_at`;
// In the order in which they were written: a clock that is put back makes no earlier one the latest.
const LATEST_FIRST = 'ORDER BY c.rowid DESC';

/** Certificates, encrypted keys, authorities, seals and revocations. */
export function createSigningRepo(db: WritableDatabase): SigningRepo {
  const certificates = (condition: string) =>
    db.prepare<[string], CertificateRow>(
      `SELECT ${COLUMNS} FROM signing_certificate c WHERE ${condition} ${LATEST_FIRST}`,
    );
  const bySha256 = certificates('c.sha256 = ?');
  const byJuror = certificates('c.juror_id = ?');
  const localSeals = certificates(`c.role = 'seal' AND c.issuer_sha256 = ?`);
  const recognised = db.prepare<[], CertificateRow>(
    `SELECT ${COLUMNS} FROM signing_certificate c
     WHERE c.role IN ('authority', 'imported-seal', 'chain') ${LATEST_FIRST}`,
  );
  const issued = db.prepare<[], CertificateRow & { readonly signature_count: number }>(
    `SELECT ${COLUMNS}, (SELECT count(*) FROM document_part p WHERE p.certificate_sha256 = c.sha256) AS signature_count
     FROM signing_certificate c WHERE c.role IN ('member', 'seal') ${LATEST_FIRST}`,
  );
  const insertCertificate = db.prepare<CertificateRow>(
    `INSERT INTO signing_certificate (sha256, role, der, subject, holder, capacity, serial, issuer_sha256, juror_id,
       not_before, not_after, recorded_at)
     VALUES (@sha256, @role, @der, @subject, @holder, @capacity, @serial, @issuer_sha256, @juror_id,
       @not_before, @not_after, @recorded_at)`,
  );
  const terms = db.prepare<[], TermRow>(
    'SELECT certificate_sha256, reason, since FROM signing_authority ORDER BY position',
  );
  const installAuthority = db.prepare<[string, string, number]>(
    `INSERT INTO signing_authority (position, certificate_sha256, reason, since)
     SELECT coalesce(max(position), 0) + 1, ?, ?, ? FROM signing_authority`,
  );
  const seal = db
    .prepare<[], string | null>('SELECT certificate_sha256 FROM signing_seal ORDER BY position DESC LIMIT 1')
    .pluck();
  const useSeal = db.prepare<[string | null, number]>(
    `INSERT INTO signing_seal (position, certificate_sha256, since)
     SELECT coalesce(max(position), 0) + 1, ?, ? FROM signing_seal`,
  );
  const key = db.prepare<[string], SealedKey>(
    'SELECT vault, sealed FROM signing_key WHERE certificate_sha256 = ?',
  );
  const putKey = db.prepare<[string, string, Uint8Array]>(
    `INSERT INTO signing_key (certificate_sha256, vault, sealed) VALUES (?, ?, ?)
     ON CONFLICT (certificate_sha256) DO UPDATE SET vault = excluded.vault, sealed = excluded.sealed`,
  );
  const removeKey = db.prepare<[string]>('DELETE FROM signing_key WHERE certificate_sha256 = ?');
  const revocations = db.prepare<[string], RevocationRow>(
    `SELECT authority_sha256, serial, reason, revoked_at FROM certificate_revocation
     WHERE authority_sha256 = ? ORDER BY revoked_at, serial`,
  );
  const revoke = db.prepare<[string, string, string, number]>(
    `INSERT INTO certificate_revocation (authority_sha256, serial, reason, revoked_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const retirement = db.prepare<[string], { reason: Retirement['reason']; retired_at: number }>(
    'SELECT reason, retired_at FROM certificate_retirement WHERE certificate_sha256 = ?',
  );
  const retire = db.prepare<[string, string, number]>(
    'INSERT INTO certificate_retirement (certificate_sha256, reason, retired_at) VALUES (?, ?, ?)',
  );
  return {
    certificate: (sha256) => {
      const row = bySha256.get(sha256);
      return row === undefined ? null : toCertificate(row);
    },
    issued: () => issued.all().map((row) => ({ ...toCertificate(row), signatureCount: row.signature_count })),
    ofJuror: (jurorId) => byJuror.all(jurorId).map(toCertificate),
    recognised: () => recognised.all().map(toCertificate),
    localSeals: (authoritySha256) => localSeals.all(authoritySha256).map(toCertificate),
    insertCertificate: (certificate) => {
      insertCertificate.run(fromCertificate(certificate));
    },
    authorityTerms: () =>
      terms.all().map(({ certificate_sha256: certificateSha256, reason, since }) => ({
        certificateSha256,
        reason,
        since: instant(since),
      })),
    installAuthority: ({ certificateSha256, reason, since }) => {
      installAuthority.run(certificateSha256, reason, since);
    },
    importedSeal: () => seal.get() ?? null,
    useSeal: (certificateSha256, since) => {
      useSeal.run(certificateSha256, since);
    },
    key: (certificateSha256) => key.get(certificateSha256) ?? null,
    putKey: (certificateSha256, { vault, sealed }) => {
      putKey.run(certificateSha256, vault, sealed);
    },
    removeKey: (certificateSha256) => {
      removeKey.run(certificateSha256);
    },
    revocations: (authoritySha256) =>
      revocations.all(authoritySha256).map((row) => ({
        authoritySha256: row.authority_sha256,
        serial: row.serial,
        reason: row.reason,
        revokedAt: instant(row.revoked_at),
      })),
    retirement: (certificateSha256) => {
      const row = retirement.get(certificateSha256);
      if (row === undefined) return null;
      return { certificateSha256, reason: row.reason, retiredAt: instant(row.retired_at) };
    },
    retire: ({ certificateSha256, reason, retiredAt }) => {
      retire.run(certificateSha256, reason, retiredAt);
    },
    revoke: ({ authoritySha256, serial, reason, revokedAt }) => {
      revoke.run(authoritySha256, serial, reason, revokedAt);
    },
  };
}

function toCertificate(row: CertificateRow): CertificateRecord {
  return {
    sha256: row.sha256,
    role: row.role,
    der: new Uint8Array(row.der),
    subject: row.subject,
    holder: row.holder,
    capacity: row.capacity,
    serial: row.serial,
    issuerSha256: row.issuer_sha256,
    jurorId: row.juror_id,
    notBefore: instant(row.not_before),
    notAfter: instant(row.not_after),
    recordedAt: instant(row.recorded_at),
  };
}

function fromCertificate(certificate: CertificateRecord): CertificateRow {
  return {
    sha256: certificate.sha256,
    role: certificate.role,
    der: certificate.der,
    subject: certificate.subject,
    holder: certificate.holder,
    capacity: certificate.capacity,
    serial: certificate.serial,
    issuer_sha256: certificate.issuerSha256,
    juror_id: certificate.jurorId,
    not_before: certificate.notBefore,
    not_after: certificate.notAfter,
    recorded_at: certificate.recordedAt,
  };
}
