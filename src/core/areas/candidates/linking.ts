/**
 * To whose file a passage belongs. Whatever makes or changes a passage goes through here, in its own transaction, so that
 * each passage belongs to one enrolment, for the certification that its session applies.
 */
import { isDeepStrictEqual } from 'node:util';
import { foldName } from '../../../domain/candidate/fold-name.ts';
import { newPerson } from '../../../domain/candidate/person.ts';
import type { PersonDetails } from '../../../domain/candidate/person.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { CandidateIdentity } from '../../../shared/areas/passage/prepared.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';

export interface Linking {
  readonly repos: Pick<Repos, 'audit' | 'enrolments' | 'evidence' | 'merges' | 'persons'> & {
    readonly rulings: Pick<Repos['rulings'], 'ofEnrolment'>;
    readonly foreign: Pick<Repos['foreign'], 'ofEnrolment'>;
  };
  readonly newId: () => string;
  readonly at: Instant;
  /** Day of the enrolments that are made, an ISO calendar date. */
  readonly today: string;
}

type LinkedSession = Pick<SessionRecord, 'referentielId' | 'referentielVersion' | 'blocIds' | 'isSample'>;
type LinkedPassage = Pick<PassageRecord, 'id' | 'candidate' | 'accommodation'>;

/** Someone who is named elsewhere, for whom a file is opened. */
export type NamedPerson = Pick<PersonDetails, 'birthName' | 'usualName' | 'firstNames' | 'birth'>;

/** What is granted to someone who is not heard here. */
const NO_MEASURES = { accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] } } as const;

/** The enrolment of someone for what the session applies, made where there is none yet; null when there is no such person. */
export function enrolledFor(
  linking: Linking,
  session: LinkedSession,
  personId: string,
  passage: Pick<LinkedPassage, 'accommodation'> = NO_MEASURES,
): EnrolmentRecord | null {
  const { repos } = linking;
  const standing = standingPerson(repos, personId);
  if (standing === null) return null;
  const known = enrolmentsOf(repos, standing.id).find((enrolment) => isFor(enrolment, session));
  return known ?? enrol(linking, session, standing.id, passage);
}

/** Opens a file for someone who is named elsewhere, and enrols them for what the session applies. */
export function enrolNamed(linking: Linking, session: LinkedSession, named: NamedPerson): EnrolmentRecord {
  const { at, newId, repos } = linking;
  const bare = newPerson(named.birthName, named.firstNames[0] ?? '');
  const person: PersonRecord = { ...bare, ...named, id: newId(), isSample: session.isSample, createdAt: at };
  repos.persons.insert(person);
  repos.audit.append({ at, action: 'person-added', subjectId: person.id, details: {} });
  return enrol(linking, session, person.id, NO_MEASURES);
}

/** Opens a file for the candidate that was typed, enrols them for what the session applies, and links the passage. */
export function linkTyped(linking: Linking, session: LinkedSession, passage: LinkedPassage): void {
  const { at, newId, repos } = linking;
  const { candidate } = passage;
  const person: PersonRecord = {
    ...newPerson(candidate.lastName, candidate.firstName),
    ...contactOf(candidate),
    birth: {
      ...newPerson('', '').birth,
      date: candidate.birthDate === '' ? null : candidate.birthDate,
      place: candidate.birthPlace,
    },
    id: newId(),
    isSample: session.isSample,
    createdAt: at,
  };
  repos.persons.insert(person);
  repos.audit.append({ at, action: 'person-added', subjectId: person.id, details: {} });
  link(linking, passage.id, enrol(linking, session, person.id, passage));
}

/**
 * Links the passage to a file that was chosen, enrolling the person where they are not yet; false when there is no such
 * person.
 */
export function linkChosen(
  linking: Linking,
  session: LinkedSession,
  passage: LinkedPassage,
  personId: string,
): boolean {
  const enrolment = enrolledFor(linking, session, personId, passage);
  if (enrolment === null) return false;
  link(linking, passage.id, enrolment);
  return true;
}

