/** A certification is written in a draft, exported, and published: chance alone seldom has a draft at hand that is whole. */
import { certificationGenerators } from './generators-certifications.ts';
import type { World } from './world.ts';

export async function certificationPublished(world: World): Promise<boolean> {
  const { drafts } = certificationGenerators;
  const created = await drafts.create(world);
  if (created !== null) await world.ask('drafts', 'create', created);
  const [read, written] = [await drafts.get(world), await drafts.save(world)];
  const exported = await drafts.exportFile(world);
  if (read === null || written === null || exported === null) return false;
  const answers = [
    await world.ask('drafts', 'get', read),
    await world.ask('drafts', 'save', written),
    await world.ask('drafts', 'exportFile', exported),
    await world.ask('drafts', 'publish', { draftId: written.draftId }),
  ];
  return answers.every(({ ok }) => ok);
}
