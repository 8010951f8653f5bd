/** Numbers are never given twice: restored, copied, moved or laid-over registers number under a code of their own. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { chainFaults } from './chain-faults.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import { placeOf } from '../../src/core/db/place.ts';
import { createAct } from '../../src/core/kernel/act.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import { settleInstallation } from '../../src/core/kernel/installation.ts';
import { archiveOne, prepare } from './passage-conduct.ts';
import { closePanels, done, openPanel } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });

const NOW = instant(Date.parse('2026-11-24T13:00:00Z'));
const { clock } = createManualClock(NOW);
let calls = 0;
const folders: string[] = [];

afterEach(() => {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-installation-'));
  folders.push(folder);
  return folder;
}

/** One start of the application on that folder: the code under which it numbers, and why it has it. */
function start(folder: string, isRestored = false) {
  const path = join(folder, 'pupitre.sqlite');
  const { db } = openDatabase(path, { backupFolder: join(folder, 'backups'), now: NOW });
  calls += 1;
  const randomBytes = (count: number) => new Uint8Array(count).fill(calls);
  const acting = createAct({ db, clock, publish: () => undefined, logFailure: () => undefined });
  const deps = { ...acting, db, place: placeOf(path), randomBytes };
  const { code, reason } = settleInstallation(deps, isRestored);
  expect(chainFaults(db)).toEqual([]);
  db.close();
  return { code, reason };
}

async function numberOfOne(panel: Panel): Promise<string> {
  const minutesId = await archiveOne(panel, await prepare(panel, 2));
  return (await done(panel.handlers.archive.get({ minutesId }))).row.number;
}

describe('the code of an installation', () => {
  it('is taken at the first start and kept at the next ones', () => {
    const folder = newFolder();
    const first = start(folder);
    expect(first.reason).toBe('first');
    expect(start(folder)).toEqual(first);
  });

  it('is another one in a copy of the profile, and again where the copy is brought back', () => {
    const [home, away] = [newFolder(), newFolder()];
    const first = start(home);
    cpSync(home, away, { recursive: true });
    const second = start(away);
    expect(second).toMatchObject({ reason: 'moved' });
    expect(second.code).not.toBe(first.code);
    expect(start(home)).toEqual(first);
    rmSync(home, { recursive: true });
    cpSync(away, home, { recursive: true });
    const third = start(home);
    expect([first.code, second.code]).not.toContain(third.code);
  });

  it('is another one after a restore, and never one that the register had', () => {
    const folder = newFolder();
    const codes = [start(folder).code];
    for (let count = 0; count < 3; count += 1) {
      const restored = start(folder, true);
      expect(restored.reason).toBe('restored');
      expect(codes).not.toContain(restored.code);
      codes.push(restored.code);
    }
  });
});

/** Byte for byte into the same files with their old dates, as `cp -rp`, archives and clouds put a folder back. */
function putBackInPlace(from: string, to: string): void {
  for (const { name } of readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile())) {
    writeFileSync(join(to, name), readFileSync(join(from, name)));
    const { atime, mtime } = statSync(join(from, name));
    utimesSync(join(to, name), atime, mtime);
  }
}

describe('numbers of minutes', () => {
  it('are not given again when an older copy is laid over the very file, journal and all', async () => {
    const panel = openPanel();
    const before = join(newFolder(), 'older.sqlite');
    panel.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(panel.path, before);
    const given = await numberOfOne(panel);
    panel.stop();
    panel.db.close();
    // Byte for byte into the same file, as `cp` and a file manager's "replace" do.
    writeFileSync(panel.path, readFileSync(before));
    const again = await numberOfOne(panel.revive(60_000));
    expect(again).not.toBe(given);
    expect(again.slice(-4)).toBe(given.slice(-4));
  });

  it.each([
    ['over itself', 'kept', 'both'],
    ['over itself, where this computer lost its notes', 'kept', 'own'],
    ['over itself, from before the first number, without its heads', 'heads gone', 'computer'],
    ['in the place of the one that was deleted', 'deleted', 'both'],
  ])('are not given again when the whole folder is put back %s', async (_how, files, remembered) => {
    const panel = openPanel();
    const numbers: string[] = [];
    if (files !== 'heads gone') numbers.push(await numberOfOne(panel));
    panel.stop();
    panel.db.close();
    const kept = join(newFolder(), 'kept');
    cpSync(panel.folder, kept, { recursive: true, preserveTimestamps: true });
    const next = panel.revive(60_000);
    numbers.push(await numberOfOne(next));
    next.stop();
    next.db.close();

    if (files === 'deleted') {
      rmSync(panel.folder, { recursive: true });
      cpSync(kept, panel.folder, { recursive: true, preserveTimestamps: true });
    } else putBackInPlace(kept, panel.folder);
    for (const suffix of files === 'heads gone' ? ['-head.json', '-head-stamp.json'] : [])
      rmSync(`${panel.path}${suffix}`);
    if (remembered === 'own') rmSync(`${panel.folder}-computer`, { recursive: true });
    const again = panel.revive(120_000);
    numbers.push(await numberOfOne(again), await numberOfOne(again));
    expect(new Set(numbers).size).toBe(numbers.length);
    // One new code is enough.
    expect(again.db.prepare('SELECT count(*) FROM installation').pluck().get()).toBe(2);
  });

  it('go on under the same code when nothing was laid over', async () => {
    const panel = openPanel();
    const given = await numberOfOne(panel);
    panel.stop();
    panel.db.close();
    const next = await numberOfOne(panel.revive(60_000));
    expect([given, next]).toEqual(['PV-2026-K7Q4-0001', 'PV-2026-K7Q4-0002']);
    expect(existsSync(`${panel.path}-head.json`)).toBe(true);
  });
});
