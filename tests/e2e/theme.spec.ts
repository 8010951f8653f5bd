import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { get } from './pages/api.ts';

const DARK_GROUND = 'rgb(26, 23, 20)';
const LIGHT_GROUND = 'rgb(247, 242, 232)';
/** Nothing drawn by the page yet: the window's own ground shows. */
const NONE = 'rgba(0, 0, 0, 0)';

interface Watched {
  readonly grounds: string[];
}

/** Keeps the ground of the page in each frame from its very first. */
function watchGrounds(): void {
  const grounds: string[] = [];
  Object.assign(globalThis, { grounds });
  const look = () => {
    // Nothing stands at the very first.
    const root: Element | null = document.querySelector(':root');
    if (root !== null) grounds.push(getComputedStyle(root).backgroundColor);
    requestAnimationFrame(look);
  };
  look();
}

/** Grounds of the frames since the page was opened, each once. */
async function groundsOf(page: Page): Promise<string[]> {
  await page.getByRole('main').waitFor();
  const grounds = await page.evaluate(() => (globalThis as unknown as Watched).grounds);
  return [...new Set(grounds)];
}

test('opens in its theme without a flash of another', async ({ page }) => {
  await page.addInitScript(watchGrounds);
  await page.emulateMedia({ colorScheme: 'light' });
  await get(page, 'app', 'setPreferences', { theme: 'dark' });
  await page.reload();
  expect([DARK_GROUND, NONE]).toEqual(expect.arrayContaining(await groundsOf(page)));
  await expect(page.locator('html')).toHaveCSS('background-color', DARK_GROUND);
});

test('follows the system while no theme is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveCSS('background-color', DARK_GROUND);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveCSS('background-color', LIGHT_GROUND);
});
