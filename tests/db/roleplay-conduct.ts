/** Role plays as a jury holds them, through the use cases only. */
import type { RoleplayView } from '../../src/shared/areas/roleplay.ts';
import { command, prepare, receive } from './passage-conduct.ts';
import type { Prepared } from './passage-conduct.ts';
import { done, minutesMs } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

type DrawRequest = Parameters<Panel['handlers']['roleplay']['draw']>[0];
type Candidate = Parameters<Panel['handlers']['setups']['save']>[0]['candidate'];

export const NO_REASON = { repeatReason: null, replaceReason: null } as const;
export const PLAIN_DRAW: Omit<DrawRequest, 'passageId'> = { ...NO_REASON, exclusions: [] };

/** A session with one role play of a bloc. */
export function prepareRolePlay(panel: Panel, jurorCount = 2, blocId = 'BC2'): Promise<Prepared> {
  return prepare(panel, jurorCount, { testId: `${blocId}-role-play`, caseTitle: '' });
}

/** What is prepared for a role play of another candidate. */
export function rolePlaySetup(sessionId: string, blocId: string, candidate: Partial<Candidate> = {}) {
  return {
    sessionId,
    candidate: {
      lastName: 'Serpolet',
      firstName: 'Iris',
      birthDate: '1999-12-31',
      birthPlace: 'Ville-Fictive',
      company: 'Laiterie imaginaire',
      trainingBody: 'Centre d’essai',
      tutor: 'Gilda Serpolet',
      ...candidate,
    },
    testId: `${blocId}-role-play`,
    caseTitle: '',
    accommodation: { timeMeasure: { kind: 'none' as const }, otherMeasures: [] },
    evaluatorChoice: null,
    plannedTime: null,
    importedResults: {},
  };
}

/** One more role play in a session, of another candidate unless told. */
export async function addRolePlay(
  panel: Panel,
  { sessionId, jurorIds }: Prepared,
  candidate: Partial<Candidate> = {},
): Promise<Prepared> {
  const setup = await done(panel.handlers.setups.save(rolePlaySetup(sessionId, 'BC2', candidate)));
  return { sessionId, jurorIds, passageId: setup.id };
}

export function viewOf(panel: Panel, passageId: string): Promise<RoleplayView> {
  return done(panel.handlers.roleplay.get({ passageId }));
}

export function pick(panel: Panel, passageId: string, subjectId: string): Promise<RoleplayView> {
  return done(panel.handlers.roleplay.choose({ passageId, subjectId, ...NO_REASON }));
}

/** Ids of the pool, in order. */
export async function poolIds(panel: Panel, passageId: string): Promise<readonly string[]> {
  return (await viewOf(panel, passageId)).pool.map(({ id }) => id);
}

/** From a chosen subject to the end of the timed phases: a stage and a move stamped on the way. */
export async function playThrough(panel: Panel, passage: Prepared): Promise<void> {
  const { passageId, jurorIds } = passage;
  const { roleplay } = panel.handlers;
  const { subject } = await viewOf(panel, passageId);
  const [role] = subject?.roles ?? [];
  await done(
    roleplay.assignRoles({ passageId, roles: [{ jurorId: jurorIds[0] ?? '', roleId: role?.id ?? '' }] }),
  );
  await receive(panel, passage);
  await command(panel, passageId, { type: 'start-phase', phaseId: 'role-play' });
  panel.drive.advance(minutesMs(2));
  await done(roleplay.stamp({ passageId, kind: 'stage', targetId: 'contact', jurorId: null }));
  panel.drive.advance(minutesMs(4));
  const moveId = role?.moves[0]?.id ?? '';
  await done(roleplay.stamp({ passageId, kind: 'move', targetId: moveId, jurorId: jurorIds[0] ?? null }));
  panel.drive.advance(minutesMs(9));
  await command(panel, passageId, { type: 'start-phase', phaseId: 'interview' });
  panel.drive.advance(minutesMs(10));
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
}
