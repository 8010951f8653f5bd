/** The doors by which a data file is lost or spoilt without a word: at the start, and while the application runs. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { openDatabase } from '../../../src/core/db/database.ts';
import { DatabaseError } from '../../../src/core/db/database-error.ts';
import { placeOf } from '../../../src/core/db/place.ts';
import { setJournalAside } from '../../../src/core/db/strange-files.ts';
import { profileFault } from '../../../src/main/platform/profile-check.ts';
import { SAMPLE_PIN } from '../../../src/shared/areas/sample.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-doors-'));
  path = join(folder, 'pupitre.sqlite');
});

afterEach(() => {
  closePanels();
  rmSync(folder, { recursive: true, force: true });
});

const open = (file = path) =>
  openDatabase(file, { backupFolder: join(folder, 'backups'), now: instant(0), busyTimeoutMs: 50 });

function refusalOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof DatabaseError ? error.code : error;
  }
  return null;
}

/** What a crash leaves: a file, and the journal with entries that never went into it. */
function leaveJournal(): void {
  const away = join(folder, 'away');
  mkdirSync(away);
  const { db } = open(join(away, 'pupitre.sqlite'));
  db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('kept', '1');
  for (const suffix of ['', '-wal']) copyFileSync(join(away, `pupitre.sqlite${suffix}`), `${path}${suffix}`);
  db.close();
}

/** Every file of the folder with its bytes. */
const contents = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(join(folder, name)).toString('base64')]);

describe('at the start', () => {
  it.each(['gone', 'empty'])(
    'a file that is %s beside its journal is missing, and the journal stays',
    (how) => {
      leaveJournal();
      if (how === 'gone') rmSync(path);
      else truncateSync(path);
      const before = contents();
      expect(refusalOf(() => open())).toBe('database-missing');
      expect(contents()).toEqual(before);
    },
  );

  it('a file that is gone from where numbers were given is missing', () => {
    const { db } = open();
    placeOf(path).keepHead({ seq: 1, digest: 'a'.repeat(64) });
    db.close();
    rmSync(path);
    expect(refusalOf(() => open())).toBe('database-missing');
    expect(existsSync(path)).toBe(false);
  });

  it('a backup laid beside the journal of what it replaces is not spoilt by it', () => {
    const { db } = open();
    db.prepare('INSERT INTO preference (key, value) VALUES (?, ?)').run('good', '1');
    const backup = join(folder, 'backup.sqlite');
    db.prepare('VACUUM INTO ?').run(backup);
    db.close();
    rmSync(path);
    leaveJournal();
    copyFileSync(backup, path);
    const before = contents();
    expect(refusalOf(() => open())).toBe('journal-foreign');
    expect(contents()).toEqual(before);
    const journal = readFileSync(`${path}-wal`);
    setJournalAside(path, new Date(0));
    const again = open();
    expect(again.db.prepare('SELECT key FROM preference').pluck().all()).toEqual(['good']);
    again.db.close();
    expect(readFileSync(join(folder, 'pupitre-ancien-journal-1970-01-01T00-00-00-000Z.wal'))).toEqual(
      journal,
    );
  });

  it('a copy before a change of schema has its name only when it is whole', () => {
    const { db } = open();
    db.close();
    const raw = new Database(path);
    raw.pragma('user_version = 1');
    raw.exec('DELETE FROM schema_migration WHERE version > 1');
    raw.close();
    mkdirSync(join(folder, 'backups'));
    // A folder stands where the half-written copy would: the copy cannot be made.
    mkdirSync(join(folder, 'backups', 'pupitre-schema-1-1970-01-01T00-00-00-000Z.sqlite.partial', 'x'), {
      recursive: true,
    });
    expect(() => open()).toThrow();
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.sqlite'))).toEqual([]);
    expect(new Database(path, { readonly: true }).pragma('user_version', { simple: true })).toBe(1);
  });

  it('files and folders are this account’s only, also those of an earlier version', () => {
    mkdirSync(join(folder, 'profile'), { mode: 0o755 });
    const file = join(folder, 'profile', 'pupitre.sqlite');
    new Database(file).close();
    writeFileSync(file, '', { mode: 0o644 });
    const { db } = open(file);
    for (const name of ['', '-wal', '-shm']) expect(statSync(`${file}${name}`).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'profile')).mode & 0o777).toBe(0o700);
    db.close();
  });
});

