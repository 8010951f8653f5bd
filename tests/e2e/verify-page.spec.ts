import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { contentUnder, createOffice, signMinutes } from '../fixtures/verify/signed-minutes.ts';
import { violationsOn } from './axe.ts';
import { electronExecutable, PROJECT_ROOT } from './pages/running-app.ts';
import { switchesHere } from './pages/switches.ts';

const LOCKED_AT = Date.UTC(2026, 10, 24, 14, 15, 0);
const PAGE_FILE = path.join(PROJECT_ROOT, 'out', 'verify', 'verify.html');
const BROWSER = path.join(import.meta.dirname, 'offline-browser');
const START_MS = 45_000;

let folder: string;
let app: ElectronApplication;
let page: Page;
const complaints: string[] = [];

test.describe('the page that checks minutes, from a file and without a network', () => {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pupitre-verify-page-'));
    const office = await createOffice(LOCKED_AT);
    const { sealed } = await signMinutes(office, contentUnder(office, { lockedAt: LOCKED_AT }));
    const altered = sealed.slice();
    altered[2_000] = (altered[2_000] ?? 0) ^ 1;
    await writeFile(path.join(folder, 'bon.pdf'), sealed);
    await writeFile(path.join(folder, 'altere.pdf'), altered);
    await writeFile(path.join(folder, 'autorite.crt'), office.pem);
    app = await openBrowser();
    page = await app.firstWindow({ timeout: START_MS });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test.afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('calls sealed minutes authentic, with the certificate of their authority', async () => {
    await expect(page.getByRole('button', { name: 'Choisir des fichiers' })).toBeVisible();
    await give('bon.pdf', 'autorite.crt');
    await expect(page.getByRole('heading', { name: 'Authentique' })).toBeFocused();
    await page.getByText(/^Détail des \d+ vérifications$/).click();
    await page.getByText('Portée des signatures').click();
    await expect(page.getByText('rien n’a été fait que remplir les champs de signature')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Ce sur quoi il repose' })).toBeVisible();
  });

  test('calls a changed copy not valid and says why, in the other language too', async () => {
    await give('altere.pdf');
    await expect(page.getByRole('heading', { name: 'Non conforme' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Authentique' })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Not valid' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What is wrong' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Français' }).click();
  });

  test('leaves the authority to be confirmed when none is given', async () => {
    await page.getByRole('button', { name: 'Recommencer' }).click();
    await give('bon.pdf');
    await expect(page.getByRole('heading', { name: 'Intact, à confirmer' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Ce qu’il vous reste à confirmer' })).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no fault of accessibility in ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      for (const part of await page.locator('summary').all()) {
        if ((await part.locator('..').getAttribute('open')) === null) await part.click();
      }
      const violations = await violationsOn(page);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const small = await page
        .locator('button, summary')
        .evaluateAll(
          (targets) => targets.filter((target) => target.getBoundingClientRect().height < 44).length,
        );
      expect(small).toBe(0);
      const shots = process.env['VERIFY_SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${colorScheme}.png`) });
    });
  }

  test('has asked nothing of any network, and complained of nothing', async () => {
    const requests = await app.evaluate(() => (globalThis as { networkRequests?: string[] }).networkRequests);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

function openBrowser(): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronExecutable(),
    args: [...switchesHere(), BROWSER, `--user-data-dir=${path.join(folder, 'profile')}`, '--lang=fr'],
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'fr', PAGE_FILE },
    timeout: START_MS,
  });
}

async function give(...names: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(names.map((name) => path.join(folder, name)));
}
