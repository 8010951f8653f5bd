/** Makes a session of what another laptop handed out, by the same requests as one that is typed: the same rules hold. */
import { instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { HandoverName } from '../../db/repos/handover.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import { granted } from '../../kernel/refusal.ts';
import { isNamed, standingPerson } from '../candidates/index.ts';
import type { HandedSession } from './handed-session.ts';

/** The doors by which what was received is entered; none of them may wait. */
export interface EntryDoors {
  readonly sessions: Pick<AreaHandlers<'sessions'>, 'save' | 'saveMember'>;
  readonly setups: Pick<AreaHandlers<'setups'>, 'save' | 'attach' | 'together'>;
  readonly referentiels: Pick<AreaHandlers<'referentiels'>, 'importFile'>;
  readonly subjects: Pick<AreaHandlers<'subjects'>, 'importFile'>;
  readonly newId: () => string;
}

export interface Entered {
  readonly sessionId: string;
  readonly names: readonly HandoverName[];
}

/** Enters all of it in the act that runs. A refusal of any door is one of the whole, which then leaves nothing. */
export function enterSession(
  doors: EntryDoors,
  acting: Acting,
  handed: HandedSession,
  caller: Caller,
): Answer<Entered> {
  const names: HandoverName[] = [];
  try {
    enterTexts(doors, acting, handed, caller);
    enterOrganisation(acting, handed);
    const sessionId = enterJury(doors, handed, caller);
    const persons = new Map(
      handed.persons.map((person) => [person.originId, enterPerson(doors, acting, person)]),
    );
    const passages = new Map<string, string>();
    for (const passage of handed.passages) {
      const personId = persons.get(passage.personId ?? '') ?? null;
      passages.set(passage.originId, enterPassage(doors, acting, sessionId, passage, personId, caller));
    }
    for (const group of handed.groups) {
      const passageIds = group.flatMap((originId) => passages.get(originId) ?? []);
      entered(doors.setups.together({ sessionId, passageIds }, caller));
    }
    for (const [originId, localId] of persons) names.push({ kind: 'person', originId, localId });
    for (const [originId, localId] of passages) names.push({ kind: 'passage', originId, localId });
    return granted({ sessionId, names });
  } catch (error) {
    if (error instanceof NotEntered) return error.answer;
    throw error;
  }
}

/** The certification and the subjects, as texts that may be here already. */
function enterTexts(
  { referentiels, subjects }: EntryDoors,
  { repos }: Acting,
  handed: HandedSession,
  caller: Caller,
): void {
  const { id, version } = handed.session.referentiel;
  const digest = sha256Hex(canonicalJson(JSON.parse(handed.certification)));
  if (repos.referentiels.digest(id, version) !== digest) {
    const bytes = new TextEncoder().encode(handed.certification);
    entered(referentiels.importFile({ name: `${id}-${version}.json`, bytes }, caller));
  }
  for (const text of handed.subjects) {
    entered(subjects.importFile({ name: 'sujet.json', bytes: new TextEncoder().encode(text) }, caller));
  }
}

/** Minutes name who organises; what this laptop says of itself already stays. */
function enterOrganisation({ now, repos }: Acting, { organisation }: HandedSession): void {
  const known = repos.preferences.all()['organisation'];
  if (organisation === '' || (typeof known === 'string' && known !== '')) return;
  repos.preferences.set('organisation', organisation);
  repos.audit.append({
    at: now.wall,
    action: 'organisation-changed',
    subjectId: 'organisation',
    details: {},
  });
}

function enterJury({ sessions }: EntryDoors, { members, session }: HandedSession, caller: Caller): string {
  const { id: sessionId } = entered(sessions.save(session, caller));
  for (const member of members) entered(sessions.saveMember({ ...member, sessionId }, caller));
  return sessionId;
}

/** Someone who came before, from the same file there, is the same person here, unless they are called otherwise by now. */
function enterPerson(
  { newId }: EntryDoors,
  { now: { wall: at }, repos }: Acting,
  { details, enrolment, held, originId }: HandedSession['persons'][number],
): string {
  const { audit, enrolments, handovers, persons } = repos;
  const known = handovers
    .personsCalled(originId)
    .flatMap((id) => standingPerson(repos, id) ?? [])
    .findLast(
      (person) =>
        person.birth.date === details.birth.date &&
        isNamed(person, { lastName: details.birthName, firstName: details.firstNames[0] ?? '' }),
    );
  const id = known?.id ?? newId();
  if (known === undefined) {
    persons.insert({ ...details, id, isSample: false, createdAt: at });
    audit.append({ at, action: 'person-added', subjectId: id, details: {} });
  }
  const { certification } = enrolment;
  const isEnrolled = enrolments
    .ofPerson(id)
    .some(
      (each) =>
        each.certification.id === certification.id && each.certification.version === certification.version,
    );
  if (!isEnrolled) {
    const record = { ...enrolment, held, id: newId(), personId: id, createdAt: at } as EnrolmentRecord;
    enrolments.insert(record);
    audit.append({ at, action: 'enrolled', subjectId: id, details: { enrolmentId: record.id } });
  }
  return id;
}

function enterPassage(
  { setups }: EntryDoors,
  { repos }: Acting,
  sessionId: string,
  { attachments, draws, isDrawn, setup }: HandedSession['passages'][number],
  personId: string | null,
  caller: Caller,
): string {
  const whose = personId === null ? {} : { personId };
  const { id: passageId } = entered(setups.save({ ...setup, ...whose, sessionId }, caller));
  if (draws.length > 0) {
    const passage = repos.passages.get(passageId);
    const { handouts } = passage ?? {};
    if (passage !== null && handouts !== undefined) {
      const kept = draws.map((draw) => ({ ...draw, at: instant(draw.at) }));
      repos.passages.update({ ...passage, handouts: { ...handouts, draws: kept, isDrawn } });
    }
  }
  for (const attachment of attachments) entered(setups.attach({ ...attachment, passageId }, caller));
  return passageId;
}

/** Thrown through what enters, to undo all of it. */
class NotEntered extends Error {
  readonly answer: Extract<Answer<never>, { ok: false }>;

  constructor(answer: Extract<Answer<never>, { ok: false }>) {
    super(answer.code);
    this.answer = answer;
  }
}

function entered<Value>(answer: Answer<Value> | Promise<Answer<Value>>): Value {
  if (answer instanceof Promise) throw new Error('a door that waits');
  if (!answer.ok) throw new NotEntered(answer);
  return answer.value;
}
