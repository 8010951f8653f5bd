/** A candidate who is heard twice on one bloc: a defence, then a role play, each to its sealed minutes. People are invented. */
import type { Page } from '@playwright/test';
import type { SessionView } from '../../src/shared/areas/preparation/sessions.ts';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import { get } from './pages/api.ts';
import { bringTo, command, passageView, receive } from './stages.ts';
import type { Subject } from './stages.ts';

export const PRESIDENT = 'Ondine Tamaris';
export const MEMBERS = [PRESIDENT, 'Barnabé Églantier'] as const;
export const CANDIDATE = { lastName: 'Fictif', firstName: 'Noé' };
export const REFUSAL = 'Vente additionnelle absente.';

const AS_USUAL = { timeMeasure: { kind: 'none' as const }, otherMeasures: [] };

/** Fields of a passage of that test; `personId` says whose file it belongs to. */
export function passageSetup(
  sessionId: string,
  testId: string,
  { firstName, lastName }: typeof CANDIDATE = CANDIDATE,
) {
  return {
    sessionId,
    candidate: {
      ...{ lastName, firstName, birthDate: '2001-02-03', birthPlace: 'Ville-Fictive' },
      ...{ company: 'Biscuiterie imaginaire', trainingBody: 'Centre d’essai', tutor: '' },
    },
    testId,
    caseTitle: testId.endsWith('defence') ? 'Ouvrir un compte « cantines »' : '',
    accommodation: AS_USUAL,
    evaluatorChoice: null,
    plannedTime: null,
    importedResults: {},
  };
}

/** A deciding session on BC1, with a jury of two. */
export async function makeDecidingSession(page: Page): Promise<SessionView> {
  const listed = await get(page, 'referentiels', 'list', undefined);
  const cqp = listed.find(({ isModel, version }) => !isModel && version === '1.0.0');
  if (cqp === undefined) throw new Error('no certification');
  let session = await get(page, 'sessions', 'save', {
    title: 'Session de Ville-Fictive',
    date: '2026-11-24',
    place: 'Salle des Bruyères',
    status: 'decision',
    referentiel: { id: cqp.id, version: cqp.version },
    blocIds: ['BC1'],
  });
  for (const name of MEMBERS) {
    session = await get(page, 'sessions', 'saveMember', {
      ...{ sessionId: session.id, name, capacity: 'Responsable commerce' },
      ...{ college: 'professional', isExternal: true, isConsultative: false, presence: 'on-site' },
      isPresident: name === PRESIDENT,
    });
    const jurorId = session.members.find((member) => member.name === name)?.id ?? '';
    await get(page, 'sessions', 'setPin', { jurorId, pin: SAMPLE_PIN });
  }
  return session;
}

export interface Heard {
  readonly defence: Subject;
  readonly rolePlay: Subject;
  readonly personId: string;
  readonly enrolmentId: string;
}

/** Both tests of the candidate, the first favourable and the second not, and the results that no jury gives. */
export async function hearTwice(page: Page, session: SessionView): Promise<Heard> {
  const { id: passageId } = await get(page, 'setups', 'save', passageSetup(session.id, 'BC1-oral-defence'));
  const defence: Subject = { page, passageId };
  await bringTo(defence, 'archived');
  const [row] = (await get(page, 'decisions', 'table', { sessionId: session.id })).rows;
  if (row === undefined) throw new Error('no candidate');
  const { enrolmentId, personId } = row;
  const second = { ...passageSetup(session.id, 'BC1-role-play'), personId };
  const rolePlay: Subject = { page, passageId: (await get(page, 'setups', 'save', second)).id };
  await playToDecision(rolePlay);
  await get(page, 'deliberation', 'decide', {
    ...{ passageId: rolePlay.passageId, outcome: 'refused', reason: REFUSAL, recommendations: '' },
    ...{ vote: null, dissents: [], hasCastingVote: false },
  });
  await get(page, 'minutes', 'lock', { passageId: rolePlay.passageId });
  await bringTo(rolePlay, 'archived');
  await enterScores(page, enrolmentId);
  return { defence, rolePlay, personId, enrolmentId };
}

/** What the tutor and the centre give for the bloc's other tests. */
export async function enterScores(page: Page, enrolmentId: string): Promise<void> {
  for (const testId of ['BC1-questionnaire', 'BC1-workplace-observation']) {
    await get(page, 'candidates', 'recordEvidence', {
      ...{ enrolmentId, testId, kind: 'score', date: '2026-11-03', author: 'Gilda Serpolet' },
      ...{ value: '15', outOf: '20', outcome: 'favourable', reference: '', isExcused: false },
    });
  }
}

async function playToDecision(subject: Subject): Promise<void> {
  const { page, passageId } = subject;
  const { pool } = await get(page, 'roleplay', 'get', { passageId });
  const view = await get(page, 'roleplay', 'choose', {
    ...{ passageId, subjectId: pool[0]?.id ?? '', repeatReason: null, replaceReason: null },
  });
  const { seats } = await passageView(subject);
  const roleId = view.subject?.roles[0]?.id ?? '';
  const roles = [{ jurorId: seats[0]?.jurorId ?? '', roleId }];
  await get(page, 'roleplay', 'assignRoles', { passageId, roles });
  await receive(subject, await passageView(subject));
  await command(subject, { type: 'start-phase', phaseId: 'role-play' });
  await command(subject, { type: 'start-phase', phaseId: 'interview', isEarlyConfirmed: true });
  await command(subject, { type: 'end-phase', isEarlyConfirmed: true });
  await command(subject, { type: 'close-timed-phases' });
  await bringTo(subject, 'decision');
}

/** Locks what the jury of a session decided, has every member sign it, and archives it, by requests. */
export async function sealSession(page: Page, sessionId: string): Promise<void> {
  const { lock } = await get(page, 'sessionMinutes', 'lock', { sessionId });
  if (lock === null) throw new Error('nothing was locked');
  for (const [seed, { jurorId }] of lock.awaited.entries()) {
    await get(page, 'sessionMinutes', 'sign', {
      ...{ sessionId, jurorId, pin: SAMPLE_PIN },
      ...{ contentDigest: lock.contentDigest, svg: inkSignature(seed) },
    });
  }
  await get(page, 'sessionMinutes', 'archive', { sessionId });
}

/** Every test of BC1 is favourable on the candidate's file, and each member declared no link. */
export async function prepareDecision(page: Page, session: SessionView): Promise<string> {
  await get(page, 'setups', 'save', passageSetup(session.id, 'BC1-oral-defence'));
  const { members, rows } = await get(page, 'decisions', 'table', { sessionId: session.id });
  const enrolmentId = rows[0]?.enrolmentId ?? '';
  await enterScores(page, enrolmentId);
  for (const testId of ['BC1-oral-defence', 'BC1-role-play']) {
    await get(page, 'candidates', 'recordEvidence', {
      ...{ enrolmentId, testId, kind: 'on-file', date: '2026-11-20', author: 'Jury de Ville-Fictive' },
      ...{ value: null, outOf: null, outcome: 'favourable', reference: 'PV papier 12', isExcused: false },
    });
  }
  for (const { id: jurorId } of members) {
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    await get(page, 'decisions', 'declareLinks', { sessionId: session.id, jurorId, declarations });
  }
  return enrolmentId;
}
