import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { enrolmentFaults, personFaults } from '../../../domain/candidate/person-checks.ts';
import type { PersonDetails } from '../../../domain/candidate/person.ts';
import type { Enrolment, EnrolmentDetails } from '../../../domain/candidate/enrolment.ts';
import type { CandidateFile, enrolInput } from '../../../shared/areas/candidates.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { DONE, granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import { isRemovable, listCandidates, viewFile } from './candidate-view.ts';
import { enrolmentsOf, isNamed, linkChosen, standingPerson } from './linking.ts';

type EnrolmentInput = z.output<typeof enrolInput>['enrolment'];
type PersonHandlers = Pick<
  AreaHandlers<'candidates'>,
  'list' | 'get' | 'save' | 'remove' | 'enrol' | 'changeEnrolment' | 'declareHeld' | 'linkPassage'
>;

/** Topics of whatever changes the file of a candidate. */
export const FILE_TOPICS = ['candidates', 'sessions'] as const;

/** Answers the file of whoever stands for that person. */
export function answerFile(
  deps: Deps,
  { now, repos }: Pick<Acting, 'now' | 'repos'>,
  personId: string,
): Answer<CandidateFile> {
  const file = viewFile(repos, personId, localDate(now.wall, deps.timeZone));
  return file === null ? notFound() : granted(file);
}

/** Persons, what they are enrolled for, and the passages that belong to them. */
export function createPersonUsecases(deps: Deps): PersonHandlers {
  const { repos } = deps;
  const today = ({ now }: Pick<Acting, 'now'>) => localDate(now.wall, deps.timeZone);

  function savePerson(acting: Acting, known: PersonRecord | null, details: PersonDetails): Answer<string> {
    const faults = personFaults(details, today(acting));
    if (faults.length > 0) return refuse('person-invalid', { faults });
    const { audit, persons } = acting.repos;
    const at = acting.now.wall;
    if (known === null) {
      const id = deps.newId();
      persons.insert({ ...details, id, isSample: false, createdAt: at });
      audit.append({ at, action: 'person-added', subjectId: id, details: {} });
      return granted(id);
    }
    const fields = changedFields(known, details);
    if (fields.length > 0) {
      persons.update({ ...known, ...details });
      audit.append({ at, action: 'person-changed', subjectId: known.id, details: { fields } });
    }
    return granted(known.id);
  }

  function enrol(acting: Acting, personId: string, input: EnrolmentInput): Answer<string> {
    const { certification } = input;
    const isEnrolled = enrolmentsOf(acting.repos, personId).some(
      (known) =>
        known.certification.id === certification.id && known.certification.version === certification.version,
    );
    if (isEnrolled) return refuse('already-enrolled');
    const details = { ...input, held: [] };
    const refusal = refusalOfEnrolment(acting, details);
    if (refusal !== null) return refusal;
    const id = deps.newId();
    const at = acting.now.wall;
    acting.repos.enrolments.insert({ ...details, id, personId, createdAt: at });
    acting.repos.audit.append({ at, action: 'enrolled', subjectId: personId, details: { enrolmentId: id } });
    return granted(id);
  }

  /** Writes an enrolment that stands in place of what it was. */
  function change(acting: Acting, before: Enrolment, details: EnrolmentDetails): Answer<CandidateFile> {
    const isOther =
      before.certification.id !== details.certification.id ||
      before.certification.version !== details.certification.version;
    const { audit, enrolments } = acting.repos;
    if (isOther && enrolments.isReferredTo(before.id)) return refuse('enrolment-in-use');
    const refusal = refusalOfEnrolment(acting, details);
    if (refusal !== null) return refusal;
    const standing = enrolments.get(before.id);
    if (standing === null) return notFound();
    const fields = changedFields(standing, details);
    if (fields.length > 0) {
      enrolments.update({ ...standing, ...details });
      const at = acting.now.wall;
      audit.append({ at, action: 'enrolment-changed', subjectId: before.id, details: { fields } });
    }
    return answerFile(deps, acting, before.personId);
  }

  return {
    list: ({ limit = MOST_ROWS, offset = 0, ...query }) => {
      const rows = listCandidates(repos, query);
      return granted({ count: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    get: ({ personId }) => answerFile(deps, { now: deps.clock.read(), repos }, personId),
    save: ({ details, enrolment, personId }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const known = personId === undefined ? null : standingPerson(acting.repos, personId);
          if (personId !== undefined && known === null) return notFound();
          const saved = savePerson(acting, known, details);
          if (!saved.ok) return saved;
          if (enrolment !== undefined) {
            const enrolled = enrol(acting, saved.value, enrolment);
            if (!enrolled.ok) return enrolled;
          }
          return answerFile(deps, acting, saved.value);
        },
        { caller },
      ),
    remove: ({ personId }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const { audit, enrolments, persons } = acting.repos;
          if (persons.get(personId) === null) return notFound();
          if (!isRemovable(acting.repos, personId)) return refuse('person-in-use');
          const enrolmentIds = enrolments.ofPerson(personId).map(({ id }) => id);
          for (const id of enrolmentIds) enrolments.remove(id);
          if (persons.isReferredTo(personId)) return refuse('person-in-use');
          persons.remove(personId);
          const at = acting.now.wall;
          const removed = { enrolmentIds };
          audit.append({ at, action: 'person-removed', subjectId: personId, details: removed });
          return DONE;
        },
        { caller },
      ),
    enrol: ({ enrolment, personId }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const person = standingPerson(acting.repos, personId);
          if (person === null) return notFound();
          const enrolled = enrol(acting, person.id, enrolment);
          return enrolled.ok ? answerFile(deps, acting, person.id) : enrolled;
        },
        { caller },
      ),
    changeEnrolment: ({ enrolment, enrolmentId }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const before = acting.repos.enrolments.get(enrolmentId);
          return before === null ? notFound() : change(acting, before, { ...enrolment, held: before.held });
        },
        { caller },
      ),
    declareHeld: ({ enrolmentId, held }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const before = acting.repos.enrolments.get(enrolmentId);
          return before === null ? notFound() : change(acting, before, { ...before, held });
        },
        { caller },
      ),
    linkPassage: ({ passageId, personId }, caller) =>
      deps.act(FILE_TOPICS, (acting) => linkPassage(deps, acting, passageId, personId), { caller }),
  };
}

