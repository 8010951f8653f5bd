/** Stories of who sits: a decision while one is away, a stranger who presides, a word taken back, a door that opens too late. */
import { isDeepStrictEqual } from 'node:util';
import * as aim from './aim.ts';
import { memberDraft } from './generators-preparation.ts';
import { LEVELS } from './generators-conduct.ts';
import { gone, presiding } from './scenes-jury.ts';
import type { PassageRow } from './facts.ts';
import type { World } from './world.ts';

/** Their own word that a member leaves for another cause. */
function leaving(world: World, passageId: string, jurorId: string) {
  const pin = world.pins.get(jurorId) ?? '';
  const reason = aim.words(world, 'Départ');
  return { passageId, jurorId, cause: 'departure' as const, reason, confirmations: [{ jurorId, pin }] };
}

/** Members who are there, have a PIN, and do not preside. */
export function ordinary(world: World, target: PassageRow): readonly string[] {
  const left = gone(world, target.id);
  const president = presiding(world, target);
  return world.facts
    .members(target.session_id)
    .map(({ id }) => id)
    .filter((id) => id !== president && !left.has(id) && world.pins.has(id));
}

/** A member leaves, the others decide, and the member is back within ten seconds: what was decided is owed again. */
export async function decidedMeanwhile(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const target = chance.of(facts.passages().filter(aim.isOf('deliberation', 'decision')));
  const jurorId = target === undefined ? undefined : chance.of(ordinary(world, target));
  if (target === undefined || jurorId === undefined) return false;
  const passageId = target.id;
  const before = await world.ask('deliberation', 'get', { passageId });
  const isVoter = before.ok && before.value.seats.some((seat) => seat.jurorId === jurorId && seat.isMarking);
  const left = await world.ask('passages', 'withdrawMember', leaving(world, passageId, jurorId));
  if (!left.ok || !before.ok) return false;
  const competenceId = chance.one(before.value.results).competenceId;
  const reason = aim.words(world, 'Motif');
  const isDecision = target.stage === 'decision';
  const acted = isDecision
    ? await world.ask('deliberation', 'decide', {
        passageId,
        outcome: before.value.isQuorumMet ? 'refused' : 'not-assessed',
        reason,
        recommendations: reason,
        vote: null,
        dissents: [],
        hasCastingVote: false,
      })
    : await world.ask('deliberation', 'setResult', {
        passageId,
        competenceId,
        levelId: chance.one(LEVELS),
        reason,
        vote: null,
        dissents: [],
        hasCastingVote: false,
      });
  const back = await world.ask('passages', 'undoWithdrawal', { passageId, jurorId });
  if (!acted.ok || !back.ok || !isVoter) return false;
  const after = await world.ask('deliberation', 'get', { passageId });
  if (!after.ok) return false;
  const standing = (view: typeof after.value): unknown =>
    view.results.find((each) => each.competenceId === competenceId)?.standing ?? null;
  const isOwed = isDecision
    ? !after.value.isDecisionStanding
    : isDeepStrictEqual(standing(after.value), standing(before.value));
  if (!isOwed) {
    world.breaks('who decides is who sits', `what was decided without ${jurorId}, who is back, stands`);
  }
  return true;
}

/** Someone adds themselves as president, and would answer for a member who wrote in their grid. */
export async function strangerPresides(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const written = facts.rows('SELECT DISTINCT passage_id, juror_id FROM grid_entry ORDER BY 1, 2');
  const entry = chance.of(written.filter(({ juror_id }) => world.pins.has(String(juror_id))));
  const target = entry === undefined ? undefined : facts.passage(String(entry['passage_id']));
  if (entry === undefined || target === undefined) return false;
  const draft = memberDraft(world, target.session_id, true);
  const saved = await world.ask('sessions', 'saveMember', draft);
  if (!saved.ok) return false;
  const stranger = saved.value.members.at(-1)?.id ?? '';
  await world.ask('sessions', 'setPin', { jurorId: stranger, pin: '8361' });
  const victim = String(entry['juror_id']);
  const reset = await world.ask('pins', 'reset', {
    jurorId: victim,
    pin: '5927',
    confirmations: [{ jurorId: stranger, pin: '8361' }],
  });
  if (reset.ok) world.breaks('who answers for a member was known before', `${stranger} opened ${victim}`);
  await world.ask('sessions', 'removeMember', { jurorId: stranger });
  return true;
}

/** A link is declared at the reception and taken back, sometimes by another run: the journal goes on telling of it. */
export async function wordTakenBack(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const target = chance.of(facts.passages().filter(aim.isOf('reception')));
  const juror = target === undefined ? undefined : chance.of(facts.members(target.session_id));
  if (target === undefined || juror === undefined) return false;
  const ref = { passageId: target.id, jurorId: juror.id };
  const reason = aim.words(world, 'Lien');
  const linked = await world.ask('passages', 'declare', { ...ref, kind: 'withdrawn', reason });
  if (chance.odds(0.5)) world.restart(1_000, chance.odds(0.5));
  const back = await world.ask('passages', 'declare', { ...ref, kind: 'no-link', reason: '' });
  if (!linked.ok || !back.ok) return false;
  const words = world.facts.rows(
    'SELECT reason FROM declaration WHERE passage_id = ? ORDER BY id',
    target.id,
  );
  const journal = world.facts.events(target.id).filter(({ type }) => type === 'member-declared');
  if (!words.some((row) => row['reason'] === reason) || journal.length === 0) {
    world.breaks('a link that is taken back is told', `${juror.id} at ${target.id}`);
  }
  return true;
}

/** A seat is on its way to open while its member leaves: it reads nothing afterwards. */
export async function seatTooLate(world: World): Promise<boolean> {
  const { chance, facts } = world;
  const target = chance.of(facts.passages().filter(aim.isOf('timed', 'marking')));
  const jurorId = target === undefined ? undefined : chance.of(ordinary(world, target));
  if (target === undefined || jurorId === undefined) return false;
  const passageId = target.id;
  const opening = ['seats.open', { passageId, jurorId, pin: world.pins.get(jurorId) }] as const;
  const going = ['passages.withdrawMember', leaving(world, passageId, jurorId)] as const;
  const calls = await world.together(chance.odds(0.5) ? [opening, going] : [going, opening]);
  const left = calls.find(({ door }) => door === 'passages.withdrawMember');
  const opened = calls.find(({ door }) => door === 'seats.open');
  if (left?.answer.ok !== true) return false;
  if (opened?.answer.ok === true) {
    const { token } = opened.answer.value as { readonly token: string };
    const grid = await world.ask('seats', 'grid', { token });
    if (grid.ok) world.breaks('who left opens no grid', `${jurorId} at ${passageId}`);
  }
  await world.ask('passages', 'undoWithdrawal', { passageId, jurorId });
  return true;
}
