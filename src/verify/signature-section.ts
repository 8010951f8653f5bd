/** One signature of a document: what was signed, by which certificate, and what that certificate rests on. */
import type { CertificatePath, PathFaultKind } from '../cms/certificate-path.ts';
import { certificatePath } from '../cms/certificate-path.ts';
import type { Certificate } from '../cms/certificate-reader.ts';
import { checkCades, type CmsFault, withoutPadding } from '../cms/check-cms.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, type FindingCode, note, open, pass, type Section } from './report.ts';
import { CLOCK_MARGIN_MS } from './time-findings.ts';
import type { Update } from './signature-fields.ts';
import type { SignatureValue } from './signature-value.ts';

/** Who must have signed. */
export interface Expected {
  readonly kind: 'member' | 'seal';
  /** The member's name; null for the seal, whose certificate says whose it is. */
  readonly name: string | null;
  readonly capacity: string;
  readonly lockedAt: number;
  /** Why it is set, as the application writes. */
  readonly reason: string;
  /** Whether any other reason is wrong, or only said. */
  readonly isReasonHeld: boolean;
}

export interface CheckedSignature {
  readonly section: Section;
  readonly certificate: Certificate | null;
  /** The certificate that the signature rests on; null when it rests on none. */
  readonly root: Certificate | null;
  /** From the signer's certificate to the highest that was found; empty when there is none. */
  readonly path: readonly Certificate[];
  /** Epoch ms that the document states. */
  readonly signedAt: number | null;
}

const NO_PATH: Pick<CertificatePath, 'certificates' | 'root'> = { certificates: [], root: null };

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
  'extended-use': 'path-extended-use',
  'name-constraints': 'path-name-constraints',
  policy: 'path-policy',
  'not-yet-valid': 'path-not-yet-valid',
  expired: 'path-expired',
  'unknown-rule': 'path-unknown-rule',
  unused: 'path-unused',
};

/** Checks the signature that an update put into its field; what time makes of it is for `timeFindings`. */
export async function checkSignature(
  { signature }: Pick<Update, 'signature'>,
  expected: Expected,
  given: Pick<Given, 'certificates'>,
): Promise<CheckedSignature> {
  const cms = signature?.kind === 'signature' ? withoutPadding(signature.contents) : null;
  const signedAt = signature?.signedAt ?? null;
  if (signature === null || cms === null || signedAt === null) {
    return result(expected, null, NO_PATH, signedAt, [fail('signature-malformed')]);
  }
  const { certificate, fault, others } = await checkCades(cms, signature.sha256);
  if (certificate === null) return result(expected, null, NO_PATH, signedAt, [fail('signature-malformed')]);
  const known = given.certificates.map((one) => one.certificate);
  const search = { beside: others, known, at: signedAt, use: 'document' } as const;
  const path = await certificatePath(certificate, search);
  const findings = [
    fault === null ? pass('signature-valid', { signedAt }) : fail(CMS_FAULTS[fault], { signedAt }),
    ...nameFindings(signature, certificate, expected),
    ...reasonFindings(signature, expected),
    ...lockFindings(signedAt, expected),
    certificateNote(certificate),
    ...pathFindings(path, expected, given),
  ];
  return result(expected, certificate, path, signedAt, findings);
}

function result(
  { capacity, kind, name }: Expected,
  certificate: Certificate | null,
  { certificates, root }: Pick<CertificatePath, 'certificates' | 'root'>,
  signedAt: number | null,
  findings: readonly Finding[],
): CheckedSignature {
  const holder = name ?? (certificate === null ? '?' : holderOf(certificate));
  const section: Section =
    kind === 'seal'
      ? { id: 'seal', values: { name: holder }, findings }
      : { id: 'signature', values: { name: holder, capacity }, findings };
  return { section, certificate, root, path: certificates, signedAt };
}

/** The same check with more findings in its section. */
export function withFindings(
  checked: CheckedSignature,
  ...lists: readonly (readonly Finding[])[]
): CheckedSignature {
  const { section } = checked;
  return { ...checked, section: { ...section, findings: [...section.findings, ...lists.flat()] } };
}

/** Common name, or what stands for it: some seals name an organisation only. */
export function holderOf({ subject }: Certificate): string {
  return subject.commonName ?? subject.organisation ?? subject.text;
}

/** A certificate, its holder's name and the name that the document states must all be of one person. */
function nameFindings(
  { name: stated }: SignatureValue,
  { subject }: Certificate,
  expected: Expected,
): Finding[] {
  // A seal need not have a common name: what it states instead is covered by its own signature.
  if (expected.name === null && subject.commonName === null) return [];
  const found = subject.commonName ?? '';
  const name = expected.name ?? found;
  if (certifiedName(found) !== certifiedName(name)) return [fail('certificate-name-other', { found, name })];
  if (stated !== null && certifiedName(stated) !== certifiedName(name)) {
    return [fail('stated-name-other', { found: stated, name })];
  }
  return expected.name === null ? [] : [pass('certificate-name', { name })];
}

/** A clock that was put right explains an hour. */
function lockFindings(signedAt: number, { lockedAt }: Expected): Finding[] {
  const early = wholeSeconds(lockedAt) - signedAt;
  if (early <= 0) return [];
  return [(early > CLOCK_MARGIN_MS ? open : note)('signature-before-lock', { lockedAt })];
}

/** Readers of PDF show why a signature was set, as if it were what the signer says. */
function reasonFindings({ reason }: SignatureValue, expected: Expected): Finding[] {
  if (reason === null || reason === expected.reason.normalize('NFC')) return [];
  return [expected.isReasonHeld ? fail('reason-other', { reason }) : note('reason', { reason })];
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
 * in the file: that is the reader's to settle.
 */
function pathFindings(
  { faults, root }: CertificatePath,
  { kind }: Expected,
  given: Pick<Given, 'certificates'>,
): Finding[] {
  const canBeSettled = kind === 'seal' && !given.certificates.some(({ role }) => role === 'seal');
  const found = faults.map((fault) => {
    const values = { subject: fault.certificate.subject.text };
    return canBeSettled && fault.kind === 'issuer-missing'
      ? open('path-issuer-unknown', values)
      : fail(PATH_FAULTS[fault.kind], values);
  });
  if (found.length > 0 || root === null) return found;
  return [pass('path', { root: root.subject.text })];
}

/** A PDF dates its signatures in whole seconds. */
function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
