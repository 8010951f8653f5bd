/** The authority is backed up, and comes back from that backup. */
import { signingGenerators } from './generators-signing.ts';
import type { World } from './world.ts';

export async function authorityRestored(world: World): Promise<boolean> {
  const password = await signingGenerators.backUpAuthority(world);
  if (password === null) return false;
  const kept = await world.ask('signing', 'backUpAuthority', password);
  if (!kept.ok) return false;
  const given = await signingGenerators.restoreAuthority(world);
  if (given === null) return false;
  return (await world.ask('signing', 'restoreAuthority', given)).ok;
}
