import type { Page } from '@playwright/test';
import { violationsOn, WCAG } from './axe.ts';
import { expect } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { lookAt } from './sight.ts';

const THEMES = ['light', 'dark'] as const;

/** Examines the screen as it stands: by the rules in each theme, and at each size by its layout. */
export async function audit(page: Page, screen: string): Promise<void> {
  for (const theme of THEMES) {
    await get(page, 'app', 'setPreferences', { theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    expect.soft(await brokenRules(page), `${screen}, ${theme}`).toEqual([]);
  }
  await lookAt(page, screen);
}

/** What breaks a rule on the page as it stands. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  const violations = await violationsOn(page, WCAG);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
