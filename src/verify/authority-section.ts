/** Whose authority the signatures rest on: what the minutes name, what the reader gave, and what was found. */
import type { Certificate } from '../cms/certificate-reader.ts';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { fail, type Finding, note, open, pass, type Section } from './report.ts';
import { MAX_REVOCATION_LISTS } from './limits.ts';
import type { CheckedSignature } from './signature-section.ts';
import { type GivenCertificate, isGivenFor, isIssuer, isLocalAuthority, isTrusted } from './trust.ts';

type NamedAuthority = NonNullable<MinutesContent['authority']>;

export interface Trust {
  readonly members: readonly CheckedSignature[];
  readonly seal: CheckedSignature | null;
  readonly given: readonly GivenCertificate[];
  /** Whether more revocation lists were given than are read. */
  readonly areListsMany: boolean;
}

/**
 * Checks that the signatures rest on the authority that the minutes name, save a seal that has its own, and that the reader
 * trusts what was found. `named` is null for papers that name none.
 */
export function authoritySection(named: NamedAuthority | null | undefined, trust: Trust): Section {
  const ofMembers = distinctRoots(trust.members);
  const ofSeal = distinctRoots(trust.seal === null ? [] : [trust.seal]).filter(
    ({ sha256 }) => !ofMembers.some((root) => root.sha256 === sha256),
  );
  const findings: Finding[] = [
    ...(named === null ? [] : ofMembers.map((root) => namedFinding(root, named))),
    ...(named === null ? [] : ofSeal.map((root) => sealFinding(root, named))),
    ...ofMembers.map((root) => memberTrust(root, trust.given)),
    ...ofSeal.map((root) => sealTrust(root, named, trust.given)),
    ...uselessFindings(trust),
    ...(trust.areListsMany ? [open('revocation-lists-many', { count: MAX_REVOCATION_LISTS })] : []),
  ];
  return { id: 'authority', values: {}, findings };
}

/** The authority that the reader must know: that of the members, else that of the seal; null when there is none. */
export function authorityOf({ members, seal }: Pick<Trust, 'members' | 'seal'>): Certificate | null {
  return distinctRoots([...members, ...(seal === null ? [] : [seal])])[0] ?? null;
}

function sealFinding(root: Certificate, named: NamedAuthority | undefined): Finding {
  if (named?.sha256 === root.sha256) return namedFinding(root, named);
  return note('seal-own-authority', { subject: root.subject.text });
}

function namedFinding({ sha256, subject }: Certificate, named: NamedAuthority | undefined): Finding {
  if (named === undefined) return open('authority-unnamed', { subject: subject.text });
  if (named.sha256 === sha256) return pass('authority-of-minutes', { subject: subject.text });
  return fail('authority-not-of-minutes', { subject: subject.text, sha256, named: named.sha256 });
}

/** The authority of the members: the one that was given, one given for another use, another one, or none. */
function memberTrust(root: Certificate, given: readonly GivenCertificate[]): Finding {
  const values = { subject: root.subject.text, sha256: root.sha256 };
  if (isTrusted(root, 'minutes', given)) return pass('authority-confirmed', values);
  if (given.some(({ certificate }) => certificate.sha256 === root.sha256))
    return open('authority-role', values);
  const isAnotherGiven = given.some((one) => isGivenFor(one, 'minutes'));
  return isAnotherGiven ? fail('authority-other', values) : open('authority-unconfirmed', values);
}

/**
 * The authority of a seal that does not rest on that of the members. Where no member signed, it may be the local one. One
 * that looks like a local authority and is not the one of the minutes is another organisation's.
 */
function sealTrust(
  root: Certificate,
  named: NamedAuthority | null | undefined,
  given: readonly GivenCertificate[],
): Finding {
  const values = { subject: root.subject.text, sha256: root.sha256 };
  if (isLocalAuthority(root)) return memberTrust(root, given);
  if (named?.sha256 === root.sha256) return memberTrust(root, given);
  if (isTrusted(root, 'seal', given)) return pass('authority-confirmed', values);
  const isAnotherGiven = given.some(({ role }) => role === 'seal');
  return isAnotherGiven ? fail('authority-other', values) : open('seal-authority-unconfirmed', values);
}

/** The certificate of one who signed says nothing of their authority: whoever gave nothing else should know. */
function uselessFindings({ given, members, seal }: Trust): Finding[] {
  const signers = [...members, ...(seal === null ? [] : [seal])];
  return given.flatMap(({ certificate: { sha256, subject }, certificate }) => {
    if (isIssuer(certificate)) return [];
    const isOfSigner = signers.some((signer) => signer.certificate?.sha256 === sha256);
    return isOfSigner ? [note('certificate-of-signer', { subject: subject.text })] : [];
  });
}

function distinctRoots(signatures: readonly CheckedSignature[]): Certificate[] {
  const roots = signatures.flatMap(({ root }) => (root === null ? [] : [root]));
  return roots.filter((root, index) => roots.findIndex(({ sha256 }) => sha256 === root.sha256) === index);
}
