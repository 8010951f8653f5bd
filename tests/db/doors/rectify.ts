/** What the office does when no passage is under way. */
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import { setupDraft } from './generators-preparation.ts';
import { isStanding, lockOf } from './reading.ts';
import type { World } from './world.ts';

const MAX_PASSAGES = 9;

/** Nothing is under way: an archived passage is rectified, or another candidate is called. */
export async function rectify(world: World): Promise<void> {
  const { chance, facts } = world;
  const sessions = facts.sessions();
  if (facts.passages().length < MAX_PASSAGES && chance.odds(0.3)) {
    await world.ask('setups', 'save', setupDraft(world, chance.one(sessions).id));
    return;
  }
  const minutes = facts.minutes().at(-1);
  if (minutes === undefined) return;
  const lock = lockOf(world, minutes.passage_id);
  const got = await world.ask('rectifications', 'get', { minutesId: minutes.id });
  if (!got.ok || lock === undefined) return;
  const { open } = got.value;
  if (open === null || !isStanding(world, lock)) {
    const changes = [{ path: '/candidate/lastName', value: aim.words(world, 'Rectifié') }];
    await world.ask('rectifications', 'lock', {
      minutesId: minutes.id,
      reason: aim.words(world, 'Motif'),
      changes,
    });
    return;
  }
  if (chance.odds(0.2)) await world.ask('rectifications', 'pages', { minutesId: minutes.id });
  const awaited = open.lock.awaited[0];
  if (awaited === undefined) {
    await world.ask('rectifications', 'archive', { minutesId: minutes.id });
    return;
  }
  await world.ask('rectifications', 'sign', {
    minutesId: minutes.id,
    jurorId: awaited.jurorId,
    pin: aim.pinOf(world, awaited.jurorId),
    contentDigest: open.lock.contentDigest,
    svg: inkSignature(1 + chance.below(9)),
  });
}
