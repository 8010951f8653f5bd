/** Backups as someone at the machine asks for them, and goes back to one. */
import { mkdirSync, readdirSync } from 'node:fs';
import { pinOf } from './aim.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

const NAME = /^pupitre-.*Z\.sqlite$/;
const ABSENT = 'pupitre-manual-2026-01-01T00-00-00-000Z.sqlite';

function backupRef(world: World): { name: string; place: 'local' | 'second' } {
  const { backupFolder } = world.panel;
  mkdirSync(backupFolder, { recursive: true });
  const names = readdirSync(backupFolder).filter((name) => NAME.test(name));
  return { name: world.chance.of(names) ?? ABSENT, place: world.chance.odds(0.05) ? 'second' : 'local' };
}

export const backupGenerators: AreaGenerators<'backups'> = {
  store: () => undefined,
  state: () => undefined,
  make: () => undefined,
  chooseSecond: (world) => {
    mkdirSync(world.panel.key, { recursive: true });
    world.panel.desktop.folder = world.chance.odds(0.9) ? world.panel.key : world.panel.folder;
    return undefined;
  },
  forgetSecond: () => undefined,
  preview: backupRef,
  restore: (world) => {
    const jurorId = world.chance.of(world.facts.ids('jury_member'));
    const isConfirmed = jurorId !== undefined && world.chance.odds(0.9);
    return {
      ...backupRef(world),
      confirmation: isConfirmed ? { jurorId, pin: pinOf(world, jurorId) } : null,
    };
  },
  rescue: () => undefined,
};