/**
 * What was typed anew for a passage reaches its file where both said the same before. Another name is another person,
 * unless the file holds nothing but this passage: nothing that somebody obtained is ever given to another by a rename.
 */
export function followTyped(
  linking: Linking,
  session: LinkedSession,
  before: CandidateIdentity,
  passage: LinkedPassage,
): void {
  const { repos } = linking;
  const enrolment = repos.enrolments.ofPassage(passage.id);
  const person = enrolment === null ? null : repos.persons.get(enrolment.personId);
  if (enrolment === null || person === null) {
    linkTyped(linking, session, passage);
    return;
  }
  const { candidate } = passage;
  if (!isNamed(person, candidate) && isNamed(person, before) && !isOnlyOf(linking, person, passage.id)) {
    linkTyped(linking, session, passage);
    return;
  }
  if (isNamed(person, candidate)) before = { ...before, lastName: '', firstName: '' };
  const followed = followedPerson(person, before, candidate);
  if (isDeepStrictEqual(followed, person)) return;
  repos.persons.update(followed);
  const details = { passageId: passage.id };
  repos.audit.append({ at: linking.at, action: 'person-changed', subjectId: person.id, details });
}

/** After a session moved to another certification: its passages belong to enrolments for that one. */
export function followSession(
  linking: Linking,
  session: LinkedSession,
  passages: readonly LinkedPassage[],
): void {
  const { repos } = linking;
  for (const passage of passages) {
    const enrolment = repos.enrolments.ofPassage(passage.id);
    if (enrolment === null) linkTyped(linking, session, passage);
    else if (!isFor(enrolment, session)) {
      linkChosen(linking, session, passage, enrolment.personId);
      removeBare(linking, enrolment.id);
    }
  }
}

/** Whether a candidate is called as that person is: by the birth or the usual name, and the first first name. */
export function isNamed(
  {
    birthName,
    firstNames: [first = ''],
    usualName,
  }: Pick<PersonRecord, 'birthName' | 'firstNames' | 'usualName'>,
  { firstName, lastName }: Pick<CandidateIdentity, 'firstName' | 'lastName'>,
): boolean {
  const names = [birthName, usualName].filter((name) => name !== '').map(foldName);
  return names.includes(foldName(lastName)) && foldName(first) === foldName(firstName);
}

/** The person who stands for that one, over the merges that stand; null for nobody. */
export function standingPerson(
  { merges, persons }: Pick<Repos, 'merges' | 'persons'>,
  personId: string,
): PersonRecord | null {
  const kept = merges.standing();
  let id = personId;
  for (let next = kept.get(id); next !== undefined; next = kept.get(id)) id = next;
  return persons.get(id);
}

/** Ids of everyone for whom that person stands, themselves first. */
export function idsOfPerson({ merges }: Pick<Repos, 'merges'>, personId: string): readonly string[] {
  const kept = [...merges.standing()];
  const ids = [personId];
  for (const id of ids) ids.push(...kept.flatMap(([merged, into]) => (into === id ? [merged] : [])));
  return ids;
}

/** Enrolments of a person, of whoever was merged into them among them. */
export function enrolmentsOf(
  repos: Pick<Repos, 'enrolments' | 'merges'>,
  personId: string,
): readonly EnrolmentRecord[] {
  return idsOfPerson(repos, personId).flatMap((id) => repos.enrolments.ofPerson(id));
}

/** Whether passages of these two are held by one clock: they are two people, or one of the passages is planned apart first. */
export function passTogether(
  repos: Pick<Repos, 'enrolments' | 'merges' | 'together'>,
  oneId: string,
  otherId: string,
): boolean {
  const passagesOf = (personId: string) =>
    enrolmentsOf(repos, personId).flatMap(({ id }) => repos.enrolments.passageIds(id));
  const others = new Set(passagesOf(otherId));
  return passagesOf(oneId).some((id) =>
    repos.together.groupOf(id).some((mateId) => mateId !== id && others.has(mateId)),
  );
}

