/** The package as its users have it: installed, opened by an ordinary user, used, brought up to date, removed. */
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { DIST, makePackage } from '../../scripts/commands/package.ts';
import { securityCheck } from '../../scripts/commands/security-check.ts';
import { digestFile } from '../../scripts/runtime/integrity.ts';
import { pagesOf } from '../e2e/pages/index.ts';
import { wordsOf } from '../e2e/pages/words.ts';
import { takeHold, windows } from './hands.ts';
import type { Click } from './hands.ts';
import {
  familyOf,
  listeningOf,
  must,
  newUser,
  readProc,
  removeUser,
  startAsUser,
  strayFiles,
  until,
} from './machine.ts';
import { playShort, playWhole } from './passages.ts';
import { makeTwin, openTwin, removeTwin } from './twin.ts';
import { beAdministrator, newPublisher, orderUpdate, signUpdate } from './update.ts';

const INSTALLED = '/opt/Pupitre';
const COMMAND = '/usr/bin/pupitre';
const OLDER = '0.1.9';
const DATA = '.config/Pupitre';
/** Where the application keeps what it writes, and where the system's libraries keep theirs. */
const OWN = [DATA, '.config/Pupitre-postes'];
const OF_LIBRARIES = [
  '.cache/fontconfig',
  '.cache/dconf',
  '.cache/mesa_shader_cache',
  '.cache/mesa_shader_cache_db',
  '.pki/nssdb',
  '.config/dconf',
  '.config/pulse',
  '.local/share/pki',
];
const say = wordsOf('fr');

let kept: string;

test.beforeAll(() => {
  kept = mkdtempSync(path.join(tmpdir(), 'pupitre-package-'));
});

test.afterAll(async () => {
  await must('apt-get', ['purge', '--yes', 'pupitre']).catch(() => undefined);
  await removeTwin();
  await removeUser();
  rmSync(kept, { recursive: true, force: true });
});

