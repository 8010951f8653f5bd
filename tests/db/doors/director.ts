/** Leads the room: mostly the act that brings the passage in hand forward, often any request at all, sometimes time or a crash. */
import type { AreaName } from '../../../src/shared/contract.ts';
import { memberDraft, sessionDraft, setupDraft } from './generators-preparation.ts';
import { GENERATORS } from './generators.ts';
import type { Generator } from './generator.types.ts';
import { advance } from './room.ts';
import { playScene } from './scenes.ts';
import { tellAny, tellStory, untold } from './stories.ts';
import * as aim from './aim.ts';
import { DOORS } from './tally.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;

/** Two sessions whose members have PINs, and a few candidates. */
export async function settle(world: World): Promise<void> {
  const { chance } = world;
  for (const memberCount of [2, 3]) {
    const created = await world.ask('sessions', 'save', sessionDraft(world, null));
    if (!created.ok) throw new Error(`no session: ${created.code}`);
    const sessionId = created.value.id;
    for (let index = 0; index < memberCount; index += 1) {
      const draft = memberDraft(world, sessionId, index === 0);
      await world.ask('sessions', 'saveMember', { ...draft, isConsultative: false });
    }
    for (const { id } of world.facts.members(sessionId)) {
      await world.ask('sessions', 'setPin', { jurorId: id, pin: chance.one(aim.PINS) });
    }
    await world.ask('setups', 'save', setupDraft(world, sessionId));
    await world.ask('setups', 'save', setupDraft(world, sessionId));
  }
}

/** One thing happens. */
export async function live(world: World): Promise<void> {
  const { chance } = world;
  const kind = chance.unit();
  if (kind < 0.03) wait(world);
  else if (kind < 0.04) trouble(world);
  else if (kind < 0.045) restart(world);
  else if (kind < 0.2) await anything(world);
  else if (kind < 0.3) await attack(world);
  else if (kind < 0.32) await crowd(world);
  else if (kind < 0.35) await playScene(world);
  else if (kind < 0.36) await tellAny(world);
  else await advance(world);
}

/** Goes on until every endpoint was granted after a seal, or for that many steps. */
export async function reachAll(world: World, stepCount: number): Promise<void> {
  for (let step = 0; step < stepCount && world.tally.untried().length > 0; step += 1) {
    const door = world.chance.one(world.tally.untried());
    await callCandidate(world);
    const request = await requestOf(world, door);
    if (request !== null) await world.together([[door, request]]);
    else await playScene(world);
    await (world.chance.odds(0.5) ? playScene(world) : advance(world));
  }
}

/** A jury that nobody disturbs goes on, and tells what was not told yet as soon as it can, for that many steps. */
export async function tellAll(world: World, stepCount: number): Promise<void> {
  for (let step = 0; step < stepCount && untold(world.tally).length > 0; step += 1) {
    for (const story of untold(world.tally)) await tellStory(world, story);
    await callCandidate(world);
    await advance(world);
  }
}

/** Somebody is always in the room: stories and acts have where to happen. */
async function callCandidate(world: World): Promise<void> {
  const { chance, facts } = world;
  const isOpen = facts.passages().some(({ stage }) => stage !== 'archived' && stage !== 'restarted');
  if (!isOpen) await world.ask('setups', 'save', setupDraft(world, chance.one(facts.sessions()).id));
}

/** Any endpoint, those that were granted least often first. */
async function anything(world: World): Promise<void> {
  const door = world.chance.weighted(
    DOORS,
    (each) => 1 / (1 + (world.tally.counts.get(each)?.afterSeal ?? 0)),
  );
  const request = await requestOf(world, door);
  if (request !== null) await world.together([[door, request]]);
}

/** What an administrator, or a member in a hurry, could do behind the back of a passage in progress. */
async function attack(world: World): Promise<void> {
  const door = world.chance.one(BEHIND_THE_BACK);
  const request = await requestOf(world, door);
  if (request !== null) await world.together([[door, request]]);
}

const BEHIND_THE_BACK = [
  'sessions.save',
  'sessions.saveMember',
  'sessions.saveMember',
  'sessions.setPin',
  'sessions.removeMember',
  'setups.save',
  'setups.attach',
  'setups.drawQuestion',
  'candidates.save',
  'candidates.linkPassage',
  'candidates.merge',
  'candidates.remove',
  'app.setPreferences',
  'passages.declare',
  'passages.command',
  'seats.open',
  'seats.grid',
  'deliberation.get',
  'deliberation.decide',
  'minutes.lock',
  'minutes.preview',
  'roleplay.choose',
  'roleplay.assignRoles',
];

/** Several requests arrive at once. */
async function crowd(world: World): Promise<void> {
  const doors = [world.chance.one(CROWDED), world.chance.one(CROWDED)];
  const requests: (readonly [string, unknown])[] = [];
  for (const door of doors) {
    const request = await requestOf(world, door);
    if (request !== null) requests.push([door, request]);
  }
  if (requests.length > 0) await world.together(requests);
}

/** Requests that take their time, or that undo one another. */
const CROWDED = [
  'minutes.lock',
  'minutes.sign',
  'minutes.unlock',
  'minutes.archive',
  'sessions.setPin',
  'pins.reset',
  'sessions.saveMember',
  'seats.open',
  'seats.seal',
  'deliberation.decide',
  'passages.declare',
  'signedDocuments.attach',
  'rectifications.sign',
  'rectifications.archive',
  'signing.renewAuthority',
];

async function requestOf(world: World, door: string): Promise<unknown> {
  const [area = '', method = ''] = door.split('.');
  const generators = GENERATORS[area as AreaName] as unknown as Readonly<Record<string, Generator<unknown>>>;
  const generator = generators[method];
  if (generator === undefined) throw new Error(`no generator: ${door}`);
  return await generator(world);
}

function wait(world: World): void {
  const { chance, panel } = world;
  const ms = chance.one([500, 3_000, 15_000, 60_000, 5 * MINUTE_MS, 16 * MINUTE_MS]);
  world.pass(`${String(ms / 1_000)} s go by`, () => {
    panel.drive.advance(ms);
  });
}

/** The machine's clock is set, or the machine sleeps. */
function trouble(world: World): void {
  const { chance, panel } = world;
  const ms = chance.one([-3_600_000, -5_000, 2_000, 90_000, 3_600_000]);
  if (ms > 0 && chance.odds(0.4)) {
    world.pass(`asleep for ${String(ms / 1_000)} s`, () => {
      panel.drive.sleep(ms);
    });
    return;
  }
  world.pass(`clock set by ${String(ms / 1_000)} s`, () => {
    panel.drive.stepWall(ms);
  });
}

function restart(world: World): void {
  const { chance } = world;
  world.restart(chance.one([1_000, 30_000, 10 * MINUTE_MS, -3_600_000]), chance.odds(0.5));
}
