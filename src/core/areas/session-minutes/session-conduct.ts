/** What happened on the day of a session, as the sealed minutes of its passages tell it. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { Repos } from '../../db/repos.ts';
import { readMinutesFile } from '../minutes/index.ts';

export interface SessionConduct {
  readonly absences: SessionContent['absences'];
  readonly incidents: SessionContent['incidents'];
  /** Measures granted, by enrolment. */
  readonly accommodation: ReadonlyMap<string, readonly string[]>;
}

/** Absences, incidents and measures of the session's archived passages, in the order in which they passed. */
export function sessionConduct(
  { enrolments, minutes, passages }: Pick<Repos, 'enrolments' | 'minutes' | 'passages'>,
  sessionId: string,
): SessionConduct {
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
    return [content];
  });
  return {
    absences: told.flatMap(absencesOf),
    incidents: told.flatMap(incidentsOf),
    accommodation,
  };
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
