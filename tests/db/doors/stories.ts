/** Stories that must be told to their end at least once: each reaches what chance alone does not, and says what must come of it. */
import { decidedMeanwhile, seatTooLate, strangerPresides, wordTakenBack } from './stories-jury.ts';
import {
  alteredThenWritten,
  findingRectified,
  lostQuorumRectified,
  nextAttemptChanged,
  renamedBeforeLock,
} from './stories-records.ts';
import { authorityRestored } from './story-authority.ts';
import { administratorRecovered, filesMerged } from './story-candidates.ts';
import { certificationPublished } from './story-certification.ts';
import { sessionSealed } from './story-session-minutes.ts';
import { blocDecided } from './story-decisions.ts';
import { devicesInTheRoom } from './story-room.ts';
import { signedOnDevices } from './story-room-signing.ts';
import { passagesElsewhere } from './story-handover.ts';
import { papersLeave } from './story-issuing.ts';
import { gridFromPaper } from './story-paper.ts';
import { minutesReceived } from './story-received.ts';
import { goBack, goBackBeforeNumber } from './story-restore.ts';
import { rescue } from './story-rescue.ts';
import { passedTogether } from './story-together.ts';
import { updateInstalled } from './story-update.ts';
import type { Tally } from './tally.ts';
import type { World } from './world.ts';

/** Whether it came to its end; what it asserts is broken in the world. */
export type Story = (world: World) => Promise<boolean>;

export const STORIES: ReadonlyMap<string, Story> = new Map([
  ['back to a backup', goBack],
  ['back to before a number', goBackBeforeNumber],
  ['a lost file, rescued', rescue],
  ['decided while one was away', decidedMeanwhile],
  ['a stranger presides', strangerPresides],
  ['a link taken back', wordTakenBack],
  ['a seat that opens too late', seatTooLate],
  ['the next attempt changed', nextAttemptChanged],
  ['a finding rectified', findingRectified],
  ['a lost quorum rectified', lostQuorumRectified],
  ['renamed before the lock', renamedBeforeLock],
  ['altered, then written again', alteredThenWritten],
  ['a certification published', certificationPublished],
  ['a bloc decided, lifted and revoked', blocDecided],
  ['the authority comes back from its backup', authorityRestored],
  ['two files merged, and taken apart', filesMerged],
  ['an administrator who forgot their PIN', administratorRecovered],
  ['two who pass together', passedTogether],
  ['the minutes of a session', sessionSealed],
  ['papers leave, and results are declared', papersLeave],
  ['minutes of another place', minutesReceived],
  ['devices in the room', devicesInTheRoom],
  ['signed on a device', signedOnDevices],
  ['a grid from paper', gridFromPaper],
  ['passages on another laptop', passagesElsewhere],
  ['an update, checked and installed', updateInstalled],
]);

/** Stories that never came to their end. */
export function untold(tally: Tally): readonly string[] {
  return [...STORIES.keys()].filter((name) => (tally.stories.get(name) ?? 0) === 0);
}

/** That story. */
export async function tellStory(world: World, name: string): Promise<boolean> {
  const { stories } = world.tally;
  const isEnded = (await STORIES.get(name)?.(world)) === true;
  stories.set(name, (stories.get(name) ?? 0) + (isEnded ? 1 : 0));
  return isEnded;
}

/** The first story that can be told now, of some that were told least often. */
export async function tellAny(world: World): Promise<void> {
  const { chance, tally } = world;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const name = chance.weighted(
      [...STORIES.keys()],
      (each) => 1 / (1 + (tally.stories.get(each) ?? 0)) ** 2,
    );
    if (await tellStory(world, name)) return;
  }
}

const ATTEMPTS = 5;
