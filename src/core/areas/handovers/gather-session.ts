/** Gathers what goes to another laptop, and says why it may not go. */
import { NO_HANDOUTS } from '../../../domain/passage/handouts.ts';
import { checkSubject } from '../../../domain/roleplay/subject.checks.ts';
import { detailsOf } from '../../../shared/areas/preparation/sessions.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { ReferentielRecord } from '../../db/repos/referentiel.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { isNamed, standingPerson } from '../candidates/index.ts';
import { handedSession } from './handed-session.ts';
import type { HandedSession } from './handed-session.ts';

export interface AskedHandover {
  readonly sessionId: string;
  readonly passageIds: readonly string[];
  readonly jurorIds: readonly string[];
}

interface Sender {
  /** Code of this installation. */
  readonly origin: string;
  readonly returnKey: Uint8Array;
}

/** Why these passages may not be handed out, or null. */
export function refusalToHandOut(
  repos: Repos,
  { jurorIds, passageIds, sessionId }: AskedHandover,
): Refusal | null {
  const session = repos.sessions.get(sessionId);
  if (session === null) return notFound({ sessionId });
  const isOfSession = passageIds.every((id) => repos.passages.get(id)?.sessionId === sessionId);
  const members = repos.members.ofSession(sessionId).map(({ id }) => id);
  if (!isOfSession || !jurorIds.every((id) => members.includes(id))) return notFound({ sessionId });
  const not = (context: string) => refuse('handover-not-possible', { context });
  if (session.isSample) return not('sample');
  if (repos.handovers.receivedAs(sessionId) !== null) return not('received');
  if (passageIds.some((id) => repos.handovers.isAway(id))) return refuse('passage-away');
  if (passageIds.some((id) => repos.progress.hasTrace(id))) return not('begun');
  const isGroupCut = passageIds.some((id) =>
    repos.together.groupOf(id).some((mateId) => !passageIds.includes(mateId)),
  );
  return isGroupCut ? not('group') : null;
}

/** What the file holds, such as the other laptop will read it: what it would refuse is refused here. */
export function gatherSession(repos: Repos, asked: AskedHandover, sender: Sender): Answer<HandedSession> {
  const refusal = refusalToHandOut(repos, asked);
  if (refusal !== null) return refusal;
  const session = repos.sessions.get(asked.sessionId);
  const stored =
    session === null ? null : repos.referentiels.get(session.referentielId, session.referentielVersion);
  if (session === null || stored === null) return notFound({ sessionId: asked.sessionId });
  const passages = repos.passages.ofSession(session.id).filter(({ id }) => asked.passageIds.includes(id));
  const organisation = repos.preferences.all()['organisation'];
  const message = {
    schema: 'pupitre.handover/1',
    ...sender,
    organisation: typeof organisation === 'string' ? organisation : '',
    certification: JSON.stringify(stored.file),
    subjects: subjectsOf(repos, stored),
    session: sessionOf(session),
    members: repos.members
      .ofSession(session.id)
      .filter(({ id }) => asked.jurorIds.includes(id))
      .map(
        ({ capacity, college, isConsultative, isExternal, isPresident, isSubstitute, name, presence }) => ({
          ...{ name, capacity, college, isPresident, isExternal, isConsultative, presence },
          isSubstitute: isSubstitute === true,
        }),
      ),
    persons: personsOf(repos, session, passages),
    passages: passages.map((passage) => passageOf(repos, passage)),
    groups: groupsOf(repos, passages),
  };
  const read = handedSession.safeParse(message);
  return read.success
    ? granted(read.data)
    : refusePaths(...read.error.issues.map(({ path }) => path.join('.')));
}

/** Those that its tests may play. */
function subjectsOf({ subjects }: Repos, { certification }: ReferentielRecord): readonly string[] {
  return subjects
    .list()
    .filter(
      ({ isRetired, subject }) =>
        !isRetired &&
        subject.referentielId === certification.id &&
        checkSubject(subject, certification).length === 0,
    )
    .map(({ subject }) => JSON.stringify(subject));
}

function sessionOf(session: SessionRecord) {
  const { blocIds, referentielId, referentielVersion, rules, settings } = session;
  return {
    ...detailsOf(session),
    referentiel: { id: referentielId, version: referentielVersion },
    blocIds: [...blocIds],
    rules,
    settings,
  };
}

/** Who stands for the candidate of a passage, where the passage is called as they are. */
function personOf(repos: Repos, passage: PassageRecord): PersonRecord | null {
  const enrolment = repos.enrolments.ofPassage(passage.id);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  return person !== null && isNamed(person, passage.candidate) ? person : null;
}

function personsOf(repos: Repos, session: SessionRecord, passages: readonly PassageRecord[]) {
  const persons = new Map<string, unknown>();
  for (const passage of passages) {
    const person = personOf(repos, passage);
    const enrolment = repos.enrolments.ofPassage(passage.id);
    if (person === null || enrolment === null || persons.has(person.id)) continue;
    const { birth, birthName, company, email, firstNames, id, phone, sex, trainingBody, tutor, usualName } =
      person;
    const { accessWay, accommodation, blocIds, cpfFile, enrolledOn, held, initiative, vaeWay } = enrolment;
    persons.set(id, {
      originId: id,
      details: {
        ...{ birthName, usualName, firstNames, sex, birth, email, phone, company, trainingBody, tutor },
      },
      enrolment: {
        certification: { id: session.referentielId, version: session.referentielVersion },
        ...{ blocIds, accessWay, vaeWay, initiative, enrolledOn, accommodation, cpfFile },
      },
      held,
    });
  }
  return [...persons.values()];
}

function passageOf(repos: Repos, passage: PassageRecord) {
  const { accommodation, candidate, caseTitle, evaluatorChoice, importedResults, plannedTime, testId } =
    passage;
  const { draws, isDrawn, questions, text } = passage.handouts ?? NO_HANDOUTS;
  return {
    originId: passage.id,
    personId: personOf(repos, passage)?.id ?? null,
    setup: {
      ...{ candidate, testId, caseTitle, accommodation, evaluatorChoice, plannedTime, importedResults },
      handouts: { text, questions },
    },
    draws,
    isDrawn,
    attachments: repos.attachments.ofPassage(passage.id).flatMap(({ id }) => {
      const file = repos.attachments.get(id);
      return file === null
        ? []
        : [{ name: file.name, mediaType: file.mediaType, bytes: new Uint8Array(file.bytes) }];
    }),
  };
}

function groupsOf({ together }: Repos, passages: readonly PassageRecord[]): readonly (readonly string[])[] {
  const groups = new Map(
    passages.flatMap(({ id }) => {
      const group = together.groupOf(id);
      return group.length === 0 ? [] : [[group.join(' '), group] as const];
    }),
  );
  return [...groups.values()];
}
