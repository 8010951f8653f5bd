import { isUnreadable } from '../../../domain/text/clean-text.ts';
import { unprintable } from '../../../domain/text/printable.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { SigningView } from '../../../shared/areas/signing.ts';
import type { ExportReport } from '../../../shared/view-parts.ts';
import type { AuditAction } from '../../db/repos/audit.repo.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import { exportReport, ExportError, writeExport } from '../../kernel/export-files.ts';
import type { ExportFile } from '../../kernel/export-files.ts';
import type { ReadCertificate } from '../../kernel/key-files.types.ts';
import { createAuthorityFiles } from './authority-files.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { signerOf } from './certificates.ts';
import type { SealKeys } from './seal-keys.ts';
import { sealFaults } from './seal-trial.ts';
import { isRevoked, recordCertificate, revokeCertificate, toRecord } from './signing-context.ts';
import type { SigningContext } from './signing-context.ts';
import { viewSigning } from './signing-view.ts';
import { DONE, notFound } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';

/** Settings of the signatures: the authority, the seal, and the certificates that were issued. */
export function createSigningUsecases(
  context: SigningContext,
  office: AuthorityOffice,
  seals: SealKeys,
): AreaHandlers<'signing'> {
  const { audit, deps, keys, queue, repo } = context;
  const files = createAuthorityFiles(context, office);
  const now = (): Instant => deps.clock.read().wall;

  async function view(): Promise<Answer<SigningView>> {
    return { ok: true, value: await viewSigning(context, office, seals, now()) };
  }

  async function changed(answer: Answer<unknown>): Promise<Answer<SigningView>> {
    return answer.ok ? view() : answer;
  }

  function write(work: () => void): Answer<null> {
    return deps.act('signing', () => {
      work();
      return DONE;
    });
  }

  /** Makes the files before it asks where to put them: what cannot be made needs no dialog. */
  async function exportFiles(
    made: Answer<readonly ExportFile[]>,
    action: AuditAction,
  ): Promise<Answer<ExportReport>> {
    if (!made.ok) return made;
    const folder = await deps.desktop.chooseFolder();
    if (folder === null) return { ok: false, code: 'cancelled' };
    try {
      const written: string[] = [];
      for (const file of made.value) written.push(await writeExport(folder, file));
      const subjectId = office.active()?.sha256 ?? '';
      write(() => {
        audit.append({ at: now(), action, subjectId, details: {} });
      });
      return { ok: true, value: exportReport(folder, written) };
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      deps.logFailure(`signing.${action}`, error);
      return { ok: false, code: error.code, details: { path: error.path } };
    }
  }

  async function importSeal(
    bytes: Uint8Array,
    password: string,
    issuers: Uint8Array | null,
  ): Promise<Answer<null>> {
    const at = now();
    const file = await deps.keyFiles.pkcs12(bytes, password, at, issuers);
    if (!file.ok) return file;
    const { certificate, chain, pkcs8 } = file.value;
    // It stands in signed contents and on their pages.
    if (isUnfitName(certificate.holder)) return { ok: false, code: 'seal-name-unprintable' };
    const signer = signerOf(
      certificate.der,
      chain.map(({ der }) => der),
      pkcs8,
    );
    const faults = await sealFaults(signer, certificate.holder, at).catch(() => null);
    if (faults === null) return { ok: false, code: 'key-file-unsupported' };
    if (faults.length > 0) {
      return { ok: false, code: 'seal-not-verifiable', details: { faults: faults.join(', ') } };
    }
    const sealed = await keys.protect(pkcs8);
    if (!sealed.ok) return sealed;
    return write(() => {
      // From the top down: each certificate names the one above it.
      const above = chain.map((issuer, index) => recordOf(issuer, 'chain', chain[index + 1], at));
      for (const issuer of above.toReversed()) recordCertificate(context, issuer, null);
      recordCertificate(context, recordOf(certificate, 'imported-seal', chain[0], at), sealed.value);
      forgetImportedKey(certificate.sha256);
      repo.useSeal(certificate.sha256, at);
      const details = { subject: certificate.subject };
      audit.append({ at, action: 'seal-imported', subjectId: certificate.sha256, details });
    });
  }

  /** A seal that is no longer used has no reason to keep its private key here. */
  function forgetImportedKey(exceptSha256: string | null): void {
    const previous = repo.importedSeal();
    if (previous !== null && previous !== exceptSha256) repo.removeKey(previous);
  }

  return {
    get: () => view(),

    exportAuthority: async () => {
      const file = files.certificate();
      return exportFiles(file.ok ? { ok: true, value: [file.value] } : file, 'authority-exported');
    },

    exportRevocations: async () =>
      exportFiles(await queue.run(() => files.revocationLists(now())), 'revocations-exported'),

    renewAuthority: () =>
      queue.run(async () => {
        if (office.active() === null) return { ok: false, code: 'authority-missing' };
        return changed(await office.renew(now()));
      }),

    backUpAuthority: async ({ password }) => {
      const file = await queue.run(() => files.backup(password, now()));
      return exportFiles(file.ok ? { ok: true, value: [file.value] } : file, 'authority-backed-up');
    },

    restoreAuthority: ({ bytes, password }) =>
      queue.run(async () => changed(await files.restore(bytes, password, now()))),

    importSeal: ({ bytes, issuers, password }) =>
      queue.run(async () => changed(await importSeal(bytes, password, issuers ?? null))),

    removeSeal: () =>
      queue.run(() => {
        const at = now();
        const previous = repo.importedSeal();
        if (previous === null) return Promise.resolve<Answer<SigningView>>(notFound());
        const removed = write(() => {
          forgetImportedKey(null);
          repo.useSeal(null, at);
          audit.append({ at, action: 'seal-removed', subjectId: previous, details: {} });
        });
        return changed(removed);
      }),

    revoke: ({ sha256, reason }) =>
      queue.run(() => {
        const certificate = repo.certificate(sha256);
        const refusal = refusalToRevoke(certificate);
        if (refusal !== null || certificate === null) {
          return Promise.resolve(refusal ?? notFound());
        }
        const revoked = write(() => {
          revokeCertificate(context, certificate, reason, now());
        });
        return changed(revoked);
      }),
  };

  /** Only what a local authority issued can be taken back here; its issuer revokes an imported certificate. */
  function refusalToRevoke(certificate: CertificateRecord | null): Refusal | null {
    const isOurs = certificate?.role === 'member' || certificate?.role === 'seal';
    if (certificate === null || !isOurs) return notFound();
    return isRevoked(context, certificate) ? { ok: false, code: 'already-revoked' } : null;
  }
}

function recordOf(
  certificate: ReadCertificate,
  role: 'imported-seal' | 'chain',
  issuer: ReadCertificate | undefined,
  at: Instant,
): CertificateRecord {
  return toRecord(certificate, { role, issuerSha256: issuer?.sha256 ?? null, jurorId: null }, at);
}

/** Whether a name holds what no page prints, or what turns the direction of what is read. */
function isUnfitName(name: string): boolean {
  return isUnreadable(name) || unprintable(name).length > 0 || /[\p{Cc}\p{Cf}]/u.test(name);
}