test('the package, from its installation to its removal', async () => {
  const begunAt = Date.now();
  const home = await newUser();
  const profile = path.join(home, DATA);
  const debs = { older: '', current: '' };
  const publisher = await newPublisher(kept);
  const pinned = ['--update-cert', publisher.certificateFile];
  let clicks: readonly Click[] = [];

  await test.step('it is made, and every rule of security holds', async () => {
    expect(await makePackage(['--compression', 'none', '--version', OLDER, ...pinned])).toBe(0);
    const made = theDeb();
    debs.older = path.join(kept, path.basename(made));
    renameSync(made, debs.older);
    expect(await makePackage(['--compression', 'none', ...pinned])).toBe(0);
    debs.current = theDeb();
    expect(await securityCheck([])).toBe(0);
  });

  await test.step('an older one is installed', async () => {
    await install(debs.older);
    expect(await must('dpkg-query', ['--show', '--showformat=${Version}', 'pupitre'])).toContain(OLDER);
    expect(await securityCheck([INSTALLED])).toBe(0);
  });

  await test.step('a twin shows where to click', async () => {
    const folder = await makeTwin(INSTALLED);
    expect(await digestOfArchive(folder)).toBe(await digestOfArchive(INSTALLED));
    const twin = await openTwin(folder, path.join(home, 'jumeau'), home);
    clicks = await playShort(twin.page, pagesOf({ page: twin.page, say }));
    await twin.end();
    rmSync(path.join(home, 'jumeau'), { recursive: true });
  });

  await test.step('an ordinary user opens it, with every way in tried, and uses it', async () => {
    const marker = path.join(home, 'marker');
    const started = startAsUser(
      COMMAND,
      [
        '--remote-debugging-port=9333',
        '--remote-allow-origins=*',
        '--inspect=9334',
        '-remote-debugging-pipe',
      ],
      {
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: `--require=${marker}.js`,
        PUPITRE_CLOCK: 'manual',
        PUPITRE_CLOCK_START: '2001-01-01T08:00:00Z',
      },
    );
    const hands = await takeHold();
    await until('the first screen', async () => (await hands.title()).includes('—'));
    for (const click of clicks) await hands.click(click);
    await hands.press('ctrl+shift+i');

    const family = familyOf(started.process.pid ?? 0);
    expect(listeningOf(family), 'what listens').toEqual([]);
    const pages = family.filter((pid) => readProc(pid, 'cmdline').includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const pid of pages) {
      expect(readProc(pid, 'status'), 'a page is under seccomp').toMatch(/^Seccomp:\s+2$/m);
      expect(namespaceOf(pid), 'a page sees its own processes only').not.toBe(namespaceOf('self'));
    }
    for (const pid of family) expect(readProc(pid, 'cmdline')).not.toContain('--no-sandbox');
    expect(await windows(), 'no window of tools').toHaveLength(1);

    const second = startAsUser(COMMAND, []);
    expect(await second.exited, 'a second start leaves to the first').toBe(0);
    expect(await windows()).toHaveLength(1);
    await hands.press('ctrl+q');
    expect(await started.exited).toBe(0);
    expect(started.output()).not.toMatch(/listening on/i);

    expect(Math.abs(readSession(profile).createdAt - Date.now()), 'the clock is the machine’s').toBeLessThan(
      600_000,
    );
    const stray = await strayFiles(home, [...OWN, ...OF_LIBRARIES], begunAt);
    expect(stray, 'what it wrote elsewhere').toEqual([]);
  });

  await test.step('the next one comes as a file, is installed over it, and finds the data', async () => {
    const before = readSession(profile);
    const file = await signUpdate(kept, publisher, debs.current);
    chmodSync(kept, 0o755);
    const twin = await openTwin(await makeTwin(INSTALLED), profile, file);
    const administrator = beAdministrator();
    try {
      const version = (await must('dpkg-deb', ['--field', debs.current, 'Version'])).trim().replace('~', '-');
      await orderUpdate(twin.page, say, version);
      expect(await administrator.allow(), 'how the installation ended').toBe(0);
      expect(await twin.started.exited, 'it left by itself, in good order').toBe(0);
    } finally {
      administrator.leave();
    }
    expect(readdirSync(path.join(profile, 'backups')).join()).toMatch(/pupitre-manual-/);
    expect(await must('dpkg-query', ['--show', '--showformat=${Version}', 'pupitre'])).not.toContain(OLDER);
    const handed = path.join(home, 'session.pupitre');
    writeFileSync(handed, 'pas une session');
    const started = startAsUser(COMMAND, [handed]);
    const hands = await takeHold();
    await until('the import of the file that it was opened with', async () =>
      (await hands.title()).startsWith(say('handovers:receive.title')),
    );
    await hands.press('ctrl+q');
    expect(await started.exited).toBe(0);
    expect(readSession(profile), 'nothing was imported by itself').toEqual(before);
  });

  await test.step('a whole defence is played on its twin', async () => {
    const folder = await makeTwin(INSTALLED);
    expect(await digestOfArchive(folder)).toBe(await digestOfArchive(INSTALLED));
    const exports = path.join(home, 'export');
    await makeOwned(exports, home);
    const { end, page } = await openTwin(folder, path.join(home, 'entier'), exports);
    await expect(page.getByText(say('trial'), { exact: true })).toBeVisible();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await playWhole({
      page,
      pages: pagesOf({ page, say }),
      shoot: () => Promise.resolve(),
      say: (what) => {
        console.log(`    ${what}`);
      },
      keep: (_name, _extensions, writeFiles) => writeFiles(),
    });
    expect(complaints).toEqual([]);
    expect(readdirSync(exports).map((name) => path.extname(name))).toEqual(
      expect.arrayContaining(['.pdf', '.json', '.crt']),
    );
    await end();
  });

  await test.step('it does not open without its sandbox', async () => {
    const started = startAsUser(COMMAND, ['--no-sandbox', `--user-data-dir=${home}/sans`]);
    await until('its refusal', async () => {
      // Without a window manager a system's dialog is found by its class, never by its name.
      const found = await must('xdotool', ['search', '--onlyvisible', '--class', 'pupitre']).catch(() => '');
      return found !== '';
    });
    expect(await windows(), 'no window of its own').toEqual([]);
    started.process.kill('SIGKILL');
    expect(existsSync(path.join(home, 'sans/pupitre.sqlite'))).toBe(false);
  });

  await test.step('it is removed, and the data stays', async () => {
    const said = await must('apt-get', ['remove', '--yes', 'pupitre']);
    expect(said).toContain('.config/Pupitre');
    for (const gone of [INSTALLED, COMMAND, '/usr/share/applications/pupitre.desktop'])
      expect(existsSync(gone)).toBe(false);
    expect(readSession(profile).title).not.toBe('');
  });
});

function theDeb(): string {
  const [name] = globSync('*.deb', { cwd: DIST });
  if (name === undefined) throw new Error('no .deb was made');
  return path.join(DIST, name);
}

async function install(deb: string): Promise<void> {
  // What it recommends is a keyring, which a machine for tests need not fetch.
  await must('apt-get', ['install', '--yes', '--no-install-recommends', deb]);
}

function digestOfArchive(folder: string): Promise<string> {
  return digestFile(path.join(folder, 'resources', 'app.asar'), 'sha256', 'hex');
}

function namespaceOf(pid: number | string): string {
  return readlinkSync(`/proc/${String(pid)}/ns/pid`);
}

async function makeOwned(folder: string, home: string): Promise<void> {
  await mkdir(folder);
  const { gid, uid } = statSync(home);
  await chown(folder, uid, gid);
}

function readSession(profile: string): { readonly title: string; readonly createdAt: number } {
  const database = new Database(path.join(profile, 'pupitre.sqlite'), { readonly: true });
  try {
    const found = database.prepare('SELECT title, created_at AS createdAt FROM session').all();
    expect(found).toHaveLength(1);
    return found[0] as { title: string; createdAt: number };
  } finally {
    database.close();
  }
}
