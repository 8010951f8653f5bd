/** Drafts made from a certification that exists: its next version, or another certification after its model. */
import type { Certification } from '../certification.schema.ts';
import { FIRST_VERSION } from './blank.ts';
import { withValueAt } from './draft-path.ts';
import type { CertificationDraft } from './draft-shape.ts';

const MAX_ID_LENGTH = 64;

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
  const [major, minor] = versions
    .map(partsOf)
    .reduce((highest, each) => (isAfter(each, highest) ? each : highest));
  return `${String(major)}.${String(minor + 1)}.0`;
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

type Parts = readonly [major: number, minor: number, patch: number];

function partsOf(version: string): Parts {
  const [major, minor, patch] = version.split(/[.-]/).map(Number);
  return [major ?? 0, minor ?? 0, patch ?? 0];
}

function isAfter(one: Parts, other: Parts): boolean {
  const index = one.findIndex((part, rank) => part !== other[rank]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}
