/** Minutes from elsewhere as a session shows them, and whose file each of their candidates belongs to, which a person says. */
import { foldName } from '../../../domain/candidate/fold-name.ts';
import { likeness } from '../../../domain/candidate/likeness.ts';
import type { Likened } from '../../../domain/candidate/likeness.ts';
import { displayName } from '../../../domain/candidate/person.ts';
import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { AnyContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { ForeignCandidate, ForeignView } from '../../../shared/areas/decisions/received.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { ForeignMinutes } from '../../db/repos/foreign-minutes.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { DONE, granted, notFound, refuse } from '../../kernel/refusal.ts';
import {
  createAlikeIndex,
  enrolledFor,
  enrolmentsOf,
  enrolNamed,
  standingPerson,
} from '../candidates/index.ts';
import {
  candidatesIn,
  createForeignReader,
  rectificationOf,
  statusOf,
  unknownAuthorities,
} from './foreign-content.ts';
import type { NamedCandidate } from './foreign-content.ts';
import { isSessionLocked } from './rule.ts';
import { draftsOf, scopeOf } from './session-scope.ts';
import type { ScopeParts, SessionScope } from './session-scope.ts';

type Handlers = Pick<
  AreaHandlers<'decisions'>,
  'foreign' | 'foreignCandidates' | 'readForeign' | 'linkForeign'
>;

/** Persons who are alike, as many as a line shows. */
const MOST_ALIKE = 5;

interface Place {
  readonly minutes: ForeignMinutes;
  readonly index: number;
  readonly named: NamedCandidate;
}

export function createForeignUsecases(deps: Deps, parts: ScopeParts): Handlers {
  const { repos } = deps;
  const read = createForeignReader();

  function placesOf(minutes: ForeignMinutes): readonly Place[] {
    const content = read(minutes);
    return content === null ? [] : candidatesIn(content).map((named, index) => ({ minutes, index, named }));
  }

  return {
    foreign: ({ limit = MOST_ROWS, offset = 0, sessionId }) => {
      if (repos.sessions.get(sessionId) === null) return notFound({ sessionId });
      const all = repos.foreign.ofSession(sessionId);
      const rows = all.slice(offset, offset + limit).flatMap((minutes) => {
        const content = read(minutes);
        return content === null ? [] : [viewMinutes(repos, minutes, content)];
      });
      return granted({ count: all.length, rows });
    },

    foreignCandidates: ({ limit = MOST_ROWS, offset = 0, sessionId }) => {
      if (repos.sessions.get(sessionId) === null) return notFound({ sessionId });
      const places = repos.foreign
        .ofSession(sessionId)
        .filter((minutes) => rectificationOf(repos, minutes) === null)
        .flatMap(placesOf);
      const groups = [...grouped(repos, places)].toSorted(
        (a, b) => Number(a.enrolmentId !== null) - Number(b.enrolmentId !== null),
      );
      const alike = createAlikeIndex(repos);
      const rows = groups
        .slice(offset, offset + limit)
        .map((group) => viewCandidate(repos, group, read, alike));
      return granted({ count: groups.length, rows });
    },

    readForeign: ({ foreignId }) => {
      const pdf = repos.foreign.pdf(foreignId);
      return pdf === null ? notFound({ foreignId }) : granted(new Uint8Array(pdf));
    },

    linkForeign: ({ of, personId, sessionId }, caller) =>
      deps.act(
        ['decisions', 'candidates'],
        (acting) => {
          const scope = scopeOf(parts, sessionId);
          if (scope === null) return notFound({ sessionId });
          if (isSessionLocked(acting.repos, sessionId)) return refuse('session-locked');
          const brought = new Set(acting.repos.foreign.ofSession(sessionId).map(({ id }) => id));
          const places: Place[] = [];
          for (const { foreignId, index } of of) {
            const minutes = brought.has(foreignId) ? acting.repos.foreign.get(foreignId) : null;
            const place = minutes === null ? undefined : placesOf(minutes)[index];
            if (place === undefined) return notFound({ foreignId, index });
            places.push(place);
          }
          return linkPlaces(deps, parts, acting, scope, places, personId);
        },
        { caller },
      ),
  };
}

/** Someone as likeness compares them. */
function asPerson({ birthDate, birthName, birthPlace, firstName, usualName }: NamedCandidate): Likened {
  return {
    birthName,
    usualName,
    firstNames: [firstName],
    birth: {
      date: birthDate === '' ? null : birthDate,
      place: birthPlace,
      code: null,
      postcode: null,
      country: null,
    },
  };
}

/** Says, in one act, that all of them are one person's; the session then decides on that person. */
function linkPlaces(
  { newId, timeZone }: Deps,
  parts: ScopeParts,
  { now: { wall: at }, repos }: Acting,
  { session }: SessionScope,
  places: readonly Place[],
  personId: string | null,
): Answer<null> {
  const [first] = places;
  if (first === undefined) return DONE;
  const named = places.map((place) => asPerson(place.named));
  const chosen = personId === null ? null : standingPerson(repos, personId);
  if (personId !== null && chosen === null) return notFound({ personId });
  const like = chosen ?? asPerson(first.named);
  // Nobody's results are given to someone who is called otherwise: a name is mended in the candidate's file.
  if (named.some((each) => likeness(each, like) === null)) return refuse('candidate-differs', { personId });
  const linking = { repos, newId, at, today: localDate(at, timeZone) };
  const enrolment =
    chosen === null
      ? enrolNamed(linking, session, asPerson(first.named))
      : enrolledFor(linking, session, chosen.id);
  if (enrolment === null) return notFound({ personId });
  const family = enrolmentsOf(repos, enrolment.personId).map(({ id }) => id);
  for (const { index, minutes } of places) {
    const links = repos.foreign.links(minutes.id);
    const isAnotherThere = [...links].some(([other, id]) => other !== index && family.includes(id));
    if (isAnotherThere) return refuse('candidate-differs', { personId });
    const before = links.get(index);
    if (before !== undefined && family.includes(before)) continue;
    if (before !== undefined && isRuledOn(repos, before, minutes.digest))
      return refuse('candidate-decided', { enrolmentId: before });
    repos.foreign.link(minutes.id, index, enrolment.id, at);
    const details = { index, enrolmentId: enrolment.id, number: minutes.number };
    repos.audit.append({ at, action: 'foreign-linked', subjectId: minutes.id, details });
  }
  addToSession(parts, repos, session.id, { enrolment, family, at });
  return DONE;
}

function addToSession(
  { repos: reading }: ScopeParts,
  { sessionCandidates }: Pick<Repos, 'sessionCandidates'>,
  sessionId: string,
  asked: {
    readonly enrolment: EnrolmentRecord;
    readonly family: readonly string[];
    readonly at: Acting['now']['wall'];
  },
): void {
  const standing = [
    ...reading.sessionCandidates.heard(sessionId),
    ...reading.sessionCandidates.listed(sessionId),
  ];
  if (!asked.family.some((id) => standing.includes(id)))
    sessionCandidates.list(sessionId, asked.enrolment.id, true, asked.at);
}

/** Whether a ruling that stands or is sealed rests on those minutes, or replaces what they decided. */
function isRuledOn(repos: Repos, enrolmentId: string, digest: string): boolean {
  const owner = repos.enrolments.get(enrolmentId)?.personId ?? '';
  const person = standingPerson(repos, owner);
  const family = person === null ? [enrolmentId] : enrolmentsOf(repos, person.id).map(({ id }) => id);
  return family
    .flatMap((id) => repos.rulings.ofEnrolment(id))
    .some(({ blocId, grounds, id, sessionId, supersedes }) => {
      const isNamed =
        supersedes.some((each) => each.digest === digest) ||
        grounds.evidence.some(
          ({ reference }) => reference?.kind === 'minutes' && reference.digest === digest,
        );
      if (!isNamed) return false;
      return repos.sealed.isSealed(id) || draftsOf(repos, sessionId, family).get(blocId)?.id === id;
    });
}

interface Group {
  readonly places: Place[];
  readonly enrolmentId: string | null;
}

/** Places of one name and birth date; what was said to belong to different files stays apart. */
function grouped({ foreign }: Pick<Repos, 'foreign'>, places: readonly Place[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const place of places) {
    const { birthDate, birthName, firstName } = place.named;
    const enrolmentId = foreign.links(place.minutes.id).get(place.index) ?? null;
    const key = [foldName(birthName), foldName(firstName), birthDate, enrolmentId ?? ''].join('\u0000');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { places: [place], enrolmentId });
    else group.places.push(place);
  }
  return groups.values();
}

