/** Forgotten PINs: replaced by who should, and by who should not. */
import * as aim from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

export const pinGenerators: AreaGenerators<'pins'> = {
  resetTerms: (world) => {
    const target = world.chance.of(world.facts.allMembers());
    return target === undefined ? null : { jurorId: target.id };
  },
  reset: (world) => {
    const target = world.chance.of(world.facts.allMembers().filter(({ id }) => world.pins.has(id)));
    if (target === undefined) return null;
    const confirmations = confirmers(world, target.session_id, target.id).map((jurorId) => ({
      jurorId,
      pin: aim.pinOf(world, jurorId),
    }));
    return confirmations.length === 0
      ? null
      : { jurorId: target.id, pin: world.chance.one(aim.PINS), confirmations };
  },
};

/** Mostly the president for the others, and two others for the president; sometimes anyone. */
function confirmers(world: World, sessionId: string, targetId: string): readonly string[] {
  const members = world.facts.members(sessionId);
  const others = members.filter(({ id }) => id !== targetId);
  if (world.chance.odds(0.15)) return members.slice(0, 1).map(({ id }) => id);
  const president = others.find((member) => member.is_president === 1);
  if (president !== undefined) return [president.id];
  return others
    .filter((member) => member.is_consultative === 0 && member.presence !== 'absent')
    .slice(0, 2)
    .map(({ id }) => id);
}
