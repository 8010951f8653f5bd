/** A backup is made, work goes on, and the data goes back to it. */
import { closeRestore, completeRestore } from '../../../src/core/db/backup/restore-files.ts';
import { backupName } from '../../../src/domain/backup/backup-name.ts';
import * as aim from './aim.ts';
import { pauseAll } from './clocks.ts';
import { advance } from './room.ts';
import { differences, wholeState } from './whole-state.ts';
import type { World } from './world.ts';

const RULE = 'a restore gives the backup back, and nothing else';
const ACTS_SINCE = 6;
const ACTS_TO_A_NUMBER = 40;

export function goBack(world: World): Promise<boolean> {
  return restoring(world, async () => {
    for (let act = 0; act < ACTS_SINCE; act += 1) await advance(world);
    return true;
  });
}

/** What is lost has a number: it was locked after the backup. */
export async function goBackBeforeNumber(world: World): Promise<boolean> {
  const { facts } = world;
  const target = world.chance.of(facts.passages().filter(aim.isOf('deliberation', 'decision')));
  if (target === undefined) return false;
  world.focus = target.id;
  const isNumbered = (): boolean =>
    facts.rows('SELECT 1 FROM minutes_number WHERE passage_id = ?', target.id).length > 0;
  if (isNumbered()) return false;
  return restoring(world, async () => {
    for (let act = 0; act < ACTS_TO_A_NUMBER && !isNumbered(); act += 1) await advance(world);
    return isNumbered();
  });
}

/** Answers whether the data went back to before that work. */
async function restoring(world: World, work: () => Promise<boolean>): Promise<boolean> {
  const made = await world.ask('backups', 'make', undefined);
  if (!made.ok) return false;
  const name = backupName('manual', world.panel.clock.read().wall);
  const before = wholeState(world);
  const knowAgain = world.remember();
  if (!(await work()) || !(await order(world, name))) return false;
  const lay = (file: string): void => {
    if (completeRestore(file)?.name !== name) world.breaks(RULE, 'another backup was restored');
  };
  world.end();
  knowAgain();
  world.startOver('gone back to a backup', lay, true);
  closeRestore(world.panel.path);
  for (const sentence of differences(before, wholeState(world))) world.breaks(RULE, sentence);
  return true;
}

/** Someone who may orders the restore, with no clock running. */
async function order(world: World, name: string): Promise<boolean> {
  await pauseAll(world);
  const ref = { name, place: 'local' as const };
  const seen = await world.ask('backups', 'preview', ref);
  if (!seen.ok) return false;
  const known = seen.value.members.filter(({ jurorId }) => world.pins.has(jurorId));
  const who = world.chance.of(known);
  if (who === undefined && seen.value.members.length > 0) return false;
  const confirmation =
    who === undefined ? null : { jurorId: who.jurorId, pin: world.pins.get(who.jurorId) ?? '' };
  const ordered = await world.ask('backups', 'restore', { ...ref, confirmation });
  return ordered.ok;
}
