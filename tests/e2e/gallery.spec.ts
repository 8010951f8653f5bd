/** The gallery of the design system: every component in every state, looked through for faults in each theme. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { PreviewServer } from 'vite';
import { violationsOn, WCAG } from './axe.ts';
import { electronExecutable, PROJECT_ROOT } from './pages/running-app.ts';
import { switchesHere } from './pages/switches.ts';

const START_MS = 90_000;

let server: PreviewServer;
let browser: ElectronApplication;
let page: Page;
let home: string;
let folder: string;
const complaints: string[] = [];

test.describe('the gallery', () => {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(async () => {
    // Loaded here: the runner of the tests cannot require it.
    const { build, preview } = await import('vite');
    folder = await mkdtemp(path.join(tmpdir(), 'pupitre-gallery-'));
    const settings = {
      configFile: path.join(PROJECT_ROOT, 'vite.gallery.config.ts'),
      logLevel: 'error',
      build: { outDir: folder },
    } as const;
    await build(settings);
    server = await preview({ ...settings, preview: { host: '127.0.0.1', port: 0 } });
    home = server.resolvedUrls?.local[0] ?? '';
    browser = await _electron.launch({
      executablePath: electronExecutable(),
      args: [...switchesHere(), path.join(import.meta.dirname, 'plain-browser'), '--lang=fr'],
      timeout: START_MS,
    });
    page = await browser.firstWindow({ timeout: START_MS });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  test.afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`shows every component in ${theme} without a fault of accessibility`, async () => {
      test.setTimeout(300_000);
      await page.goto(`${home}?theme=${theme}`);
      await expect(page.getByRole('region', { name: 'Button', exact: true })).toBeVisible();
      expect(complaints).toEqual([]);
      const shots = process.env['GALLERY_SHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: path.join(shots, `${theme}.png`), fullPage: true });
      const violations = await violationsOn(page, WCAG);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});