/** Makes a passage, with each attempt at its test, belong to another file of the same name. */
function linkPassage(deps: Deps, acting: Acting, passageId: string, personId: string): Answer<CandidateFile> {
  const { now, repos } = acting;
  const passage = repos.passages.get(passageId);
  const person = standingPerson(repos, personId);
  const session = passage === null ? null : repos.sessions.get(passage.sessionId);
  if (passage === null || person === null || session === null) return notFound();
  if (!isNamed(person, passage.candidate)) return refuse('candidate-differs');
  const attempts = repos.candidatePassages.attemptsOf(passageId);
  if (attempts.some((id) => repos.handovers.isAway(id))) return refuse('passage-away');
  if (attempts.some((id) => repos.progress.isLocked(id))) return refuse('passage-sealed');
  const isBeside = repos.together.groupOf(passageId).some((id) => {
    const mate = id === passageId ? null : repos.enrolments.ofPassage(id);
    return mate !== null && standingPerson(repos, mate.personId)?.id === person.id;
  });
  if (isBeside) return refuse('together-taken');
  const today = localDate(now.wall, deps.timeZone);
  for (const id of attempts) {
    linkChosen({ repos, newId: deps.newId, at: now.wall, today }, session, { ...passage, id }, person.id);
  }
  return answerFile(deps, acting, person.id);
}

function refusalOfEnrolment({ repos }: Acting, details: EnrolmentDetails): Refusal | null {
  const { id, version } = details.certification;
  const stored = repos.referentiels.get(id, version);
  if (stored === null) return refusePaths('enrolment.certification');
  const faults = enrolmentFaults(
    details,
    stored.certification.blocs.map((bloc) => bloc.id),
  );
  return faults.length > 0 ? refuse('person-invalid', { faults }) : null;
}

/** Names of fields only: the log is never purged, and values may be personal data. */
function changedFields<Details extends object>(before: Details, after: Partial<Details>): readonly string[] {
  return (Object.keys(after) as (keyof Details & string)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
}
