/** A day of six candidates, played into the profile on which the application starts: its minutes are sealed, and nothing left yet. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { SealedDay } from '../../scripts/demo/session/day.ts';
import { expect, PARIS, test as base } from './fixtures.ts';
import { get } from './pages/api.ts';
import { goTo } from './pages/desk.ts';
import { PROJECT_ROOT } from './pages/running-app.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;

/** The hand-driven clock starts in the evening of that day. */
export const EVENING = '2026-11-24T17:00:00Z';

export const test = base.extend<{ day: SealedDay }>({
  day: [
    async ({ folder }, use) => {
      const script = path.join(PROJECT_ROOT, 'scripts', 'demo', 'session', 'fill-profile.ts');
      const profile = path.join(folder, 'profile');
      await mkdir(profile);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [script, profile, path.join(folder, 'day')],
        {
          env: { ...process.env, TZ: PARIS },
        },
      );
      await use(JSON.parse(stdout) as SealedDay);
    },
    { timeout: 300_000 },
  ],
  running: async ({ day, running }, use) => {
    expect(day.sessionId).not.toBe('');
    await use(running);
  },
});

/** Goes to a screen, and waits for its heading: any, where it is null. */
export async function show(page: Page, hash: string, heading: string | null): Promise<void> {
  await goTo(page, hash);
  await page.getByRole('heading', { level: 1, ...(heading === null ? {} : { name: heading }) }).waitFor();
}

/** Examines the screen as it stands in each theme. */
export async function audit(page: Page, screen: string): Promise<void> {
  for (const theme of THEMES) {
    await get(page, 'app', 'setPreferences', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ failureSummary, target }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
    expect.soft(found, `${screen}, ${theme}`).toEqual([]);
  }
}
