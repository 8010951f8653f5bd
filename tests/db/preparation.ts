/** Requests of preparation that the tests share. */
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import { valueOf } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { NEW_DETAILS } from '../../src/shared/areas/preparation/sessions.ts';

type SessionRequest = Parameters<Panel['handlers']['sessions']['save']>[0];
type MemberRequest = Parameters<Panel['handlers']['sessions']['saveMember']>[0];
type PassageRequest = Parameters<Panel['handlers']['setups']['save']>[0];

export const SESSION: SessionRequest = {
  ...NEW_DETAILS,
  title: 'Session de novembre',
  date: '2026-11-24',
  place: 'Salle 1',
  status: 'proposition',
  referentiel: { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' },
  blocIds: ['BC1', 'BC3'],
};

export function member(sessionId: string, change: Partial<MemberRequest> = {}): MemberRequest {
  return {
    sessionId,
    name: 'Ada Exemple',
    capacity: 'Formatrice',
    college: 'employers',
    isPresident: false,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site',
    ...change,
  };
}

export function passage(sessionId: string, change: Partial<PassageRequest> = {}): PassageRequest {
  return {
    sessionId,
    candidate: {
      lastName: 'Exemple',
      firstName: 'Zoé',
      birthDate: '2000-02-29',
      birthPlace: 'Lyon',
      company: 'Maison fictive',
      trainingBody: 'Institut fictif',
      tutor: 'Noé Exemple',
    },
    testId: 'BC1-oral-defence',
    caseTitle: '',
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    evaluatorChoice: null,
    plannedTime: '09:30',
    importedResults: {},
    ...change,
  };
}

export async function newSession({ handlers }: Panel): Promise<SessionView> {
  return valueOf(await handlers.sessions.save(SESSION));
}

/** Puts the first event of a passage into its journal, as its conduct would. */
export async function begin({ handlers }: Panel, passageId: string): Promise<void> {
  const command = { type: 'check-identity', document: 'passport', note: '' } as const;
  valueOf(await handlers.passages.command({ passageId, command }));
}
