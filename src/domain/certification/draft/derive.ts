/** Drafts made from a certification that exists: its next version, or another certification after its model. */
import type { Certification } from '../certification.schema.ts';
import { compareVersions } from '../version-order.ts';
import { FIRST_VERSION } from './blank.ts';
import { withValueAt } from './draft-path.ts';
import type { CertificationDraft } from './draft-shape.ts';

const MAX_ID_LENGTH = 64;
const VERSION = /^\d+\.\d+\.\d+(?:-|$)/;

/** What is stored already. */
export interface KnownVersion {
  readonly id: string;
  readonly version: string;
}

/** The same certification under the next number that no stored version has. */
export function nextVersionDraft(
  certification: Certification,
  known: readonly KnownVersion[],
): CertificationDraft {
  return { ...certification, version: nextVersion(certification, known) };
}

/** Another certification after that one: under an id and a first version of its own, and no longer a model. */
export function copyDraft(certification: Certification, known: readonly KnownVersion[]): CertificationDraft {
  const own = withValueAt(certification, ['isModel'], undefined);
  return { ...own, id: freeId(certification.id, known), version: FIRST_VERSION };
}

/** The number after the highest of a certification's versions: its minor part goes up. */
export function nextVersion({ id, version }: KnownVersion, known: readonly KnownVersion[]): string {
  const versions = [version, ...known.filter((each) => each.id === id).map((each) => each.version)];
  // A draft may have anything typed there.
  const highest = versions
    .filter((each) => VERSION.test(each))
    .reduce((one, other) => (compareVersions(other, one) > 0 ? other : one), '0.0.0');
  const [major = '0', minor = '0'] = highest.split(/[.-]/);
  return `${major}.${String(BigInt(minor) + 1n)}.0`;
}

/** An id that no stored certification has: the stem itself, or the stem with the first free number. */
export function freeId(stem: string, known: readonly Pick<KnownVersion, 'id'>[]): string {
  const taken = new Set(known.map(({ id }) => id));
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const suffix = `-${String(number)}`;
    const id = `${stem.slice(0, MAX_ID_LENGTH - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (!taken.has(id)) return id;
  }
}
