/** Certifications are written in drafts, exported, published and thrown away: chance alone seldom has a whole one at hand. */
import { certificationGenerators } from './generators-certifications.ts';
import type { World } from './world.ts';

const TRIES = 8;

export async function certificationPublished(world: World): Promise<boolean> {
  // Told once a grid is sealed, so that each of its doors is tried then as well.
  if (world.facts.count('grid_seal') === 0) return false;
  const { drafts } = certificationGenerators;
  // Told once minutes are sealed, so that each of its doors is tried then as well.
  if (world.facts.count('minutes') === 0) return false;
  const created = await world.ask('drafts', 'create', { from: 'nothing' });
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const written = await drafts.save(world);
    if (written === null) return false;
    const { draftId } = written;
    await world.ask('drafts', 'get', { draftId });
    const saved = await world.ask('drafts', 'save', written);
    await world.ask('drafts', 'exportFile', { draftId });
    if (!saved.ok || !(await world.ask('drafts', 'publish', { draftId })).ok) continue;
    const other = await world.ask('drafts', 'create', { from: 'nothing' });
    const rest = await drafts.get(world);
    if (other.ok && rest !== null) await world.ask('drafts', 'remove', rest);
    return created.ok;
  }
  return false;
}
