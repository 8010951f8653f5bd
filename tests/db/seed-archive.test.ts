import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSeedOptions } from '../../scripts/seed/options.ts';
import { seedArchive } from '../../scripts/seed/seed-archive.ts';
import type { Seeded } from '../../scripts/seed/seed-archive.ts';
import { closePanels, done, openPanelIn, START } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MINUTES = 30;

let folder: string;
let seeded: Seeded;
let panel: Panel;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-seeded-'));
  rmSync(folder, { recursive: true });
  seeded = await seedArchive({ minutes: MINUTES, profile: folder, pdfKb: 0 });
  panel = openPanelIn(folder, START);
});
afterAll(closePanels);

describe('a profile that was filled with archived minutes', () => {
  it('has a register that is whole', async () => {
    const { faultCount, faults, seq } = await done(panel.handlers.archive.chain(undefined));
    expect([faultCount, faults]).toEqual([0, []]);
    expect(seq).toBeGreaterThan(MINUTES * 50);
  });

  it('lists them, and finds them by the words of their candidates, sessions and numbers', async () => {
    const search = async (text: string) => (await done(panel.handlers.archive.search({ text }))).rows;
    const rows = await search('');
    expect(rows).toHaveLength(MINUTES);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(MINUTES);
    const last = rows.find(({ minutesId }) => minutesId === seeded.copiedIds.at(-1));
    expect((await search(last?.number ?? '')).map(({ minutesId }) => minutesId)).toEqual([last?.minutesId]);
    const candidate = last?.kind === 'minutes' ? last.candidate : '';
    expect((await search(candidate)).map(({ minutesId }) => minutesId)).toContain(last?.minutesId);
    expect(await search(last?.sessionTitle ?? '')).toHaveLength(5);
    expect((await done(panel.handlers.archive.search({ text: '', outcome: 'refused' }))).count).toBe(5);
  });

  it('has minutes that check as intact, the played ones and their copies', async () => {
    for (const minutesId of [seeded.playedId, ...seeded.copiedIds.slice(0, 2)]) {
      const { checks, isIntact } = await done(panel.handlers.archive.verify({ minutesId }));
      expect([isIntact, checks.filter(({ isPassed }) => !isPassed)]).toEqual([true, []]);
    }
  });

  it('is never one that held data', async () => {
    expect(existsSync(join(folder, 'pupitre.sqlite'))).toBe(true);
    await expect(seedArchive({ minutes: 2, profile: folder, pdfKb: 0 })).rejects.toThrow('there already');
  });
});

describe('the command line', () => {
  it('names a number of minutes and a folder', () => {
    expect(readSeedOptions(['--minutes', '30', '--profile', 'x'])).toEqual({
      minutes: 30,
      profile: 'x',
      pdfKb: 0,
    });
    for (const args of [
      ['--minutes', '30'],
      ['--profile', 'x'],
      ['--minutes', '0', '--profile', 'x'],
      ['--all'],
    ]) {
      expect(() => readSeedOptions(args)).toThrow();
    }
  });
});
