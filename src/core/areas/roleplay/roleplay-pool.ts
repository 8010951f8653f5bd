/** Which subjects a passage may play, and what bars the others. */
import { checkSubject } from '../../../domain/roleplay/subject.checks.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { DrawEntry, DrawExclusion } from '../../../domain/roleplay/draw.schema.ts';
import type { SeenSubject } from '../../db/repos/draw.repo.ts';
import { foldText } from '../../db/repos/search-text.ts';
import type { ListedSubject } from '../../db/repos/subject.repo.ts';
import { isSubjectOf } from '../passage/index.ts';
import type { PassageFacts, RoleplayStore } from '../passage/index.ts';

/** Subjects of the passage's bloc that are not retired and fit the référentiel of its session, by id. */
export function poolOf({ subjects }: RoleplayStore, facts: PassageFacts): readonly ListedSubject[] {
  return subjects
    .list()
    .filter(
      ({ isRetired, subject }) =>
        !isRetired && isSubjectOf(subject, facts) && fits(subject, facts.certification),
    );
}

/** What was found of a text and a certification, which never change: the pool is looked at with every view of the passage. */
const found = new WeakMap<Certification, WeakMap<Subject, boolean>>();

function fits(subject: Subject, certification: Certification): boolean {
  const ofCertification = found.get(certification) ?? new WeakMap<Subject, boolean>();
  found.set(certification, ofCertification);
  const isFitting = ofCertification.get(subject) ?? checkSubject(subject, certification).length === 0;
  ofCertification.set(subject, isFitting);
  return isFitting;
}

/** What the record of a draw holds of a subject. */
export function entryOf({ digest, subject }: Pick<ListedSubject, 'digest' | 'subject'>): DrawEntry {
  return { subjectId: subject.id, version: subject.version, digest };
}

/**
 * Subjects of the pool that came to other passages: of this session, or of this candidate before (same names and birth
 * date). Other candidates are never named, since the record goes into the minutes of this one.
 */
export function seenExclusions(
  { draws }: RoleplayStore,
  { passage, session }: PassageFacts,
  pool: readonly { readonly subjectId: string }[],
): readonly DrawExclusion[] {
  const { birthDate, firstName, lastName } = passage.candidate;
  const isSamePerson = (seen: SeenSubject) =>
    foldText(seen.lastName) === foldText(lastName) && foldText(seen.firstName) === foldText(firstName);
  const ofCandidate = draws.seenByBirthDate(birthDate, passage.id).filter(isSamePerson);
  const ofSession = draws.seenInSession(session.id, passage.id);
  return pool.flatMap(({ subjectId }) => [
    ...exclusion('seen-by-candidate', subjectId, ofCandidate, wordSession),
    ...exclusion('seen-in-session', subjectId, ofSession, wordPassage),
  ]);
}

function exclusion(
  reason: DrawExclusion['reason'],
  subjectId: string,
  seen: readonly SeenSubject[],
  word: (seen: SeenSubject) => string,
): readonly DrawExclusion[] {
  const places = new Set(seen.filter((one) => one.subjectId === subjectId).map(word));
  return places.size === 0 ? [] : [{ subjectId, reason, detail: [...places].join(' ; ') }];
}

// In French: the record is printed in the minutes.
function wordSession({ heldOn, sessionTitle }: SeenSubject): string {
  return `${sessionTitle}, ${heldOn.split('-').reverse().join('/')}`;
}

function wordPassage({ passagePosition }: SeenSubject): string {
  return `passage n° ${String(passagePosition)}`;
}
