/** Whether the certificate that sealed is the organisation's seal, and not any other that its authority issued. */
import type { Certificate } from '../cms/certificate-reader.ts';
import { comparable } from '../cms/distinguished-name.ts';
import { fail, type Finding, open, pass } from './report.ts';
import { type GivenCertificate, isTrusted } from './trust.ts';

export interface SealCircumstances {
  readonly certificate: Certificate;
  /** The root that it rests on; null when it was not found. */
  readonly root: Certificate | null;
  /** The root that the members' signatures rest on; null when there is none. */
  readonly memberRoot: Certificate | null;
  /** SHA-256 (hex) of the members' certificates. */
  readonly memberCertificates: readonly string[];
  readonly memberNames: readonly string[];
  readonly organisation: string;
  /** The seal that the signed data name; undefined for data that name none. */
  readonly named: { readonly sha256: string } | null | undefined;
  readonly given: readonly GivenCertificate[];
}

/** How the application names the seals of its local authorities. */
const SEAL_PREFIX = 'cachet ';

/** What tells the seal apart; nothing when the path has already failed. */
export function sealIdentityFindings(circumstances: SealCircumstances): Finding[] {
  const { certificate, memberCertificates, memberNames, named } = circumstances;
  const { subject } = certificate;
  const values = { subject: subject.text, sha256: certificate.sha256 };
  if (memberCertificates.includes(certificate.sha256) || isOfCapacity(circumstances)) {
    return [fail('seal-of-member', values)];
  }
  const isNamed = named !== undefined && named !== null;
  if (isNamed && named.sha256 !== certificate.sha256) {
    return [fail('seal-not-of-minutes', { ...values, named: named.sha256 })];
  }
  // Where no member signed, that the data name the seal is its own word.
  if (isNamed && memberCertificates.length > 0) return [pass('seal-of-minutes', values)];
  const names = memberNames.map(comparable);
  if (names.includes(comparable(subject.commonName ?? ''))) return [fail('seal-of-member', values)];
  if (!isToldApart(circumstances)) return [open('seal-not-told-apart', values)];
  return isNamed ? [pass('seal-of-minutes', values)] : [];
}

/** A local authority writes the capacity of a member into their certificate, and into no other. */
function isOfCapacity({ certificate, memberRoot, root }: SealCircumstances): boolean {
  return isOfLocal(root, memberRoot) && certificate.subject.unit !== null;
}

function isToldApart({ certificate, given, memberRoot, organisation, root }: SealCircumstances): boolean {
  const { subject } = certificate;
  if (isTrusted(certificate, 'seal', given)) return true;
  const holder = comparable(subject.commonName ?? subject.organisation ?? '');
  if (isOfLocal(root, memberRoot)) return holder.startsWith(SEAL_PREFIX);
  const own = comparable(organisation);
  const forms = [own, `cachet de ${own}`, `cachet d’${own}`, `cachet d'${own}`];
  return own !== '' && !subject.isOfPerson && forms.some((form) => isNameCut(holder, form));
}

/** Whether a certificate's name is that text, or its beginning: the standard bounds names. */
function isNameCut(name: string, whole: string): boolean {
  return name === whole || (name.endsWith('…') && name.length > 32 && whole.startsWith(name.slice(0, -1)));
}

function isOfLocal(root: Certificate | null, memberRoot: Certificate | null): boolean {
  return root !== null && memberRoot !== null && root.sha256 === memberRoot.sha256;
}
