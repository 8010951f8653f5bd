/** What tests of backups and of restores stand on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { BackupsView } from '../../src/shared/areas/backups.ts';
import { closePanels, done } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

const folders: string[] = [];

/** Closes every panel and deletes the folders; for `afterEach`. */
export function putAwayBackups(): void {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An empty folder until the end of the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-backups-'));
  putAwayLater(folder);
  return folder;
}

/** Another folder that goes at the end of the test. */
export function putAwayLater(folder: string): void {
  folders.push(folder);
}

export const state = (panel: Panel): Promise<BackupsView> => done(panel.handlers.backups.state(undefined));

/** Lets what nobody waits for be done. */
export async function settled(panel: Panel): Promise<void> {
  await vi.waitFor(async () => {
    expect((await state(panel)).isRunning).toBe(false);
  });
}