function viewCandidate(
  repos: Repos,
  { enrolmentId, places }: Group,
  read: (minutes: ForeignMinutes) => AnyContent | null,
  alike: ReturnType<typeof createAlikeIndex>,
): ForeignCandidate {
  const named = places[0]?.named;
  const enrolment = enrolmentId === null ? null : repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  return {
    name: named === undefined ? '' : displayName(asPerson(named)),
    birthDate: named?.birthDate ?? '',
    birthPlace: named?.birthPlace ?? '',
    of: places.slice(0, MOST_ROWS).map(({ index, minutes }) => {
      const content = read(minutes);
      return {
        foreignId: minutes.id,
        index,
        number: minutes.number,
        testTitle: content === null || isSessionContent(content) ? null : content.test.title,
        date: content?.session.date ?? '',
      };
    }),
    linked:
      person === null || enrolmentId === null
        ? null
        : { enrolmentId, personId: person.id, name: displayName(person) },
    alike: named === undefined ? [] : alike.of(asPerson(named)).slice(0, MOST_ALIKE),
  };
}

function viewMinutes(repos: Repos, minutes: ForeignMinutes, content: AnyContent): ForeignView {
  const after = rectificationOf(repos, minutes);
  const count = candidatesIn(content).length;
  const { date, organisation, title } = content.session;
  return {
    id: minutes.id,
    kind: minutes.kind,
    number: minutes.number,
    digest: minutes.digest,
    source: minutes.source,
    title,
    organisation,
    date,
    testTitle: isSessionContent(content) ? null : content.test.title,
    mandate: content.status,
    status: after === null ? statusOf(repos, minutes) : 'replaced',
    replacedBy: after?.number ?? null,
    authority: minutes.verdict.authority,
    unknownAuthorities: unknownAuthorities(repos, minutes),
    candidateCount: count,
    unlinkedCount: count - repos.foreign.links(minutes.id).size,
  };
}
