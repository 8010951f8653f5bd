import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import frStartup from '../../resources/locales/fr/startup.json' with { type: 'json' };
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test as base } from './fixtures.ts';
import { ask, get } from './pages/api.ts';
import { closeApp, launchApp } from './pages/running-app.ts';
import { spawnApp } from './spawned-app.ts';
import type { SpawnedApp, SpawnOptions } from './spawned-app.ts';
import { AS_IT_IS, lookAt } from './sight.ts';
import { makeSample } from './stages.ts';

/** Applications that may outlive their test's own view of them are ended with it. */
const test = base.extend<{
  profile: string;
  start: (options?: Partial<SpawnOptions>) => Promise<SpawnedApp>;
}>({
  profile: async ({ folder }, use) => {
    await use(path.join(folder, 'profile'));
  },
  start: async ({ folder, profile }, use) => {
    const started: SpawnedApp[] = [];
    await use(async (options = {}) => {
      const app = await spawnApp({
        profile,
        file: path.join(folder, `told-${String(started.length)}`),
        ...options,
      });
      started.push(app);
      return app;
    });
    for (const app of started) await app.end();
  },
});

const dataFile = (profile: string) => path.join(profile, 'pupitre.sqlite');

/** A file of data, as the application leaves it. */
function dataIn(profile: string, lay: (file: string) => void): void {
  mkdirSync(profile, { recursive: true });
  lay(dataFile(profile));
}

test.setTimeout(90_000);

test.describe('what cannot be opened', () => {
  const errors = frStartup.errors;

  for (const [name, failure, prepare] of [
    [
      'a file in the place of the folder',
      'profile-not-folder',
      (profile: string) => {
        writeFileSync(profile, '');
      },
    ],
    [
      'a folder that cannot be written',
      'profile-unwritable',
      (profile: string) => {
        mkdirSync(profile);
        chmodSync(profile, 0o500);
      },
    ],
    [
      'a journal without its file',
      'database-missing',
      (profile: string) => {
        dataIn(profile, (file) => {
          writeFileSync(`${file}-wal`, 'journal');
        });
      },
    ],
    [
      'a damaged file',
      'database-corrupt',
      (profile: string) => {
        dataIn(profile, (file) => {
          writeFileSync(file, 'SQLite format 3\0 but no more than that'.repeat(200));
        });
      },
    ],
  ] as const) {
    test(`${name} is said, and leaves with a failure`, async ({ profile, start }) => {
      prepare(profile);
      const before = existsSync(dataFile(profile)) ? readFileSync(dataFile(profile)) : null;
      // Nothing is forbidden to root by the modes of a folder.
      const isRoot = process.getuid?.() === 0;
      const app = await start(failure === 'profile-unwritable' && isRoot ? { profile: '/proc/pupitre' } : {});
      expect(await app.exitCode()).toBe(1);
      const dialogs = app.told().filter(({ event }) => event === 'dialog');
      expect(dialogs).toMatchObject([{ title: frStartup.title, message: errors[failure].what }]);
      expect(dialogs[0]?.detail).toContain(errors[failure].todo);
      expect(existsSync(dataFile(profile)) ? readFileSync(dataFile(profile)) : null).toEqual(before);
    });
  }
});

test('a second start brings the first window back, and leaves without a word', async ({ profile, start }) => {
  const running = await launchApp({ profile });
  try {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    const second = await start();
    expect(await second.exitCode()).toBe(0);
    expect(second.told().filter(({ event }) => event === 'dialog')).toEqual([]);
    await expect
      .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true);
  } finally {
    await closeApp(running.app);
  }
});

test('going back to a backup starts the application anew on it, and keeps what it replaced', async ({
  profile,
  start,
}) => {
  const app = await start();
  const page = await app.page();
  await makeSample(page);
  await get(page, 'backups', 'make', undefined);
  await get(page, 'app', 'setPreferences', { organisation: 'Réseau des saveurs' });
  const before = codeIn(dataFile(profile));

  await page.goto('app://pupitre/#/preferences/backups');
  await restoreLatest(page, 'restore');
  expect(await app.exitCode()).toBe(0);

  const anew = await app.page();
  await expect(anew.getByText(fr('common:startupNotice.restored'))).toBeVisible();
  expect(await get(anew, 'app', 'preferences', undefined)).toMatchObject({ organisation: '' });
  expect((await get(anew, 'sessions', 'list', {})).rows).toHaveLength(1);
  const kept = keptIn(profile);
  expect(kept).toHaveLength(1);
  expect(organisationIn(path.join(profile, kept[0] ?? ''))).toBe('Réseau des saveurs');
  expect(codeIn(dataFile(profile))).not.toBe(before);
});

test('damaged data is restored from the message that says so, with a PIN of the backup', async ({
  profile,
  start,
}) => {
  const first = await start();
  const page = await first.page();
  await makeSample(page);
  await get(page, 'backups', 'make', undefined);
  await first.end();
  damage(dataFile(profile));

  const app = await start({ answers: [frStartup.restore] });
  const rescue = await app.page();
  await expect(rescue.getByRole('heading', { level: 1, name: fr('backups:rescue.title') })).toBeVisible();
  expect(await ask(rescue, 'sessions', 'list', {})).toMatchObject({
    ok: false,
    code: 'database-corrupt',
  });
  await restoreLatest(rescue, 'rescue-restore');
  expect(await app.exitCode()).toBe(0);

  const anew = await app.page();
  await expect(anew.getByText(fr('common:startupNotice.restored'))).toBeVisible();
  expect((await get(anew, 'sessions', 'list', {})).rows).toHaveLength(1);
  expect(keptIn(profile)).toHaveLength(1);
});

async function restoreLatest(page: Page, name: string): Promise<void> {
  // The one that was asked for is listed above the one of the start once the list was read again.
  const latest = page.getByRole('row').filter({ hasText: fr('backups:reason.manual') });
  await latest.getByRole('button', { name: /^Restaurer la sauvegarde/ }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: fr('backups:restore.who') }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: fr('backups:restore.pin') }).press(SAMPLE_PIN[0] ?? '');
  for (const digit of SAMPLE_PIN.slice(1)) await page.keyboard.press(digit);
  await lookAt(page, name, AS_IT_IS);
  const confirm = dialog.getByRole('button', { name: fr('backups:restore.confirm') });
  await expect(confirm).toBeInViewport({ ratio: 1 });
  await confirm.click();
}

/** Spoils pages in the middle, once the journal is folded in: the header still reads well. */
function damage(file: string): void {
  const folded = new Database(file);
  folded.pragma('wal_checkpoint(TRUNCATE)');
  folded.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 8 * 4096, 40 * 4096);
  writeFileSync(file, bytes);
}

function keptIn(profile: string): readonly string[] {
  return readdirSync(profile).filter((name) => /^pupitre-remplacee-.*\.sqlite$/.test(name));
}

function read(file: string, sql: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare<[]>(sql).pluck().get();
  } finally {
    database.close();
  }
}

const codeIn = (file: string) => read(file, 'SELECT code FROM installation ORDER BY position DESC LIMIT 1');
const organisationIn = (file: string) => {
  const stored = read(file, "SELECT value FROM preference WHERE key = 'organisation'");
  return typeof stored === 'string' ? (JSON.parse(stored) as unknown) : stored;
};
