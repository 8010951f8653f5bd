/** Backups are whole, checked and named only then; going back to one says what it loses and keeps what it replaces. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import type { BackupsView } from '../../src/shared/backups.views.ts';
import { SECOND_MARK } from '../../src/main/db/backup/backup-jobs.ts';
import { completeRestore, setAsideName } from '../../src/main/db/backup/restore-files.ts';
import { BackupJobError, backupWorker } from '../../src/main/db/backup/run-backup-job.ts';
import { chainHead } from '../../src/main/db/chain.ts';
import { openDatabase } from '../../src/main/db/database.ts';
import { archiveOne, PIN, prepare } from './passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 120_000 });

const folders: string[] = [];

afterEach(() => {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-backups-'));
  folders.push(folder);
  return folder;
}

const state = (panel: Panel): Promise<BackupsView> => done(panel.handlers.backups.state(undefined));
const reasons = async (panel: Panel) => (await state(panel)).backups.map(({ reason }) => reason);
/** Lets what nobody waits for be done. */
const settled = async (panel: Panel) => {
  await vi.waitFor(async () => {
    expect((await state(panel)).isRunning).toBe(false);
  });
};
const integrity = (file: string) => {
  const db = new Database(file, { readonly: true });
  const found = db.pragma('integrity_check', { simple: true });
  db.close();
  return found;
};

