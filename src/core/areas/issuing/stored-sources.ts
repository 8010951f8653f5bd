/** What papers are made from, read from the records of the areas before this one. */
import type { CurrentRuling } from '../../../domain/bloc/current-ruling.ts';
import { resultsOfSession } from '../../../domain/issuing/results-of-session.ts';
import { declaredHolder } from '../../../domain/reporting/declared-terms.ts';
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { Repos } from '../../db/repos.ts';
import type { SealedSessionRow } from '../../db/repos/sealed-session.queries.ts';
import type { Deps } from '../../kernel/deps.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { extractOf } from './extract-data.ts';
import type { IssuingSources, SealedSession } from './issuing-sources.ts';

/** The ruling on a bloc of a candidate that is current, wherever it was sealed. */
export type CurrentOf = (enrolmentId: string, blocId: string) => CurrentRuling;

/** What stands today of what juries decided. */
export interface Standing {
  readonly currentOf: CurrentOf;
  /** Whether every bloc that a certification rests on still stands; `day` is ISO, `heldIds` were held when it was decided. */
  readonly isObtained: (
    enrolmentId: string,
    asked: { readonly day: string; readonly heldIds: readonly string[] },
  ) => boolean;
}

export function createStoredSources(
  deps: Pick<Deps, 'repos' | 'timeZone'>,
  { currentOf, isObtained }: Standing,
): IssuingSources {
  const { repos } = deps;

  return {
    minutes: (minutesId) => {
      const row = repos.sealedSessions.get(minutesId);
      return row === null ? null : readSealed(row);
    },
    ofSession: (sessionId, part) => ({
      count: repos.sealedSessions.count(sessionId),
      rows: repos.sealedSessions.ofSession(sessionId, part).flatMap((row) => readSealed(row) ?? []),
    }),
    holder: (enrolmentId) => holderOf(repos, enrolmentId),
    ofSamePerson: (enrolmentId) => ofSamePerson(repos, enrolmentId),
    isCurrent: ({ contentDigest }, { enrolmentId }, blocId) =>
      isAmong(currentOf(enrolmentId, blocId), contentDigest),
    isObtained: ({ results }, { enrolmentId, rows }) =>
      isObtained(enrolmentId, {
        day: results.session.date,
        heldIds: rows.filter(({ state }) => state === 'held').map(({ blocId }) => blocId),
      }),
    competences: ({ results }, blocId) => {
      const { id, version } = results.certification;
      const certification = repos.referentiels.get(id, version)?.certification;
      const bloc = certification?.blocs.find((each) => each.id === blocId);
      return (bloc?.competenceIds ?? []).flatMap(
        (competenceId) =>
          certification?.competences.find((each) => each.id === competenceId)?.statement ?? [],
      );
    },
    extract: (enrolmentId) => extractOf(deps, currentOf, enrolmentId),
  };
}

/** Null where a later version wrote them, or they no longer read. */
function readSealed({ contentDigest, id, json, sessionId }: SealedSessionRow): SealedSession | null {
  try {
    const file = sessionFileSchema.safeParse(JSON.parse(json));
    if (!file.success) return null;
    return { id, sessionId, contentDigest, results: resultsOfSession(file.data.content) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isAmong(current: CurrentRuling, contentDigest: string): boolean {
  return current.state === 'current' && current.rulings.some(({ digest }) => digest === contentDigest);
}

function ofSamePerson(
  repos: Pick<Repos, 'enrolments' | 'merges' | 'persons'>,
  enrolmentId: string,
): readonly string[] {
  const enrolment = repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  if (enrolment === null || person === null) return [enrolmentId];
  return enrolmentsOf(repos, person.id)
    .filter(({ certification }) => certification.id === enrolment.certification.id)
    .map(({ id }) => id);
}

function holderOf(
  repos: Pick<Repos, 'enrolments' | 'merges' | 'persons'>,
  enrolmentId: string,
): ReturnType<IssuingSources['holder']> {
  const enrolment = repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  if (enrolment === null || person === null) return null;
  return {
    personId: person.id,
    person: declaredHolder(person),
    enrolment: {
      accessWay: enrolment.accessWay,
      vaeWay: enrolment.vaeWay,
      initiative: enrolment.initiative,
      enrolledOn: enrolment.enrolledOn,
    },
  };
}
