/** Going back to a backup says what it loses, asks who may, and keeps what it replaces. */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { completeRestore, setAsideName } from '../../../src/core/db/backup/restore-files.ts';
import { restoreConfirmers } from '../../../src/core/db/backup/restore-confirmers.ts';
import { SAMPLE_PIN } from '../../../src/shared/areas/sample.ts';
import { openDatabase } from '../../../src/core/db/database.ts';
import { newFolder, putAwayBackups, settled } from '../backup-stage.ts';
import { begun } from '../jury-room.ts';
import { archiveOne, command, PIN, prepare } from '../passage-conduct.ts';
import { done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member, newSession, passage as setup } from '../preparation.ts';

vi.setConfig({ testTimeout: 120_000 });

afterEach(putAwayBackups);

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
      passages: [{ candidate: 'Joël Campanule', number }],
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
    expect((await done(restored.handlers.archive.search({ text: '' }))).rows).toEqual([]);
    const again = await archiveOne(restored, passage);
    const { row } = await done(restored.handlers.archive.get({ minutesId: again }));
    expect(row.number).not.toBe(number);
    const [aside] = readdirSync(panel.folder).filter((name) => /-remplacee-.*\.sqlite$/.test(name));
    const old = new Database(join(panel.folder, aside ?? ''), { readonly: true });
    expect(old.prepare('SELECT number FROM minutes').pluck().all()).toEqual([number]);
    old.close();
  });

  it('is not confirmed by who came after what it would take back', async () => {
    const panel = openPanel();
    const { passage, ref } = await archivedSince(panel);
    const { sessions, setups } = panel.handlers;
    const add = async (sessionId: string) => {
      const saved = await done(sessions.saveMember(member(sessionId, { name: 'Zoé Intruse' })));
      const jurorId = saved.members.at(-1)?.id ?? '';
      await done(sessions.setPin({ jurorId, pin: '8361' }));
      return jurorId;
    };
    // Added to the jury, alone in a session of their own, or of the sample whose PIN everybody knows.
    const added = await add(passage.sessionId);
    const own = await newSession(panel);
    const alone = await add(own.id);
    const fake = await done(setups.save(setup(own.id)));
    await done(
      panel.handlers.passages.declare({ passageId: fake.id, jurorId: alone, kind: 'no-link', reason: '' }),
    );
    const sample = await done(sessions.createSample(undefined));
    const known = sample.members[0]?.id ?? '';
    const { members } = await done(panel.handlers.backups.preview(ref));
    expect(members.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    const { restore } = panel.handlers.backups;
    for (const [jurorId, pin] of [
      [added, '8361'],
      [alone, '8361'],
      [known, SAMPLE_PIN],
    ] as const) {
      expect(await refusal(restore({ ...ref, confirmation: { jurorId, pin } }))).toBe('not-found');
    }
    expect(panel.work.restarts).toBe(0);
    expect(existsSync(`${panel.path}.restauration`)).toBe(false);
  });

  it('is confirmed by those whose work it takes back, and by those who were known before', async () => {
    const panel = openPanel();
    const before = await prepare(panel, 2);
    await archiveOne(panel, before);
    const { ref, passage } = await archivedSince(panel);
    const names = async () =>
      (await done(panel.handlers.backups.preview(ref))).members.map(({ jurorId }) => jurorId).sort();
    expect(await names()).toEqual([...before.jurorIds, ...passage.jurorIds].sort());
    // Who was convened and chose a PIN before, and never sat, is asked only where nobody sat.
    const [jurorId = ''] = before.jurorIds;
    await done(panel.handlers.backups.restore({ ...ref, confirmation: { jurorId, pin: PIN } }));
    expect(panel.work.restarts).toBe(1);
  });

  it('of data that cannot be read is confirmed by who sat in the backup', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await archiveOne(panel, passage);
    const saved = await done(
      panel.handlers.sessions.saveMember(member(passage.sessionId, { name: 'Zoé Intruse' })),
    );
    const added = saved.members.at(-1)?.id ?? '';
    await done(panel.handlers.sessions.setPin({ jurorId: added, pin: '8361' }));
    const { backups, folder } = await done(panel.handlers.backups.make(undefined));
    const file = join(folder, backups[0]?.name ?? '');
    const asked = restoreConfirmers(file, null).map(({ id }) => id);
    expect(asked).toEqual(passage.jurorIds);
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

describe('a backup altered since it was made', () => {
  it('is not restored, though it is whole and of the same size', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const made = await done(panel.handlers.backups.make(undefined));
    const name = made.backups[0]?.name ?? '';
    const file = new Database(join(panel.backupFolder, name));
    file.exec(`UPDATE passage SET last_name = 'Autre'`);
    file.close();
    const confirmation = { jurorId: passage.jurorIds[0] ?? '', pin: PIN };
    expect(await refusal(panel.handlers.backups.preview({ name, place: 'local' }))).toBe('backup-damaged');
    expect(await refusal(panel.handlers.backups.restore({ name, place: 'local', confirmation }))).toBe(
      'backup-damaged',
    );
  });
});

describe('what a lost file still holds', () => {
  it('is saved through the open one', async () => {
    const panel = openPanel();
    await done(panel.handlers.sessions.createSample(undefined));
    expect(await refusal(panel.handlers.backups.rescue(undefined))).toBe('nothing-lost');
    rmSync(panel.path);
    rmSync(`${panel.path}-wal`);
    const target = newFolder();
    panel.desktop.folder = target;
    expect(await done(panel.handlers.backups.store(undefined))).toEqual({ loss: 'lost' });
    const { files } = await done(panel.handlers.backups.rescue(undefined));
    const saved = join(target, files[0] ?? '');
    const home = join(newFolder(), 'pupitre.sqlite');
    copyFileSync(saved, home);
    const { db } = openDatabase(home, { backupFolder: newFolder(), now: instant(0) });
    expect(db.prepare('SELECT count(*) FROM passage').pluck().get()).toBeGreaterThan(0);
    db.close();
  });
});

describe('a restore under a running clock', () => {
  it('is not ordered, since closing then asks and may be refused; it is once the clock stands', async () => {
    const { panel, passage } = await begun();
    const { backups } = await done(panel.handlers.backups.make(undefined));
    const ref = { name: backups[0]?.name ?? '', place: 'local' as const };
    const confirmation = { jurorId: passage.jurorIds[0] ?? '', pin: PIN };
    expect(await refusal(panel.handlers.backups.restore({ ...ref, confirmation }))).toBe(
      'restore-under-clock',
    );
    expect(panel.work.restarts).toBe(0);
    expect(readdirSync(panel.folder).filter((name) => name.includes('restauration'))).toEqual([]);
    await command(panel, passage.passageId, { type: 'pause', reason: 'Restauration' });
    await done(panel.handlers.backups.restore({ ...ref, confirmation }));
    expect(panel.work.restarts).toBe(1);
  });
});
