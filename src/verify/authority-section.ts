/** Whose authority the signatures rest on: what the minutes name, what the reader gave, and what was found. */
import type { Certificate } from '../cms/certificate-reader.ts';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { fail, type Finding, note, open, pass, type Section } from './report.ts';
import type { CheckedSignature } from './signature-section.ts';

export interface Trust {
  readonly members: readonly CheckedSignature[];
  readonly seal: CheckedSignature | null;
  /** Certificates that the reader trusts; those of timestamp authorities left out. */
  readonly given: readonly Certificate[];
}

/** Checks that members signed under the authority that the minutes name, and that the reader trusts what was found. */
export function authoritySection(
  { authority: named }: Pick<MinutesContent, 'authority'>,
  trust: Trust,
): Section {
  const ofMembers = distinctRoots(trust.members);
  const ofSeal = distinctRoots(trust.seal === null ? [] : [trust.seal]).filter(
    ({ sha256 }) => !ofMembers.some((root) => root.sha256 === sha256),
  );
  const findings: Finding[] = [
    ...ofMembers.map((root) => namedFinding(root, named)),
    ...ofSeal.map(({ subject }) => note('seal-own-authority', { subject: subject.text })),
    ...[...ofMembers, ...ofSeal].map((root) => trustFinding(root, trust.given)),
  ];
  return { id: 'authority', values: {}, findings };
}

/** The authority that the reader must know: that of the members, else that of the seal; null when there is none. */
export function authorityOf({ members, seal }: Omit<Trust, 'given'>): Certificate | null {
  return distinctRoots([...members, ...(seal === null ? [] : [seal])])[0] ?? null;
}

function namedFinding({ sha256, subject }: Certificate, named: MinutesContent['authority']): Finding {
  if (named === undefined) return open('authority-unnamed', { subject: subject.text });
  if (named.sha256 === sha256) return pass('authority-of-minutes', { subject: subject.text });
  return fail('authority-not-of-minutes', { subject: subject.text, sha256, named: named.sha256 });
}

function trustFinding({ sha256, subject }: Certificate, given: readonly Certificate[]): Finding {
  const values = { subject: subject.text, sha256 };
  if (given.length === 0) return open('authority-unconfirmed', values);
  return given.some((known) => known.sha256 === sha256)
    ? pass('authority-confirmed', values)
    : fail('authority-other', values);
}

function distinctRoots(signatures: readonly CheckedSignature[]): Certificate[] {
  const roots = signatures.flatMap(({ root }) => (root === null ? [] : [root]));
  return roots.filter((root, index) => roots.findIndex(({ sha256 }) => sha256 === root.sha256) === index);
}
