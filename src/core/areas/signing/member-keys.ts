/** Each member's own key and certificate: made at their first signature, opened by their PIN only. */
import type { Signer } from '../../../cms/signer.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { RevocationReason } from '../../../shared/areas/signing.ts';
import type { CertificateRecord } from '../../db/repos/signing.repo.ts';
import type { AuthorityOffice } from './authority-office.ts';
import { isKeyOf, signerOf } from './certificates.ts';
import { openWithPin, sealUnderPin } from './key-envelope.ts';
import { memberName, namePart } from './names.ts';
import {
  isRevoked,
  recordCertificate,
  refusalOutside,
  revokeCertificate,
  toRecord,
} from './signing-context.ts';
import type { SigningContext, Write } from './signing-context.ts';

export interface MemberIdentity {
  readonly jurorId: string;
  readonly name: string;
  readonly capacity: string;
}

/** Who signs, and what must be stored with the signature for the key to exist afterwards. */
export interface ReadySigner {
  readonly signer: Signer;
  readonly certificate: CertificateRecord;
  readonly write: Write;
}

export interface MemberKeys {
  /** The member's signer under that authority; the PIN was found right before. */
  signer(
    member: MemberIdentity,
    pin: string,
    authority: CertificateRecord,
    at: Instant,
  ): Promise<Answer<ReadySigner>>;
  /** Puts a member's keys under a new PIN; what answers writes them. Keys that do not open are left as they are. */
  rewrap(jurorId: string, currentPin: string, pin: string): Promise<Answer<Write>>;
  /**
   * Destroys a member's private keys, whose PIN is lost, in the caller's transaction. Their certificates sign no more and
   * are not revoked: what they signed stays beyond doubt. The next signature makes a new key and certificate.
   */
  retire(jurorId: string, at: Instant): void;
  /** Runs `work` while nothing is being signed. */
  exclusively<Value>(work: () => Value | Promise<Value>): Promise<Value>;
}

/** Keys of the members, issued by the office. */
export function createMemberKeys(context: SigningContext, office: AuthorityOffice): MemberKeys {
  const { audit, deps, keys, repo } = context;

  async function open(certificate: CertificateRecord, pin: string): Promise<Uint8Array | null> {
    const envelope = await keys.reveal(certificate.sha256);
    const pkcs8 = envelope === null ? null : await openWithPin(envelope, pin);
    return pkcs8 !== null && isKeyOf(pkcs8, certificate.der) ? pkcs8 : null;
  }

  /** What stands of this member under that authority: neither revoked, retired nor run out. */
  function standing(
    jurorId: string,
    authority: CertificateRecord,
    at: Instant,
  ): readonly CertificateRecord[] {
    return repo
      .ofJuror(jurorId)
      .filter(
        (certificate) =>
          certificate.issuerSha256 === authority.sha256 &&
          certificate.notAfter >= at &&
          !isRevoked(context, certificate) &&
          repo.retirement(certificate.sha256) === null,
      );
  }

  async function issue(
    member: MemberIdentity,
    pin: string,
    authority: CertificateRecord,
    at: Instant,
    replaced: readonly CertificateRecord[],
  ): Promise<Answer<ReadySigner>> {
    const name = memberName(member.name, member.capacity, context.organisation());
    const issued = await office.issue(authority, name, at);
    if (!issued.ok) return issued;
    const { certificate, pkcs8 } = issued.value;
    const sealed = await keys.protect(await sealUnderPin(pkcs8, pin, deps.pinCost));
    if (!sealed.ok) return sealed;
    const { jurorId } = member;
    const record = toRecord(certificate, { role: 'member', issuerSha256: authority.sha256, jurorId }, at);
    const write = () => {
      for (const old of replaced) revokeCertificate(context, old, whyReplaced(old, member), at);
      recordCertificate(context, record, sealed.value);
      const details = { jurorId, replaces: replaced.map(({ sha256 }) => sha256) };
      audit.append({ at, action: 'certificate-issued', subjectId: record.sha256, details });
    };
    const signer = signerOf(record.der, [authority.der], pkcs8);
    return { ok: true, value: { signer, certificate: record, write } };
  }

  return {
    signer: async (member, pin, authority, at) => {
      const certificates = standing(member.jurorId, authority, at);
      const current = certificates.find((certificate) => isNamed(certificate, member));
      if (current === undefined) return issue(member, pin, authority, at, certificates);
      const refusal = refusalOutside(current, at, 'certificate-expired');
      if (refusal !== null) return refusal;
      const pkcs8 = await open(current, pin);
      // The PIN is right, yet the key does not open: another machine's keychain, or a damaged row. It is replaced.
      if (pkcs8 === null) return issue(member, pin, authority, at, certificates);
      const signer = signerOf(current.der, [authority.der], pkcs8);
      return { ok: true, value: { signer, certificate: current, write: () => undefined } };
    },

    exclusively: (work) => context.queue.run(async () => work()),

    retire: (jurorId, at) => {
      for (const certificate of repo.ofJuror(jurorId)) {
        if (!isRevoked(context, certificate)) retireCertificate(context, certificate, at);
      }
    },

    rewrap: async (jurorId, currentPin, pin) => {
      const rewrapped: Write[] = [];
      for (const certificate of repo.ofJuror(jurorId)) {
        const pkcs8 = await open(certificate, currentPin);
        if (pkcs8 === null) continue;
        const sealed = await keys.protect(await sealUnderPin(pkcs8, pin, deps.pinCost));
        if (!sealed.ok) return sealed;
        rewrapped.push(() => {
          repo.putKey(certificate.sha256, sealed.value);
        });
      }
      return {
        ok: true,
        value: () => {
          for (const write of rewrapped) write();
        },
      };
    },
  };
}

/** Nothing for a certificate that signed its last already. */
function retireCertificate(context: SigningContext, { sha256 }: CertificateRecord, at: Instant): void {
  const { audit, repo } = context;
  repo.removeKey(sha256);
  if (repo.retirement(sha256) !== null) return;
  repo.retire({ certificateSha256: sha256, reason: 'pin-reset', retiredAt: at });
  audit.append({ at, action: 'certificate-retired', subjectId: sha256, details: { reason: 'pin-reset' } });
}

function isNamed(certificate: CertificateRecord, { name, capacity }: MemberIdentity): boolean {
  return certificate.holder === namePart(name) && certificate.capacity === namePart(capacity);
}

function whyReplaced(certificate: CertificateRecord, member: MemberIdentity): RevocationReason {
  return isNamed(certificate, member) ? 'superseded' : 'affiliation-changed';
}
