/** What an authority gives to the outside, and takes back: its certificate, its revocation lists, its backup. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import type { ExportFile } from '../../kernel/export-files.ts';
import { safeFileStem } from '../../kernel/export-files.ts';
import { pem, writeBackup } from './authority-backup.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { makeRevocationList } from './certificates.ts';
import { recordCertificate, refusalOutside, toRecord } from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import { DONE } from '../../kernel/refusal.ts';

export interface AuthorityFiles {
  /** The certificate of the authority that issues now. */
  certificate(): Answer<ExportFile>;
  /** One revocation list for each authority that has its key here and revoked something, and for the active one. */
  revocationLists(at: Instant): Promise<Answer<readonly ExportFile[]>>;
  /** The authority that issues now, with its key under that password. */
  backup(password: string, at: Instant): Promise<Answer<ExportFile>>;
  /** Puts a backed-up authority in office, or gives its key back to one that is known here. */
  restore(bytes: Uint8Array, password: string, at: Instant): Promise<Answer<null>>;
}

/** Files of the authorities of that office. */
export function createAuthorityFiles(context: SigningContext, office: AuthorityOffice): AuthorityFiles {
  const { audit, deps, keys, repo } = context;

  async function listOf(authority: CertificateRecord, at: Instant): Promise<Answer<Uint8Array>> {
    const issuer = await office.issuer(authority);
    if (!issuer.ok) return issuer;
    return {
      ok: true,
      value: await makeRevocationList(issuer.value, repo.revocations(authority.sha256), at),
    };
  }

  return {
    certificate: () => {
      const authority = office.active();
      if (authority === null) return { ok: false, code: 'authority-missing' };
      const bytes = Buffer.from(pem('CERTIFICATE', authority.der));
      return { ok: true, value: { name: `${stemOf(authority)}.crt`, bytes } };
    },

    revocationLists: async (at) => {
      const active = office.active();
      if (active === null) return { ok: false, code: 'authority-missing' };
      const files: ExportFile[] = [];
      for (const sha256 of new Set(repo.authorityTerms().map(({ certificateSha256 }) => certificateSha256))) {
        const authority = repo.certificate(sha256);
        const isDue = sha256 === active.sha256 || repo.revocations(sha256).length > 0;
        if (authority === null || !isDue) continue;
        const list = await listOf(authority, at);
        if (!list.ok && sha256 === active.sha256) return list;
        // A retired authority whose key is gone has no list; the active one's is still worth having.
        if (!list.ok) continue;
        files.push({ name: `${stemOf(authority)}.crl`, bytes: list.value });
      }
      return { ok: true, value: files };
    },

    backup: async (password, at) => {
      const authority = office.active();
      if (authority === null) return { ok: false, code: 'authority-missing' };
      const issuer = await office.issuer(authority);
      if (!issuer.ok) return issuer;
      const list = await listOf(authority, at);
      if (!list.ok) return list;
      const text = await writeBackup(authority.der, issuer.value.pkcs8, list.value, password);
      return {
        ok: true,
        value: { name: `${stemOf(authority)} sauvegarde.pem`, bytes: Buffer.from(text), isPrivate: true },
      };
    },

    restore: async (bytes, password, at) => {
      const backup = await deps.keyFiles.backup(bytes, password);
      if (!backup.ok) return backup;
      const { certificate, pkcs8, revoked } = backup.value;
      const refusal = refusalOutside(certificate, at, 'authority-expired');
      if (refusal !== null) return refusal;
      const sealed = await keys.protect(pkcs8);
      if (!sealed.ok) return sealed;
      const { sha256 } = certificate;
      return deps.act('signing', () => {
        const as = { role: 'authority', issuerSha256: null, jurorId: null } as const;
        recordCertificate(context, toRecord(certificate, as, at), sealed.value);
        for (const revocation of revoked) repo.revoke({ authoritySha256: sha256, ...revocation });
        if (office.active()?.sha256 !== sha256) {
          repo.installAuthority({ certificateSha256: sha256, reason: 'restored', since: at });
        }
        const details = { subject: certificate.subject };
        audit.append({ at, action: 'authority-restored', subjectId: sha256, details });
        return DONE;
      });
    },
  };
}

function stemOf({ holder }: CertificateRecord): string {
  return safeFileStem(holder).replaceAll('-', ' ');
}
