/** Stories that must be told to their end at least once: each reaches what chance alone does not, and says what must come of it. */
import { goBack, goBackBeforeNumber } from './story-restore.ts';
import { rescue } from './story-rescue.ts';
import type { Tally } from './tally.ts';
import type { World } from './world.ts';

/** Whether it came to its end; what it asserts is broken in the world. */
export type Story = (world: World) => Promise<boolean>;

export const STORIES: ReadonlyMap<string, Story> = new Map([
  ['back to a backup', goBack],
  ['back to before a number', goBackBeforeNumber],
  ['a lost file, rescued', rescue],
]);

/** Stories that never came to their end. */
export function untold(tally: Tally): readonly string[] {
  return [...STORIES.keys()].filter((name) => (tally.stories.get(name) ?? 0) === 0);
}

/** That story, or the one that was told least often. */
export async function tellStory(world: World, name?: string): Promise<void> {
  const { chance, tally } = world;
  const told = (each: string): number => tally.stories.get(each) ?? 0;
  const chosen = name ?? chance.weighted([...STORIES.keys()], (each) => 1 / (1 + told(each)));
  const isEnded = await STORIES.get(chosen)?.(world);
  tally.stories.set(chosen, told(chosen) + (isEnded === true ? 1 : 0));
}