describe('backups', () => {
  it('are made at start, before an import, at the end of a session’s day and at quit', async () => {
    const panel = openPanel();
    panel.backUpAtStart();
    await settled(panel);
    expect(await reasons(panel)).toEqual(['start']);
    panel.drive.advance(1_000);
    // Nothing was written since: there is nothing to copy.
    await panel.backUpAtQuit();
    expect(await reasons(panel)).toEqual(['start']);
    const passage = await prepare(panel, 2);
    await panel.handlers.subjects.importFile({ text: '{}' } as never);
    expect(await reasons(panel)).toEqual(['import', 'start']);
    panel.drive.advance(1_000);
    await archiveOne(panel, passage);
    await settled(panel);
    expect(await reasons(panel)).toEqual(['day', 'import', 'start']);
    panel.drive.advance(1_000);
    await done(panel.handlers.app.setPreferences({ theme: 'dark' }));
    await panel.backUpAtQuit();
    expect(await reasons(panel)).toEqual(['quit', 'day', 'import', 'start']);
    const { backups, folder, lastGoodAt } = await state(panel);
    expect(lastGoodAt).toBe(backups[0]?.madeAt);
    expect(backups[0]?.summary).toMatchObject({
      chain: chainHead(panel.db),
      minutesCount: 1,
      sessionCount: 1,
    });
    expect(integrity(join(folder, backups[0]?.name ?? ''))).toBe('ok');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('wait for the last passage of a session', async () => {
    const panel = openPanel();
    const first = await prepare(panel, 2);
    const { candidate, ...second } = await done(panel.handlers.setups.get({ passageId: first.passageId }));
    const {
      sessionId,
      blocId,
      testId,
      caseTitle,
      accommodation,
      evaluatorChoice,
      plannedTime,
      importedResults,
    } = second;
    await done(
      panel.handlers.setups.save({
        sessionId,
        candidate,
        blocId,
        testId,
        caseTitle,
        accommodation,
        evaluatorChoice,
        plannedTime,
        importedResults,
      } as never),
    );
    await archiveOne(panel, first);
    await settled(panel);
    expect(await reasons(panel)).toEqual([]);
  });

  it('that fail are said, leave nothing behind, and the next one clears it', async () => {
    const panel = openPanel();
    const { run } = panel.work;
    panel.work.run = (job, request) =>
      job === 'copy' ? Promise.reject(new BackupJobError('disk-full', 'full')) : run(job, request);
    expect(await refusal(panel.handlers.backups.make(undefined))).toBe('disk-full');
    expect(await state(panel)).toMatchObject({ failure: 'disk-full', lastGoodAt: null, backups: [] });
    // An import is not kept from anyone for want of a backup.
    expect(await refusal(panel.handlers.subjects.importFile({ text: '{}' } as never))).not.toBe('disk-full');
    panel.work.run = run;
    expect(await done(panel.handlers.backups.make(undefined))).toMatchObject({ failure: null });
  });

  it('have their name only when whole: killed half-way, a copy is no backup', async () => {
    const panel = openPanel();
    const { folder } = await state(panel);
    mkdirSync(folder, { recursive: true });
    const name = 'pupitre-start-2026-11-24T12-00-00-000Z.sqlite';
    writeFileSync(join(folder, `${name}.partial`), 'half');
    writeFileSync(join(folder, name), 'not checked');
    const { backups, lastGoodAt } = await state(panel);
    expect(backups).toMatchObject([{ name, summary: null }]);
    expect(lastGoodAt).toBeNull();
    expect(await refusal(panel.handlers.backups.preview({ name, place: 'local' }))).toBe('backup-damaged');
  });

  it('are made by a thread of their own while this one goes on', async () => {
    const panel = openPanel();
    panel.db.exec('CREATE TABLE ballast (bytes BLOB NOT NULL) STRICT');
    const fill = panel.db.prepare('INSERT INTO ballast VALUES (randomblob(1000000))');
    for (let count = 0; count < 40; count += 1) fill.run();
    const run = backupWorker(new URL('../../src/main/db/backup/backup.worker.ts', import.meta.url));
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    const folder = newFolder();
    const name = 'pupitre-manual-2026-11-24T12-00-00-000Z.sqlite';
    const summary = await run('copy', { dataFile: panel.path, folder, name });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
    expect(summary).toMatchObject({ chain: chainHead(panel.db) });
    expect(readdirSync(folder)).toEqual([name, `${name}.json`]);
    await expect(run('inspect', { file: '/nowhere' })).rejects.toThrow(BackupJobError);
    await expect(run('inspect', { file: join(folder, name) }, 1)).rejects.toThrow('too long');
  });
});

describe('the second folder', () => {
  it('gets a copy of each backup, says when it is away, and is never written where it is not', async () => {
    const panel = openPanel();
    const key = newFolder();
    panel.desktop.folder = key;
    const chosen = await done(panel.handlers.backups.chooseSecond(undefined));
    expect(chosen.second).toEqual({ path: key, state: 'ready' });
    const [first] = chosen.backups;
    expect(readFileSync(join(key, first?.name ?? ''))).toEqual(
      readFileSync(join(chosen.folder, first?.name ?? '')),
    );
    // The key is unplugged: its mount point is an empty folder.
    renameSync(key, `${key}-away`);
    mkdirSync(key);
    folders.push(`${key}-away`);
    panel.drive.advance(1_000);
    const without = await done(panel.handlers.backups.make(undefined));
    expect(without).toMatchObject({ failure: null, second: { path: key, state: 'absent' } });
    expect(without.backups).toHaveLength(2);
    expect(readdirSync(key)).toEqual([]);
    expect((await done(panel.handlers.backups.forgetSecond(undefined))).second).toBeNull();
    expect(existsSync(join(`${key}-away`, SECOND_MARK))).toBe(true);
  });

  it('cannot be the folder of the data', async () => {
    const panel = openPanel();
    panel.desktop.folder = panel.folder;
    expect(await refusal(panel.handlers.backups.chooseSecond(undefined))).toBe('backup-folder-unusable');
    panel.desktop.folder = '/proc';
    expect(await refusal(panel.handlers.backups.chooseSecond(undefined))).toBe('backup-folder-unusable');
    panel.desktop.folder = null;
    expect(await refusal(panel.handlers.backups.chooseSecond(undefined))).toBe('cancelled');
  });
});

/** A backup of a prepared passage, of which the minutes are archived since. */
async function archivedSince(panel: Panel) {
  const passage = await prepare(panel, 2);
  const { backups } = await done(panel.handlers.backups.make(undefined));
  const name = backups[0]?.name ?? '';
  panel.drive.advance(1_000);
  const minutesId = await archiveOne(panel, passage);
  await settled(panel);
  const { row } = await done(panel.handlers.archive.get({ minutesId }));
  return { ref: { name, place: 'local' as const }, number: row.number, passage };
}

function closed(panel: Panel): void {
  panel.stop();
  panel.db.close();
}

describe('a restore', () => {
  it('says what it loses, asks for a PIN, keeps what it replaces, and gives no number again', async () => {
    const panel = openPanel();
    const { number, passage, ref } = await archivedSince(panel);
    const preview = await done(panel.handlers.backups.preview(ref));
    expect(preview.loss).toMatchObject({
      minutesCount: 1,
      passageCount: 1,
      passages: [{ candidate: 'Campanule Joël', number }],
    });
    expect(preview.loss?.recordCount).toBeGreaterThan(10);
    expect(preview.members.map(({ name }) => name)).toEqual(['Ondine Tamaris', 'Barnabé Églantier']);
    const jurorId = passage.jurorIds[0] ?? '';
    const { restore } = panel.handlers.backups;
    expect(await refusal(restore({ ...ref, confirmation: null }))).toBe('pin-wrong');
    expect(await refusal(restore({ ...ref, confirmation: { jurorId, pin: '8530' } }))).toBe('pin-wrong');
    expect(panel.work.restarts).toBe(0);
    expect(existsSync(`${panel.path}.restauration`)).toBe(false);
    await done(restore({ ...ref, confirmation: { jurorId, pin: PIN } }));
    expect(panel.work.restarts).toBe(1);

    closed(panel);
    expect(completeRestore(panel.path)).toMatchObject({ name: ref.name });
    const restored = panel.revive(60_000);
    expect(await done(restored.handlers.archive.search({ text: '' }))).toEqual([]);
    const again = await archiveOne(restored, passage);
    const { row } = await done(restored.handlers.archive.get({ minutesId: again }));
    expect(row.number).not.toBe(number);
    const [aside] = readdirSync(panel.folder).filter((name) => /-remplacee-.*\.sqlite$/.test(name));
    const old = new Database(join(panel.folder, aside ?? ''), { readonly: true });
    expect(old.prepare('SELECT number FROM minutes').pluck().all()).toEqual([number]);
    old.close();
  });

  it('asks nobody when neither the data nor the backup knows a PIN', async () => {
    const panel = openPanel();
    const { backups } = await done(panel.handlers.backups.make(undefined));
    const ref = { name: backups[0]?.name ?? '', place: 'local' as const };
    expect((await done(panel.handlers.backups.preview(ref))).members).toEqual([]);
    await done(panel.handlers.backups.restore({ ...ref, confirmation: null }));
    expect(panel.work.restarts).toBe(1);
  });

  it('tells a backup that is gone, newer, damaged or of another register', async () => {
    const panel = openPanel();
    const { backups, folder } = await done(panel.handlers.backups.make(undefined));
    const name = backups[0]?.name ?? '';
    const { preview } = panel.handlers.backups;
    expect(await refusal(preview({ name: name.replace('manual', 'day'), place: 'local' }))).toBe(
      'backup-missing',
    );
    expect(await refusal(preview({ name, place: 'second' }))).toBe('backup-missing');
    const newer = new Database(join(folder, name));
    newer.pragma('user_version = 999');
    newer.close();
    expect(await refusal(preview({ name, place: 'local' }))).toBe('backup-newer');
    truncateSync(join(folder, name), 8_192);
    expect(await refusal(preview({ name, place: 'local' }))).toBe('backup-damaged');
  });

  it.each(['before anything', 'after the data', 'after its journal', 'after the copy'])(
    'cut off %s goes on at the next start',
    async (when) => {
      const panel = openPanel();
      const { backups } = await done(panel.handlers.backups.make(undefined));
      await done(panel.handlers.app.setPreferences({ theme: 'dark' }));
      await done(
        panel.handlers.backups.restore({ name: backups[0]?.name ?? '', place: 'local', confirmation: null }),
      );
      closed(panel);
      writeFileSync(`${panel.path}-wal`, '');
      const { at } = JSON.parse(readFileSync(`${panel.path}-restauration.json`, 'utf8')) as { at: number };
      const aside = setAsideName(panel.path, at);
      const steps = [
        () => undefined,
        () => {
          renameSync(panel.path, aside);
        },
        () => {
          renameSync(`${panel.path}-wal`, `${aside}-wal`);
        },
        () => {
          renameSync(`${panel.path}.restauration`, panel.path);
        },
      ];
      const count =
        ['before anything', 'after the data', 'after its journal', 'after the copy'].indexOf(when) + 1;
      for (const step of steps.slice(0, count)) step();
      expect(completeRestore(panel.path)).toMatchObject({ at });
      expect(completeRestore(panel.path)).toMatchObject({ at });
      const { db } = openDatabase(panel.path, { backupFolder: newFolder(), now: instant(at) });
      expect(db.prepare("SELECT value FROM preference WHERE key = 'theme'").get()).toBeUndefined();
      db.close();
      expect(existsSync(aside)).toBe(true);
    },
  );
});

describe('what a lost file still holds', () => {
  it('is saved through the open one', async () => {
    const panel = openPanel();
    await done(panel.handlers.sessions.createSample(undefined));
    rmSync(panel.path);
    rmSync(`${panel.path}-wal`);
    const target = newFolder();
    panel.desktop.folder = target;
    expect((await state(panel)).loss).toBe('lost');
    const { files } = await done(panel.handlers.backups.rescue(undefined));
    const saved = join(target, files[0] ?? '');
    const home = join(newFolder(), 'pupitre.sqlite');
    copyFileSync(saved, home);
    const { db } = openDatabase(home, { backupFolder: newFolder(), now: instant(0) });
    expect(db.prepare('SELECT count(*) FROM passage').pluck().get()).toBeGreaterThan(0);
    db.close();
  });
});
