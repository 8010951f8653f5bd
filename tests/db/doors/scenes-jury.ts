/** What becomes of a jury while a passage goes on: members leave, arrive, preside, and a test begins anew. */
import * as aim from './aim.ts';
import type { PassageRow } from './facts.ts';
import type { World } from './world.ts';

const BEGUN = aim.isOf('timed', 'marking', 'deliberation', 'decision');

interface Act {
  readonly type: string;
  readonly seq: number;
  readonly payload: { readonly jurorId?: string; readonly needsRuling?: boolean };
}

function actsOf({ facts }: World, passageId: string): readonly Act[] {
  return facts
    .events(passageId)
    .map(({ payload, seq, type }) => ({ seq, type, payload: JSON.parse(payload) as Act['payload'] }));
}

/** Members whose withdrawal after the start stands. */
export function gone(world: World, passageId: string): ReadonlySet<string> {
  const left = new Set<string>();
  for (const { payload, type } of actsOf(world, passageId)) {
    if (type === 'member-withdrawn') left.add(payload.jurorId ?? '');
    if (type === 'withdrawal-undone') left.delete(payload.jurorId ?? '');
  }
  return left;
}

/** Whether the president owes a ruling on a withdrawal. */
export function awaitsRuling(world: World, passageId: string): boolean {
  const last = actsOf(world, passageId).findLast(
    ({ payload, type }) =>
      (type === 'member-withdrawn' && payload.needsRuling === true) ||
      /^withdrawal-(ruled|undone)$/.test(type),
  );
  return last?.type === 'member-withdrawn';
}

/** Who presides now, by the session or by an act of the passage; null once they have left. */
export function presiding(world: World, target: PassageRow): string | null {
  const named = actsOf(world, target.id).findLast(({ type }) => type === 'president-named')?.payload.jurorId;
  const convened = world.facts.members(target.session_id).find(({ is_president }) => is_president === 1)?.id;
  const id = named ?? convened ?? null;
  return id === null || gone(world, target.id).has(id) ? null : id;
}

export async function ruleOnWithdrawal(world: World, target: PassageRow): Promise<void> {
  const president = presiding(world, target);
  if (president === null) return succession(world, target);
  await world.ask('passages', 'ruleOnWithdrawal', {
    passageId: target.id,
    ruling: world.chance.odds(0.8) ? 'continue' : 'restart',
    reason: aim.words(world, 'Décision'),
    pin: aim.pinOf(world, president),
  });
}

async function succession(world: World, target: PassageRow): Promise<void> {
  const left = gone(world, target.id);
  const remaining = world.facts
    .members(target.session_id)
    .filter(({ id, is_consultative }) => !left.has(id) && is_consultative === 0 && world.pins.has(id))
    .filter(({ id }) => !world.facts.withdrawn(target.id).has(id));
  const successor = world.chance.of(remaining);
  if (successor === undefined) return;
  await world.ask('passages', 'namePresident', {
    passageId: target.id,
    jurorId: successor.id,
    confirmations: remaining.map(({ id }) => ({ jurorId: id, pin: aim.pinOf(world, id) })),
  });
}

/** A member leaves, for a link or for another cause; sometimes they thought better of it. */
export async function departure(world: World): Promise<void> {
  const { chance, facts } = world;
  const target = aim.passage(world, BEGUN);
  if (target === null) return;
  const left = gone(world, target.id);
  const there = facts.members(target.session_id).filter(({ id }) => world.pins.has(id) && !left.has(id));
  const president = there.find(({ id }) => id === presiding(world, target));
  const juror = president !== undefined && chance.odds(0.4) ? president : chance.of(there);
  if (juror === undefined) return;
  const withdrawn = await world.ask('passages', 'withdrawMember', {
    passageId: target.id,
    jurorId: juror.id,
    cause: chance.one(['link', 'departure'] as const),
    reason: aim.words(world, 'Départ'),
    confirmations: [{ jurorId: juror.id, pin: aim.pinOf(world, juror.id) }],
  });
  if (!withdrawn.ok) return;
  await world.ask('deliberation', 'get', { passageId: target.id });
  if (chance.odds(0.4))
    await world.ask('passages', 'undoWithdrawal', { passageId: target.id, jurorId: juror.id });
  else if (awaitsRuling(world, target.id)) await ruleOnWithdrawal(world, target);
  else if (presiding(world, target) === null) await succession(world, target);
}

/** A member who was not there declares, and is called in. */
export async function arrival(world: World): Promise<void> {
  const { chance, facts } = world;
  const target = aim.passage(world, aim.isOf('reception', 'timed', 'marking'));
  if (target === null) return;
  const passageId = target.id;
  const members = facts.members(target.session_id);
  const juror = target.stage === 'reception' && members.length > 2 ? chance.one(members) : members.at(-1);
  if (juror === undefined) return;
  if (target.stage === 'reception') {
    await world.ask('passages', 'setPresence', { passageId, jurorId: juror.id, presence: 'absent' });
    if (chance.odds(0.5)) return;
  }
  await world.ask('passages', 'declare', { passageId, jurorId: juror.id, kind: 'no-link', reason: '' });
  await world.ask('passages', 'callMember', { passageId, jurorId: juror.id, presence: 'on-site' });
}

export async function anew(world: World): Promise<void> {
  const target = aim.passage(world, BEGUN);
  const president = target === null ? null : presiding(world, target);
  if (target === null || president === null) return;
  await world.ask('passages', 'restart', {
    passageId: target.id,
    cause: 'ruling',
    reason: aim.words(world, 'Motif'),
    pin: aim.pinOf(world, president),
  });
}
