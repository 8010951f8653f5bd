/** What a story does to the clocks that run in the room. */
import * as aim from './aim.ts';
import type { World } from './world.ts';

/** Every clock that runs is paused, by the desk. */
export async function pauseAll(world: World): Promise<void> {
  const clocks = await world.ask('clocks', 'inProgress', undefined);
  if (!clocks.ok) return;
  for (const { passageId } of clocks.value) {
    await world.ask('passages', 'command', {
      passageId,
      command: { type: 'pause', reason: aim.words(world, 'Motif') },
      isSecondClockConfirmed: true,
    });
  }
}
