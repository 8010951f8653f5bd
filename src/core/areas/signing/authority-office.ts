/** The local authority of the organisation: made at first need, renewed, and asked to issue certificates. */
import type { JsonNameParams } from '@peculiar/x509';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CertificateRecord, SealedKey } from '../../db/repos/signing.repo.ts';
import { isKeyOf, issueCertificate, makeAuthority } from './certificates.ts';
import type { Issuer, NewCertificate } from './certificates.ts';
import { authorityName } from './names.ts';
import { recordCertificate, refusalOutside, toRecord } from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import { DONE } from '../../kernel/refusal.ts';

export interface AuthorityOffice {
  /** The authority that issues now, or null before the first. */
  active(): CertificateRecord | null;
  /** The authority that issues now, made if there is none; a refusal when it can issue nothing at that instant. */
  ensure(at: Instant): Promise<Answer<CertificateRecord>>;
  /** Puts a new authority, with a new key, in place of the one that there is. */
  renew(at: Instant): Promise<Answer<CertificateRecord>>;
  /** Issues a certificate; `authority-key-lost` when the key cannot be opened here. Nothing is stored. */
  issue(authority: CertificateRecord, name: JsonNameParams, at: Instant): Promise<Answer<NewCertificate>>;
  /** What issues in the name of that authority, active or not. */
  issuer(authority: CertificateRecord): Promise<Answer<Issuer>>;
}

/** The office over one context; its callers wait for their turn in the context's queue. */
export function createAuthorityOffice(context: SigningContext): AuthorityOffice {
  const { audit, deps, keys, repo } = context;

  function active(): CertificateRecord | null {
    const term = repo.authorityTerms().at(-1);
    return term === undefined ? null : repo.certificate(term.certificateSha256);
  }

  async function issuer(authority: CertificateRecord): Promise<Answer<Issuer>> {
    const pkcs8 = await keys.reveal(authority.sha256);
    if (pkcs8 === null || !isKeyOf(pkcs8, authority.der)) {
      return { ok: false, code: 'authority-key-lost', details: { sha256: authority.sha256 } };
    }
    return { ok: true, value: { der: authority.der, pkcs8 } };
  }

  async function make(reason: 'first' | 'renewed', at: Instant): Promise<Answer<CertificateRecord>> {
    const name = authorityName(context.organisation());
    const { certificate, pkcs8 } = await makeAuthority({ name, serialBytes: context.newSerial(), at });
    const sealed = await keys.protect(pkcs8);
    if (!sealed.ok) return sealed;
    const record = toRecord(certificate, { role: 'authority', issuerSha256: null, jurorId: null }, at);
    install(record, sealed.value, reason, at);
    return { ok: true, value: record };
  }

  function install(
    record: CertificateRecord,
    key: SealedKey,
    reason: 'first' | 'renewed',
    at: Instant,
  ): void {
    deps.act('signing', () => {
      recordCertificate(context, record, key);
      repo.installAuthority({ certificateSha256: record.sha256, reason, since: at });
      const action = reason === 'first' ? 'authority-made' : 'authority-renewed';
      audit.append({ at, action, subjectId: record.sha256, details: { subject: record.subject } });
      return DONE;
    });
  }

  return {
    active,
    issuer,
    ensure: async (at) => {
      const authority = active();
      if (authority === null) return make('first', at);
      const refusal = refusalOutside(authority, at, 'authority-expired');
      if (refusal !== null) return refusal;
      const opened = await issuer(authority);
      return opened.ok ? { ok: true, value: authority } : opened;
    },
    renew: (at) => make('renewed', at),
    issue: async (authority, name, at) => {
      const refusal = refusalOutside(authority, at, 'authority-expired');
      if (refusal !== null) return refusal;
      const opened = await issuer(authority);
      if (!opened.ok) return opened;
      const making = { name, serialBytes: context.newSerial(), at };
      return { ok: true, value: await issueCertificate(opened.value, making) };
    },
  };
}
