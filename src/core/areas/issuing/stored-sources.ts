/** What papers are made from, read from the records of the areas before this one. */
import { currentRuling } from '../../../domain/bloc/current-ruling.ts';
import { resultsOfSession } from '../../../domain/issuing/results-of-session.ts';
import { countryOfBirth } from '../../../domain/reporting/declared-terms.ts';
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { Repos } from '../../db/repos.ts';
import type { SealedSessionRow } from '../../db/repos/sealed-session.queries.ts';
import type { Deps } from '../../kernel/deps.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { extractOf } from './extract-data.ts';
import type { IssuingSources, SealedSession } from './issuing-sources.ts';

export function createStoredSources(deps: Pick<Deps, 'repos'>): IssuingSources {
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
    isCurrent: ({ contentDigest }, { enrolmentId }, blocId) =>
      currentDigests(repos, enrolmentId, blocId).includes(contentDigest),
    competences: ({ results }, blocId) => {
      const { id, version } = results.certification;
      const certification = repos.referentiels.get(id, version)?.certification;
      const bloc = certification?.blocs.find((each) => each.id === blocId);
      return (bloc?.competenceIds ?? []).flatMap(
        (competenceId) =>
          certification?.competences.find((each) => each.id === competenceId)?.statement ?? [],
      );
    },
    extract: (enrolmentId) => extractOf(deps, enrolmentId),
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

/** Digests of the minutes whose ruling on a bloc stands, over every enrolment of the person for the certification. */
function currentDigests(repos: Repos, enrolmentId: string, blocId: string): readonly string[] {
  const enrolment = repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  if (enrolment === null || person === null) return [];
  const rulings = enrolmentsOf(repos, person.id)
    .filter(({ certification }) => certification.id === enrolment.certification.id)
    .flatMap(({ id }) => repos.sealedSessions.rulings(id, blocId))
    // What a revocation takes away has no outcome.
    .map((ruling) => ({
      ...ruling,
      outcome: ruling.outcome ?? ('adjourned' as const),
      from: 'session-minutes' as const,
    }));
  const current = currentRuling(rulings);
  return current.state === 'current' ? current.rulings.map(({ digest }) => digest) : [];
}

function holderOf(
  repos: Pick<Repos, 'enrolments' | 'merges' | 'persons'>,
  enrolmentId: string,
): ReturnType<IssuingSources['holder']> {
  const enrolment = repos.enrolments.get(enrolmentId);
  const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
  if (enrolment === null || person === null) return null;
  const { birth, birthName, firstNames, sex, usualName } = person;
  return {
    person: {
      birthName,
      usualName,
      firstNames,
      sex,
      birthDate: birth.date,
      birthPlace: birth.place,
      birthCode: birth.code,
      birthPostcode: birth.postcode,
      birthCountry: countryOfBirth(birth.country, birth.code),
    },
    enrolment: {
      accessWay: enrolment.accessWay,
      vaeWay: enrolment.vaeWay,
      initiative: enrolment.initiative,
      enrolledOn: enrolment.enrolledOn,
    },
  };
}