describe('a data folder', () => {
  it('is refused when it is a file, cannot be made or written, or lies on a network', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(profileFault(join(folder, 'file'))).toBe('profile-not-folder');
    expect(profileFault(join(folder, 'file', 'below'))).toBe('profile-not-folder');
    expect(profileFault('/proc/pupitre')).toBe('profile-unwritable');
    expect(profileFault('/proc')).toBe('profile-unwritable');
    for (const kind of [0x6969, 0xff534d42, 0xfe534d42, 0x517b]) {
      expect(profileFault(folder, () => kind)).toBe('network-folder');
    }
  });

  it('is made when there is none, and left without a trace', () => {
    expect(profileFault(join(folder, 'a', 'b'))).toBeNull();
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
  });
});

describe('while the application runs', () => {
  const setTheme = (panel: Panel) => panel.handlers.app.setPreferences({ theme: 'dark' });

  it.each([
    [
      'deleted',
      ({ path: file }: Panel) => {
        rmSync(file);
      },
    ],
    [
      'emptied',
      ({ path: file }: Panel) => {
        truncateSync(file);
      },
    ],
    [
      'shortened',
      ({ path: file }: Panel) => {
        truncateSync(file, 8_192);
      },
    ],
    [
      'moved away with its folder, as a volume that is unmounted',
      ({ folder: root }: Panel) => {
        renameSync(root, `${root}-away`);
      },
    ],
    [
      'replaced by another',
      ({ path: file }: Panel) => {
        copyFileSync(file, `${file}.new`);
        renameSync(`${file}.new`, file);
      },
    ],
    [
      'without its journal',
      ({ path: file }: Panel) => {
        rmSync(`${file}-wal`);
      },
    ],
  ])('a file that is %s takes no entry any more, and says so to every window', async (_how, harm) => {
    const panel = openPanel();
    await done(setTheme(panel));
    // What makes the file as long as its content, as a checkpoint does in use.
    panel.db.pragma('wal_checkpoint(PASSIVE)');
    await done(panel.handlers.app.setPreferences({ theme: 'light' }));
    harm(panel);
    expect(await refusal(setTheme(panel))).toBe('database-lost');
    expect(await refusal(panel.handlers.sessions.createSample(undefined))).toBe('database-lost');
    expect(panel.broadcasts).toContainEqual({ name: 'data-changed', payload: { topic: 'store' } });
    // What was acknowledged can still be read.
    expect(await done(panel.handlers.app.preferences(undefined))).toMatchObject({ theme: 'light' });
    rmSync(`${panel.folder}-away`, { recursive: true, force: true });
  });

  it('a loss is said within a second where nobody types', () => {
    const panel = openPanel();
    rmSync(panel.path);
    expect(panel.broadcasts).toEqual([]);
    panel.drive.advance(minutesMs(1 / 60));
    expect(panel.broadcasts).toEqual([{ name: 'data-changed', payload: { topic: 'store' } }]);
  });

  it('an entry that was on its way when the file went is not acknowledged', async () => {
    const panel = openPanel();
    const sample = await done(panel.handlers.sessions.createSample(undefined));
    const [member] = sample.members;
    const change = { jurorId: member?.id ?? '', pin: '8530', currentPin: SAMPLE_PIN };
    const setting = panel.handlers.sessions.setPin(change);
    rmSync(panel.path);
    expect(await refusal(setting)).toBe('database-lost');
  });

  it('a healthy file is no cause for alarm, through checkpoints, growth and another reader', async () => {
    const panel = openPanel();
    for (let count = 0; count < 3; count += 1) {
      await done(panel.handlers.sessions.createSample(undefined));
      panel.db.pragma('wal_checkpoint(TRUNCATE)');
      const reader = new Database(panel.path, { readonly: true });
      reader.prepare('SELECT count(*) FROM session').get();
      reader.close();
      panel.drive.advance(minutesMs(1));
    }
    await done(setTheme(panel));
    expect(placeOf(panel.path).loss()).toBeNull();
  });
});
