/** Backups are whole, checked and named only then. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SECOND_MARK } from '../../../src/core/db/backup/backup-jobs.ts';
import type { BackupJobs } from '../../../src/core/db/backup/backup-jobs.ts';
import { TaskStopped } from '../../../src/core/kernel/tasks.ts';
import { BackupJobError, backupWorker } from '../../../src/core/db/backup/run-backup-job.ts';
import { chainHead } from '../../../src/core/db/chain.ts';
import { newFolder, putAwayBackups, putAwayLater, settled, state } from '../backup-stage.ts';
import { begun } from '../jury-room.ts';
import { archiveOne, PIN, prepare } from '../passage-conduct.ts';
import { done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 120_000 });

afterEach(putAwayBackups);

const reasons = async (panel: Panel) => (await state(panel)).backups.map(({ reason }) => reason);
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
    await panel.handlers.subjects.importFile({ name: 's.json', bytes: Buffer.from('{}') });
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
    const { sessionId, testId, caseTitle, accommodation, evaluatorChoice, plannedTime, importedResults } =
      second;
    await done(
      panel.handlers.setups.save({
        sessionId,
        candidate,
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

  it('are made at the end of a day in which a test was begun anew', async () => {
    const { panel, passage } = await begun();
    const { passageId } = await done(
      panel.handlers.passages.restart({
        passageId: passage.passageId,
        cause: 'ruling',
        reason: 'Panne de courant',
        pin: PIN,
      }),
    );
    await archiveOne(panel, { ...passage, passageId });
    await vi.waitFor(async () => {
      const { backups, isRunning } = await done(panel.handlers.backups.state(undefined));
      expect(isRunning).toBe(false);
      expect(backups.map(({ reason }) => reason)).toContain('day');
    });
  });

  it('that fail are said, leave nothing behind, and the next one clears it', async () => {
    const panel = openPanel();
    const { run } = panel.work;
    panel.work.run = (job, request) =>
      job === 'copy' ? Promise.reject(new BackupJobError('disk-full', 'full')) : run(job, request);
    expect(await refusal(panel.handlers.backups.make(undefined))).toBe('disk-full');
    expect(await state(panel)).toMatchObject({ failure: 'disk-full', lastGoodAt: null, backups: [] });
    // An import is not kept from anyone for want of a backup.
    expect(
      await refusal(panel.handlers.subjects.importFile({ name: 's.json', bytes: Buffer.from('{}') })),
    ).not.toBe('disk-full');
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
    const run = backupWorker(new URL('../../../src/core/db/backup/backup.worker.ts', import.meta.url));
    const news: number[] = [];
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    const folder = newFolder();
    const name = 'pupitre-manual-2026-11-24T12-00-00-000Z.sqlite';
    const summary = await run(
      'copy',
      { dataFile: panel.path, folder, name },
      { onNews: ({ done }) => news.push(done) },
    );
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
    expect(summary).toMatchObject({ chain: chainHead(panel.db) });
    expect(readdirSync(folder)).toEqual([name, `${name}.json`]);
    expect(news).toEqual([0, 1, 2]);
    const abort = new AbortController();
    const other = 'pupitre-manual-2026-11-24T12-00-01-000Z.sqlite';
    const stopped = run(
      'copy',
      { dataFile: panel.path, folder, name: other },
      {
        signal: abort.signal,
        onNews: ({ done: part }) => {
          if (part > 0) abort.abort(new TaskStopped('enough'));
        },
      },
    );
    await expect(stopped).rejects.toBeInstanceOf(TaskStopped);
    expect(existsSync(join(folder, other))).toBe(false);
    await expect(run('inspect', { file: '/nowhere' })).rejects.toThrow(BackupJobError);
    await expect(run('inspect', { file: join(folder, name) }, { timeoutMs: 1 })).rejects.toThrow('too long');
  });
});

describe('the second folder', () => {
  it('gets a copy of each backup, says when it is away, and is never written where it is not', async () => {
    const panel = openPanel();
    // Beside the data, under a name that begins like its own.
    const { key } = panel;
    mkdirSync(key);
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
    putAwayLater(`${key}-away`);
    panel.drive.advance(1_000);
    const without = await done(panel.handlers.backups.make(undefined));
    expect(without).toMatchObject({ failure: null, second: { path: key, state: 'absent' } });
    expect(without.backups).toHaveLength(2);
    expect(readdirSync(key)).toEqual([]);
    expect((await done(panel.handlers.backups.forgetSecond(undefined))).second).toBeNull();
    expect(existsSync(join(`${key}-away`, SECOND_MARK))).toBe(true);
  });

  it.each(['backups', ''])(
    'cannot be the data’s own under another name, nor becomes it later (/%s)',
    async (inside) => {
      const panel = openPanel();
      await done(panel.handlers.backups.make(undefined));
      const link = join(newFolder(), 'cle');
      symlinkSync(join(panel.folder, inside), link);
      panel.desktop.folder = link;
      expect(await refusal(panel.handlers.backups.chooseSecond(undefined))).toBe('backup-folder-unusable');
      expect(existsSync(join(panel.folder, inside, SECOND_MARK))).toBe(false);

      rmSync(link);
      mkdirSync(link);
      await done(panel.handlers.backups.chooseSecond(undefined));
      cpSync(join(link, SECOND_MARK), join(panel.backupFolder, SECOND_MARK));
      rmSync(link, { recursive: true });
      symlinkSync(panel.backupFolder, link);
      panel.drive.advance(1_000);
      const after = await done(panel.handlers.backups.make(undefined));
      expect(after.second?.state).toBe('failing');
    },
  );

  it('keeps nothing half-written of a copy during which the application ends', async () => {
    const panel = openPanel();
    mkdirSync(panel.key);
    panel.desktop.folder = panel.key;
    await done(panel.handlers.backups.chooseSecond(undefined));
    const [before, kept] = [readdirSync(panel.key), readdirSync(panel.backupFolder)];
    panel.drive.advance(1_000);
    const { run } = panel.work;
    const written = new Promise<void>((resolve) => {
      panel.work.run = (job, request, options) => {
        if (job !== 'mirror') return run(job, request, options);
        const { file, second } = request as Parameters<BackupJobs['mirror']>[0];
        // Ended between its last two acts: the copy has its name, and not yet what it was found to hold.
        for (const end of ['', '.json.partial']) writeFileSync(join(second, basename(file) + end), 'half');
        resolve();
        // As a thread does: it ends when it is told to.
        return new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => {
            reject(options.signal?.reason as Error);
          });
        });
      };
    });
    panel.backUpAtStart();
    await written;
    panel.stop();
    const ended = panel.ended();
    panel.db.close();
    await ended;
    expect(panel.failures).toEqual([]);
    expect(readdirSync(panel.key)).toEqual(before);
    expect(readdirSync(panel.backupFolder).length, 'the whole one here').toBe(kept.length + 2);
  });

  it('is not looked for once the data is closed, nor is any copy that waited made', async () => {
    const panel = openPanel();
    const { run } = panel.work;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await settled(panel);
    let begin = (): void => undefined;
    const copying = new Promise<void>((resolve) => {
      begin = resolve;
    });
    panel.work.run = async (job, request, options) => {
      begin();
      await held;
      return run(job, request, options);
    };
    const given = { name: 's.json', bytes: Buffer.from('{}') };
    const making = panel.handlers.backups.make(undefined);
    const importing = panel.handlers.subjects.importFile(given);
    const quitting = panel.backUpAtQuit();
    await copying;
    panel.stop();
    const ended = panel.ended();
    panel.db.close();
    release();
    await ended;
    await quitting;
    expect(panel.failures).toEqual([]);
    expect([await refusal(making), await refusal(importing)]).toEqual(['cancelled', 'cancelled']);
    expect(readdirSync(panel.backupFolder), 'the one that was made as it ended').toHaveLength(2);
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
