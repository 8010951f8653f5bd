/** What happened on the day of a session, as the sealed minutes of its passages tell it. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { Repos } from '../../db/repos.ts';
import { standingPerson } from '../candidates/index.ts';
import { readMinutesFile } from '../minutes/index.ts';

/** What happened, and to whom: the id of who stands for the candidate, null where nobody is enrolled. */
interface OfCandidate<Happened> {
  readonly personId: string | null;
  readonly told: Happened;
}

export interface SessionConduct {
  readonly absences: readonly OfCandidate<SessionContent['absences'][number]>[];
  readonly incidents: readonly OfCandidate<SessionContent['incidents'][number]>[];
  /** Measures granted, by enrolment. */
  readonly accommodation: ReadonlyMap<string, readonly string[]>;
}

/** Absences, incidents and measures of the session's archived passages, in the order in which they passed. */
export function sessionConduct(
  repos: Pick<Repos, 'enrolments' | 'merges' | 'minutes' | 'passages' | 'persons'>,
  sessionId: string,
): SessionConduct {
  const { enrolments, minutes, passages } = repos;
  const accommodation = new Map<string, readonly string[]>();
  const told = passages.ofSession(sessionId).flatMap(({ id }) => {
    const minutesId = minutes.idOfPassage(id);
    const files = minutesId === null ? null : minutes.files(minutesId);
    const content = files === null ? undefined : readMinutesFile(files.json)?.content;
    if (content === undefined) return [];
    const enrolment = enrolments.ofPassage(id);
    if (enrolment !== null && content.accommodation.length > 0) {
      const known = accommodation.get(enrolment.id) ?? [];
      accommodation.set(enrolment.id, [...new Set([...known, ...content.accommodation])]);
    }
    const personId = enrolment === null ? null : (standingPerson(repos, enrolment.personId)?.id ?? null);
    return [{ content, personId }];
  });
  return {
    absences: told.flatMap(({ content, personId }) =>
      absencesOf(content).map((absence) => ({ personId, told: absence })),
    ),
    incidents: told.flatMap(({ content, personId }) =>
      incidentsOf(content).map((incident) => ({ personId, told: incident })),
    ),
    accommodation,
  };
}

/** What was told before is not told again: minutes that complete others hold what concerns those of whom they speak. */
export function toldOf<Happened>(
  happened: readonly OfCandidate<Happened>[],
  persons: readonly string[] | null,
): Happened[] {
  return happened.flatMap(({ personId, told }) =>
    persons === null || (personId !== null && persons.includes(personId)) ? [told] : [],
  );
}

function absencesOf(content: MinutesContent): SessionContent['absences'] {
  const { note, status } = content.attendance;
  if (status === 'present' || status === 'late') return [];
  return [
    {
      candidate: nameIn(content),
      testTitle: content.test.title,
      date: content.session.date,
      isJustified: status === 'absent-justified',
      note,
    },
  ];
}

function incidentsOf(content: MinutesContent): SessionContent['incidents'] {
  return content.conduct
    .filter(({ type }) => type === 'incident')
    .map(({ at, detail, text }) => ({
      candidate: nameIn(content),
      testTitle: content.test.title,
      at,
      detail,
      text,
    }));
}

function nameIn({ candidate }: MinutesContent): string {
  return `${candidate.lastName} ${candidate.firstName}`;
}
