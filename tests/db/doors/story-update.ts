/** A newer version comes as a file, is checked, and is given to the system once the data is backed up. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupName } from '../../../src/domain/backup/backup-name.ts';
import { makePublisher, makeUpdate } from '../../fixtures/updates.ts';
import type { World } from './world.ts';

const QUIET = 'no update during a test or while the room is open';
const BACKED_UP = 'the data is backed up before an update';
const HINDRANCES: readonly string[] = ['update-under-clock', 'update-room-open'];

export async function updateInstalled(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const { panel } = world;
  const folder = `${panel.folder}-computer/publisher`;
  mkdirSync(folder, { recursive: true });
  const publisher = await makePublisher(folder);
  const keys = join(panel.folder, 'publisher-keys.json');
  writeFileSync(keys, JSON.stringify([publisher.key]));
  panel.updates.file = (await makeUpdate(folder, publisher)).file;
  try {
    const checked = await world.ask('updates', 'check', undefined);
    if (!checked.ok) {
      if (!HINDRANCES.includes(checked.code)) world.breaks(QUIET, `refused: ${checked.code}`);
      return false;
    }
    const offerId = checked.value.offer?.id ?? '';
    const installed = await world.ask('updates', 'install', { offerId });
    if (!installed.ok) return false;
    // The clock of these tests stands while something is asked.
    const copy = backupName('manual', panel.clock.read().wall);
    if (!existsSync(join(panel.backupFolder, copy))) world.breaks(BACKED_UP, `there is no ${copy}`);
    return true;
  } finally {
    panel.updates.file = null;
    rmSync(keys, { force: true });
  }
}
