/** The seal of the organisation: a certificate of the local authority, or the organisation's own from a PKCS#12. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { isKeyOf, signerOf } from './certificates.ts';
import type { ReadySigner } from './member-keys.ts';
import { sealName } from './names.ts';
import {
  isRevoked,
  recordCertificate,
  refusalOutside,
  revokeCertificate,
  toRecord,
} from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

export interface SealKeys {
  /** Who seals now, under that authority when no certificate was imported. */
  signer(authority: CertificateRecord, at: Instant): Promise<Answer<ReadySigner>>;
  /** The certificate that is to seal, made at first need; null when none can be used here now. */
  ensure(authority: CertificateRecord, at: Instant): Promise<CertificateRecord | null>;
  /** The certificate that sealed last or will seal next; null when it is yet to be made. */
  current(): CertificateRecord | null;
  /** Its private key, or null when it cannot be opened here. */
  key(certificate: CertificateRecord): Promise<Uint8Array | null>;
}

/** The seal's keys, issued by the office. */
export function createSealKeys(context: SigningContext, office: AuthorityOffice): SealKeys {
  const { audit, deps, keys, repo } = context;

  async function key(certificate: CertificateRecord): Promise<Uint8Array | null> {
    const pkcs8 = await keys.reveal(certificate.sha256);
    return pkcs8 !== null && isKeyOf(pkcs8, certificate.der) ? pkcs8 : null;
  }

  function localSeal(authority: CertificateRecord): CertificateRecord | null {
    return repo.localSeals(authority.sha256).find((seal) => !isRevoked(context, seal)) ?? null;
  }

  function imported(): CertificateRecord | null {
    const sha256 = repo.importedSeal();
    return sha256 === null ? null : repo.certificate(sha256);
  }

  async function issue(
    authority: CertificateRecord,
    at: Instant,
    replaced: CertificateRecord | null,
  ): Promise<Answer<ReadySigner>> {
    const issued = await office.issue(authority, sealName(context.organisation()), at);
    if (!issued.ok) return issued;
    const { certificate, pkcs8 } = issued.value;
    const sealed = await keys.protect(pkcs8);
    if (!sealed.ok) return sealed;
    const record = toRecord(certificate, { role: 'seal', issuerSha256: authority.sha256, jurorId: null }, at);
    const write = () => {
      if (replaced !== null) revokeCertificate(context, replaced, 'superseded', at);
      recordCertificate(context, record, sealed.value);
      const details = { replaces: replaced === null ? [] : [replaced.sha256] };
      audit.append({ at, action: 'certificate-issued', subjectId: record.sha256, details });
    };
    const signer = signerOf(record.der, [authority.der], pkcs8);
    return { ok: true, value: { signer, certificate: record, write } };
  }

  async function importedSigner(certificate: CertificateRecord, at: Instant): Promise<Answer<ReadySigner>> {
    const refusal = refusalOutside(certificate, at, 'certificate-expired');
    if (refusal !== null) return refusal;
    const pkcs8 = await key(certificate);
    if (pkcs8 === null) return { ok: false, code: 'seal-key-lost' };
    const signer = signerOf(certificate.der, chainOf(certificate), pkcs8);
    return { ok: true, value: { signer, certificate, write: () => undefined } };
  }

  /** Certificates above it that are known here, its issuer first. */
  function chainOf(certificate: CertificateRecord): readonly Uint8Array[] {
    const chain: CertificateRecord[] = [];
    let issuer = certificate.issuerSha256;
    while (issuer !== null && !chain.some(({ sha256 }) => sha256 === issuer)) {
      const next = repo.certificate(issuer);
      if (next === null) break;
      chain.push(next);
      issuer = next.issuerSha256;
    }
    return chain.map(({ der }) => der);
  }

  async function signer(authority: CertificateRecord, at: Instant): Promise<Answer<ReadySigner>> {
    const own = imported();
    if (own !== null) return importedSigner(own, at);
    const seal = localSeal(authority);
    if (seal === null || at > seal.notAfter) return issue(authority, at, null);
    const refusal = refusalOutside(seal, at, 'certificate-expired');
    if (refusal !== null) return refusal;
    const pkcs8 = await key(seal);
    if (pkcs8 === null) return issue(authority, at, seal);
    const made = signerOf(seal.der, [authority.der], pkcs8);
    return { ok: true, value: { signer: made, certificate: seal, write: () => undefined } };
  }

  return {
    key,
    signer,
    ensure: async (authority, at) => {
      const ready = await signer(authority, at);
      if (!ready.ok) return null;
      deps.act(UNTOLD, () => {
        ready.value.write();
        return DONE;
      });
      return ready.value.certificate;
    },
    current: () => {
      const authority = office.active();
      return imported() ?? (authority === null ? null : localSeal(authority));
    },
  };
}
