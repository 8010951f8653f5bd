/** Acts on the jury of a passage, mostly by whoever may answer for them, sometimes by another. */
import * as aim from './aim.ts';
import type { PassageRow } from './facts.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

const BEFORE_LOCK = aim.isOf('reception', 'timed', 'marking', 'deliberation', 'decision');
const BEGUN = aim.isOf('timed', 'marking', 'deliberation', 'decision');

type JuryGenerators = Pick<
  AreaGenerators<'passages'>,
  | 'setPresence'
  | 'callMember'
  | 'withdrawMember'
  | 'undoWithdrawal'
  | 'ruleOnWithdrawal'
  | 'namePresident'
  | 'restart'
>;

/** The passage in hand when it stands there, and one of its members. */
function someone(world: World, fits: (row: PassageRow) => boolean) {
  const target = aim.passage(world, fits) ?? aim.passage(world);
  const juror = target === null ? null : aim.member(world, target);
  return target === null || juror === null ? null : { target, jurorId: juror.id };
}

/** PINs of every member but one, or of one alone. */
function confirmations(world: World, target: PassageRow, jurorId: string) {
  const { chance, facts } = world;
  const others = facts.members(target.session_id).filter(({ id }) => id !== jurorId);
  const chosen = chance.odds(0.6) || others.length === 0 ? [jurorId] : others.map(({ id }) => id);
  return chosen.map((id) => ({ jurorId: id, pin: aim.pinOf(world, id) }));
}

/** The PIN of whoever seems to preside: the session's president, or another member. */
function presidentPin(world: World, target: PassageRow): string {
  const members = world.facts.members(target.session_id);
  const president = members.find(({ is_president }) => is_president === 1) ?? members[0];
  return aim.pinOf(world, president?.id ?? '');
}

export const juryGenerators: JuryGenerators = {
  setPresence: (world) => {
    const aimed = someone(world, aim.isOf('reception'));
    if (aimed === null) return null;
    const presence = world.chance.weighted(['on-site', 'remote', 'absent'] as const, (mode) =>
      mode === 'absent' ? 1 : 4,
    );
    return { passageId: aimed.target.id, jurorId: aimed.jurorId, presence };
  },
  callMember: (world) => {
    const aimed = someone(world, BEFORE_LOCK);
    if (aimed === null) return null;
    return {
      passageId: aimed.target.id,
      jurorId: aimed.jurorId,
      presence: world.chance.one(['on-site', 'remote'] as const),
    };
  },
  withdrawMember: (world) => {
    const aimed = someone(world, BEGUN);
    if (aimed === null) return null;
    return {
      passageId: aimed.target.id,
      jurorId: aimed.jurorId,
      cause: world.chance.one(['link', 'departure'] as const),
      reason: aim.words(world, 'Départ'),
      confirmations: confirmations(world, aimed.target, aimed.jurorId),
    };
  },
  undoWithdrawal: (world) => {
    const aimed = someone(world, BEGUN);
    return aimed === null ? null : { passageId: aimed.target.id, jurorId: aimed.jurorId };
  },
  ruleOnWithdrawal: (world) => {
    const target = aim.passage(world, BEGUN) ?? aim.passage(world);
    if (target === null) return null;
    return {
      passageId: target.id,
      ruling: world.chance.one(['continue', 'restart'] as const),
      reason: aim.words(world, 'Décision'),
      pin: presidentPin(world, target),
    };
  },
  namePresident: (world) => {
    const aimed = someone(world, BEFORE_LOCK);
    if (aimed === null) return null;
    const { jurorId, target } = aimed;
    const all = world.facts.members(target.session_id).map(({ id }) => id);
    const chosen = world.chance.odds(0.5) ? all : [jurorId];
    return {
      passageId: target.id,
      jurorId,
      confirmations: chosen.map((id) => ({ jurorId: id, pin: aim.pinOf(world, id) })),
    };
  },
  restart: (world) => {
    const target = aim.passage(world, BEGUN) ?? aim.passage(world);
    if (target === null) return null;
    return {
      passageId: target.id,
      cause: world.chance.one(['interruption', 'ruling'] as const),
      reason: aim.words(world, 'Motif'),
      pin: presidentPin(world, target),
    };
  },
};
