/** Keys and certificates as the settings show them. */
import type { Instant } from '../../../domain/time/time.ts';
import type {
  AuthorityView,
  CertificateState,
  CertificateView,
  IssuedCertificateView,
  SealView,
  SigningView,
} from '../../../shared/areas/signing.ts';
import type { AuthorityTerm, CertificateRecord, Revocation } from '../../db/repos/signing.repo.ts';
import type { AuthorityOffice } from './authority-office.ts';
import type { SealKeys } from './seal-keys.ts';
import type { SigningContext } from './signing-context.ts';

/** Everything that the settings show, at that instant. */
export async function viewSigning(
  context: SigningContext,
  office: AuthorityOffice,
  seals: SealKeys,
  at: Instant,
): Promise<SigningView> {
  const { deps, repo } = context;
  const views = await Promise.all(
    repo.authorityTerms().map((term) => authorityView(context, office, term, at)),
  );
  const [authority = null, ...retired] = views.filter((view) => view !== null).reverse();
  const seal = seals.current();
  return {
    vault: deps.keyVault.kind,
    authority,
    retired: retired.filter(({ sha256 }) => sha256 !== authority?.sha256),
    seal: seal === null ? null : await sealView(context, seals, seal, at),
    certificates: issuedViews(context, at),
  };
}

async function authorityView(
  { audit, repo }: SigningContext,
  office: AuthorityOffice,
  { certificateSha256, reason, since }: AuthorityTerm,
  at: Instant,
): Promise<AuthorityView | null> {
  const certificate = repo.certificate(certificateSha256);
  if (certificate === null) return null;
  const backup = audit
    .ofSubject(certificateSha256)
    .findLast(({ action }) => action === 'authority-backed-up');
  return {
    ...certificateView(certificate, at, null),
    since,
    reason,
    isKeyUsable: (await office.issuer(certificate)).ok,
    backedUpAt: backup?.at ?? null,
  };
}

async function sealView(
  { repo }: SigningContext,
  seals: SealKeys,
  certificate: CertificateRecord,
  at: Instant,
): Promise<SealView> {
  return {
    ...certificateView(
      certificate,
      at,
      revocationOf((sha256) => repo.revocations(sha256), certificate),
    ),
    kind: certificate.role === 'imported-seal' ? 'imported' : 'local',
    isKeyUsable: (await seals.key(certificate)) !== null,
  };
}

function issuedViews({ repo }: SigningContext, at: Instant): readonly IssuedCertificateView[] {
  const revocations = new Map<string, readonly Revocation[]>();
  const names = new Map<string, string>();
  for (const { certificateSha256 } of repo.authorityTerms()) {
    revocations.set(certificateSha256, repo.revocations(certificateSha256));
    names.set(certificateSha256, repo.certificate(certificateSha256)?.holder ?? '');
  }
  return repo.issued().map((certificate) => {
    const issuer = certificate.issuerSha256 ?? '';
    const revocation = revocationOf((sha256) => revocations.get(sha256) ?? [], certificate);
    const view = certificateView(certificate, at, revocation);
    const retiredAt = repo.retirement(certificate.sha256)?.retiredAt ?? null;
    return {
      ...view,
      state: retiredAt !== null && view.state !== 'revoked' ? 'retired' : view.state,
      retiredAt,
      role: certificate.role === 'member' ? 'member' : 'seal',
      capacity: certificate.capacity,
      issuedAt: certificate.recordedAt,
      authority: names.get(issuer) ?? '',
      signatureCount: certificate.signatureCount,
      revocation: revocation === null ? null : { reason: revocation.reason, at: revocation.revokedAt },
    };
  });
}

function revocationOf(
  revocationsOf: (authoritySha256: string) => readonly Revocation[],
  { issuerSha256, serial }: CertificateRecord,
): Revocation | null {
  if (issuerSha256 === null) return null;
  return revocationsOf(issuerSha256).find((revocation) => revocation.serial === serial) ?? null;
}

function certificateView(
  { holder, notAfter, notBefore, serial, sha256 }: CertificateRecord,
  at: Instant,
  revocation: Revocation | null,
): CertificateView {
  return { sha256, holder, serial, notBefore, notAfter, state: stateOf(notBefore, notAfter, at, revocation) };
}

function stateOf(
  notBefore: Instant,
  notAfter: Instant,
  at: Instant,
  revocation: Revocation | null,
): CertificateState {
  if (revocation !== null) return 'revoked';
  if (at < notBefore) return 'not-yet-valid';
  return at > notAfter ? 'expired' : 'valid';
}
