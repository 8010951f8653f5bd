/** One signature of a document: what was signed, by which certificate, and what that certificate rests on. */
import type { CertificatePath, PathFaultKind } from '../cms/certificate-path.ts';
import { certificatePath } from '../cms/certificate-path.ts';
import type { Certificate } from '../cms/certificate-reader.ts';
import { checkCades, type CmsFault, withoutPadding } from '../cms/check-cms.ts';
import { revocationState } from '../cms/check-revocation.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, type FindingCode, note, open, pass, type Section } from './report.ts';
import type { Update } from './signature-fields.ts';
import type { SignatureValue } from './signature-value.ts';

/** Who must have signed. */
export interface Expected {
  readonly kind: 'member' | 'seal';
  /** The member's name; null for the seal, whose certificate says whose it is. */
  readonly name: string | null;
  readonly capacity: string;
  readonly lockedAt: number;
}

export interface CheckedSignature {
  readonly section: Section;
  readonly certificate: Certificate | null;
  /** The certificate that the signature rests on; null when it rests on none. */
  readonly root: Certificate | null;
  /** Epoch ms that the document states. */
  readonly signedAt: number | null;
}

/** Longest name that a certificate may hold, in characters. */
const MAX_NAME = 64;

const CMS_FAULTS: Readonly<Record<CmsFault, FindingCode>> = {
  malformed: 'signature-malformed',
  'document-changed': 'signature-document-changed',
  'signature-invalid': 'signature-invalid',
};

const PATH_FAULTS: Readonly<Record<PathFaultKind, FindingCode>> = {
  'issuer-missing': 'path-issuer-missing',
  'root-signature': 'path-root-signature',
  'not-an-authority': 'path-not-an-authority',
  'key-usage': 'path-key-usage',
  'not-yet-valid': 'path-not-yet-valid',
  expired: 'path-expired',
  'unknown-rule': 'path-unknown-rule',
  unused: 'path-unused',
};

/** Checks the signature that an update put into its field. */
export async function checkSignature(
  { signature }: Update,
  expected: Expected,
  given: Given,
): Promise<CheckedSignature> {
  const cms = signature?.kind === 'signature' ? withoutPadding(signature.contents) : null;
  const signedAt = signature?.signedAt ?? null;
  if (signature === null || cms === null || signedAt === null) {
    return result(expected, null, null, signedAt, [fail('signature-malformed')]);
  }
  const { certificate, fault, others } = await checkCades(cms, signature.sha256);
  if (certificate === null) return result(expected, null, null, signedAt, [fail('signature-malformed')]);
  const path = await certificatePath(certificate, others, given.authorities, signedAt);
  const findings = [
    fault === null ? pass('signature-valid', { signedAt }) : fail(CMS_FAULTS[fault], { signedAt }),
    ...nameFindings(signature, certificate, expected),
    ...(signedAt < wholeSeconds(expected.lockedAt)
      ? [note('signature-before-lock', { lockedAt: expected.lockedAt })]
      : []),
    certificateNote(certificate),
    ...pathFindings(path, expected, given),
    ...(await revocationFindings(path, given, signedAt)),
  ];
  return result(expected, certificate, path.root, signedAt, findings);
}

function result(
  { capacity, kind, name }: Expected,
  certificate: Certificate | null,
  root: Certificate | null,
  signedAt: number | null,
  findings: readonly Finding[],
): CheckedSignature {
  const holder = name ?? certificate?.subject.commonName ?? '?';
  const section: Section =
    kind === 'seal'
      ? { id: 'seal', values: { name: holder }, findings }
      : { id: 'signature', values: { name: holder, capacity }, findings };
  return { section, certificate, root, signedAt };
}

/** A certificate, its holder's name and the name that the document states must all be of one person. */
function nameFindings(
  { name: stated }: SignatureValue,
  { subject }: Certificate,
  expected: Expected,
): Finding[] {
  const found = subject.commonName ?? '';
  const name = expected.name ?? found;
  if (certifiedName(found) !== certifiedName(name)) return [fail('certificate-name-other', { found, name })];
  if (stated !== null && certifiedName(stated) !== certifiedName(name)) {
    return [fail('stated-name-other', { found: stated, name })];
  }
  return expected.name === null ? [] : [pass('certificate-name', { name })];
}

/** A name as a certificate holds it: the standard bounds it to 64 characters. */
function certifiedName(name: string): string {
  const characters = Array.from(name.trim().normalize('NFC'));
  return characters.length <= MAX_NAME
    ? characters.join('')
    : `${characters.slice(0, MAX_NAME - 1).join('')}…`;
}

/** Values of the sentences that describe a certificate. */
export function certificateNote({
  issuer,
  notAfter,
  notBefore,
  serial,
  sha256,
  subject,
}: Certificate): Finding {
  return note('certificate', {
    subject: subject.text,
    serial,
    issuer: issuer.text,
    fromAt: notBefore,
    untilAt: notAfter,
    sha256,
  });
}

/**
 * What a path lacks, or that it is whole. The seal may be an organisation's own certificate, whose issuer is not always
 * in the file: as long as the reader gave no authority, that is theirs to settle.
 */
function pathFindings({ faults, root }: CertificatePath, { kind }: Expected, given: Given): Finding[] {
  const canBeSettled = kind === 'seal' && given.authorities.length === 0;
  const found = faults.map((fault) => {
    const values = { subject: fault.certificate.subject.text };
    return canBeSettled && fault.kind === 'issuer-missing'
      ? open('path-issuer-unknown', values)
      : fail(PATH_FAULTS[fault.kind], values);
  });
  if (found.length > 0 || root === null) return found;
  return [pass('path', { root: root.subject.text })];
}

/** State of every certificate of the path but the root, at the instant of the signature. */
export async function revocationFindings(
  { certificates }: Pick<CertificatePath, 'certificates'>,
  { revocationLists }: Given,
  at: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [rank, certificate] of certificates.entries()) {
    const issuer = certificates[rank + 1];
    if (issuer === undefined) break;
    const subject = certificate.subject.text;
    const state = await revocationState(certificate, issuer, revocationLists, at);
    if (state.kind === 'unlisted')
      findings.push(note('revocation-unlisted', { issuer: issuer.subject.text }));
    else if (state.kind === 'clear')
      findings.push(pass('revocation-clear', { subject, listedAt: state.listedAt }));
    else if (state.kind === 'revoked-before')
      findings.push(fail('revoked-before', { subject, revokedAt: state.revokedAt }));
    else findings.push(note('revoked-after', { subject, revokedAt: state.revokedAt }));
  }
  return findings;
}

/** A PDF dates its signatures in whole seconds. */
function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
