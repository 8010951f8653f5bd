/** The play itself: who plays what, and the stages and moves that the jury stamps as they pass. */
import { elapsedMs } from '../../../domain/passage/passage.timing.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { StoredDraw } from '../../db/repos/draw.repo.ts';
import type { StoredRole, StoredStamp } from '../../db/repos/roleplay.repo.ts';
import { isLocked } from '../passage/index.ts';
import type { PassageFacts, PassageChange, PassageStore, RoleplayFacts } from '../passage/index.ts';
import { refuse, notFound, wrongStage } from '../../kernel/refusal.ts';
import { playersOf, rolesOf, targetsOf } from './roleplay-view.ts';

interface Play {
  readonly roleplay: RoleplayFacts;
  readonly standing: StoredDraw;
  readonly subject: Subject;
}

/** Gives roles to members; those who are left out keep theirs. */
export function assignRoles(
  store: PassageStore,
  { facts, now }: PassageChange,
  roles: readonly StoredRole[],
): Answer<null> {
  const play = playOf(facts);
  if (!play.ok) return play;
  const { roleplay, standing, subject } = play.value;
  const before = new Map(rolesOf(facts, roleplay).map(({ jurorId, roleId }) => [jurorId, roleId]));
  for (const { jurorId, roleId } of roles) {
    const isKnown = roleId === null || subject.roles.some(({ id }) => id === roleId);
    if (!before.has(jurorId) || !isKnown) return notFound({ jurorId, roleId });
  }

  const after = new Map([...before, ...roles.map(({ jurorId, roleId }) => [jurorId, roleId] as const)]);
  const played = [...after.values()].filter((roleId) => roleId !== null);
  const twice = played.find((roleId, rank) => played.indexOf(roleId) !== rank);
  if (twice !== undefined) return refuse('role-taken', { roleId: twice });

  const changed = [...after].filter(([jurorId, roleId]) => before.get(jurorId) !== roleId);
  for (const [jurorId, roleId] of changed) {
    store.roleplay.plays.appendRole(standing.commitmentId, { jurorId, roleId }, now.wall);
  }
  if (changed.length > 0) {
    const details = { roles: changed.map(([jurorId, roleId]) => ({ jurorId, roleId })) };
    store.audit.append({ at: now.wall, action: 'roles-assigned', subjectId: facts.passage.id, details });
  }
  return { ok: true, value: null };
}

/**
 * Stamps a stage or a move with the time played in the phase. A move that is stamped already, or a stage that is the
 * last one stamped, stays as it is: a double click is no second event.
 */
export function stamp(
  store: PassageStore,
  { facts, now, state }: PassageChange,
  request: Pick<StoredStamp, 'id' | 'jurorId' | 'kind' | 'targetId'>,
): Answer<null> {
  const play = playOf(facts);
  if (!play.ok) return play;
  const { roleplay, standing, subject } = play.value;
  const { jurorId, kind, targetId } = request;
  const isTarget = targetsOf(subject, kind).some(({ id }) => id === targetId);
  const isPlayer = jurorId === null || playersOf(facts).some(({ id }) => id === jurorId);
  if (!isTarget || !isPlayer) return notFound({ targetId, jurorId });

  const { currentPhaseId, phases, stage } = state();
  const phase = phases.find(({ id }) => id === currentPhaseId);
  if (stage !== 'timed' || phase === undefined) return wrongStage({ stage });
  const ofKind = roleplay.stamps.filter((given) => given.kind === kind);
  const isGiven =
    kind === 'move'
      ? ofKind.some((given) => given.targetId === targetId)
      : ofKind.at(-1)?.targetId === targetId;
  if (isGiven) return { ok: true, value: null };
  store.roleplay.plays.appendStamp(standing.commitmentId, {
    ...request,
    phaseId: phase.id,
    elapsedMs: elapsedMs(state(), phase, now),
    at: now.wall,
  });
  return { ok: true, value: null };
}

/** Takes a stamp back; both stay on record. */
export function retractStamp(
  store: PassageStore,
  { facts, now }: PassageChange,
  stampId: string,
): Answer<null> {
  const play = playOf(facts);
  if (!play.ok) return play;
  const stamped = play.value.roleplay.stamps.find(({ id }) => id === stampId);
  if (stamped === undefined) return notFound({ stampId });
  store.roleplay.plays.retractStamp(stampId, now.wall);
  const { kind, targetId } = stamped;
  const details = { stampId, kind, targetId };
  store.audit.append({ at: now.wall, action: 'stamp-retracted', subjectId: facts.passage.id, details });
  return { ok: true, value: null };
}

function playOf(facts: PassageFacts): Answer<Play> {
  const { roleplay, state } = facts;
  if (roleplay === null) return refuse('subject-not-expected');
  if (isLocked(facts)) return wrongStage(state);
  const { standing, subject } = roleplay;
  if (standing === null || subject === null) return refuse('subject-missing');
  return { ok: true, value: { roleplay, standing, subject } };
}
