/** A day of six candidates, played into the profile on which the application starts: its minutes are sealed, and nothing left yet. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import type { SealedDay } from '../../scripts/demo/session/day.ts';
import { expect, PARIS, test as base } from './fixtures.ts';
import { goTo } from './pages/desk.ts';
import { PROJECT_ROOT } from './pages/running-app.ts';

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
