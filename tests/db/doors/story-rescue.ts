/** The database's file goes while the application runs; what it holds is saved, and work goes on in the copy. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setupDraft } from './generators-preparation.ts';
import { differences, wholeState } from './whole-state.ts';
import type { World } from './world.ts';

const LOST = 'nothing is acknowledged into a lost file';
const RESCUED = 'what a lost file held is in its copy';

export async function rescue(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const { chance, facts, panel } = world;
  const before = wholeState(world);
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${panel.path}${suffix}`, { force: true });
  const seen = await world.ask('backups', 'store', undefined);
  if (!seen.ok || seen.value.loss !== 'lost') world.breaks(LOST, 'the loss is not said');
  const session = chance.of(facts.sessions());
  if (session !== undefined) {
    const saved = await world.ask('setups', 'save', setupDraft(world, session.id));
    if (saved.ok) world.breaks(LOST, 'a candidate was acknowledged');
  }
  const usual = panel.desktop.folder;
  mkdirSync(panel.key, { recursive: true });
  panel.desktop.folder = panel.key;
  const rescued = await world.ask('backups', 'rescue', undefined);
  panel.desktop.folder = usual;
  if (!rescued.ok) {
    world.breaks(RESCUED, `refused: ${rescued.code}`);
    return false;
  }
  const { files, folder } = rescued.value;
  const copy = join(folder, files[0] ?? '');
  world.startOver(
    'gone on in the rescued copy',
    (file) => {
      copyFileSync(copy, file);
    },
    false,
  );
  for (const sentence of differences(before, wholeState(world))) world.breaks(RESCUED, sentence);
  return true;
}
