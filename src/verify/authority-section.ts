/** Whose authority the signatures rest on: what the minutes name, what the reader gave, and what was found. */
import type { Certificate } from '../cms/certificate-reader.ts';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { fail, type Finding, note, open, pass, type Section } from './report.ts';
import type { CheckedSignature } from './signature-section.ts';

type NamedAuthority = NonNullable<MinutesContent['authority']>;

export interface Trust {
  readonly members: readonly CheckedSignature[];
  readonly seal: CheckedSignature | null;
  /** Certificates that the reader trusts; those of timestamp authorities left out. */
  readonly given: readonly Certificate[];
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
    ...[...ofMembers, ...ofSeal].map((root) => trustFinding(root, trust.given)),
  ];
  return { id: 'authority', values: {}, findings };
}

/** The authority that the reader must know: that of the members, else that of the seal; null when there is none. */
export function authorityOf({ members, seal }: Omit<Trust, 'given'>): Certificate | null {
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