function enrol(
  { at, newId, repos, today }: Linking,
  session: LinkedSession,
  personId: string,
  { accommodation }: Pick<LinkedPassage, 'accommodation'>,
): EnrolmentRecord {
  const enrolment: EnrolmentRecord = {
    id: newId(),
    personId,
    certification: { id: session.referentielId, version: session.referentielVersion },
    blocIds: session.blocIds,
    accessWay: null,
    vaeWay: null,
    initiative: null,
    enrolledOn: today,
    accommodation,
    cpfFile: '',
    held: [],
    createdAt: at,
  };
  repos.enrolments.insert(enrolment);
  const details = { enrolmentId: enrolment.id };
  repos.audit.append({ at, action: 'enrolled', subjectId: personId, details });
  return enrolment;
}

function link({ at, repos }: Linking, passageId: string, { id, personId }: EnrolmentRecord): void {
  repos.enrolments.link(passageId, id, at);
  const details = { personId, enrolmentId: id };
  repos.audit.append({ at, action: 'passage-linked', subjectId: passageId, details });
}

function isFor({ certification }: EnrolmentRecord, session: LinkedSession): boolean {
  return certification.id === session.referentielId && certification.version === session.referentielVersion;
}

/** Whether a file holds that passage and nothing else. */
function isOnlyOf({ repos }: Linking, { id }: PersonRecord, passageId: string): boolean {
  if (repos.merges.ofPerson(id).length > 0) return false;
  return repos.enrolments
    .ofPerson(id)
    .every(
      (enrolment) =>
        enrolment.held.length === 0 &&
        repos.evidence.ofEnrolment(enrolment.id).length === 0 &&
        repos.rulings.ofEnrolment(enrolment.id).length === 0 &&
        repos.foreign.ofEnrolment(enrolment.id).length === 0 &&
        repos.enrolments.passageIds(enrolment.id).every((linked) => linked === passageId),
    );
}

/** An enrolment that nothing belongs to any more, and that says nothing that another does not. */
function removeBare({ at, repos }: Linking, enrolmentId: string): void {
  const enrolment = repos.enrolments.get(enrolmentId);
  const isBare =
    enrolment !== null &&
    enrolment.held.length === 0 &&
    enrolment.accessWay === null &&
    enrolment.cpfFile === '' &&
    !repos.enrolments.isReferredTo(enrolmentId);
  if (!isBare) return;
  repos.enrolments.remove(enrolmentId);
  const details = { enrolmentId };
  repos.audit.append({ at, action: 'enrolment-removed', subjectId: enrolment.personId, details });
}

function contactOf({ company, trainingBody, tutor }: CandidateIdentity) {
  return { company, trainingBody, tutor };
}

function followedPerson(
  person: PersonRecord,
  before: CandidateIdentity,
  after: CandidateIdentity,
): PersonRecord {
  const pick = (standing: string, old: string, fresh: string) => (standing === old ? fresh : standing);
  const date = pick(person.birth.date ?? '', before.birthDate, after.birthDate);
  const [first = '', ...others] = person.firstNames;
  return {
    ...person,
    birthName: pick(person.birthName, before.lastName, after.lastName),
    usualName: pick(person.usualName, before.lastName, after.lastName),
    firstNames: [pick(first, before.firstName, after.firstName), ...others],
    birth: {
      ...person.birth,
      date: date === '' ? null : date,
      place: pick(person.birth.place, before.birthPlace, after.birthPlace),
    },
    company: pick(person.company, before.company, after.company),
    trainingBody: pick(person.trainingBody, before.trainingBody, after.trainingBody),
    tutor: pick(person.tutor, before.tutor, after.tutor),
  };
}
