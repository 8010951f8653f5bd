import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, fr, PARIS, test as base } from './fixtures.ts';
import { pagesOf } from './pages/index.ts';
import { closeApp, launchApp } from './pages/running-app.ts';
import type { RunningApp } from './pages/running-app.ts';

const MINUTES = 240;
/** Those in sight of the tallest window of these tests, some around, and the one that has the focus. */
const MOST_DRAWN = 40;

const test = base.extend({
  running: async ({ folder }, use) => {
    const profile = path.join(folder, 'profile');
    const seed = ['scripts/seed-archive.ts', '--minutes', String(MINUTES), '--profile', profile];
    await promisify(execFile)(process.execPath, seed);
    const running: RunningApp = await launchApp({ profile, env: { TZ: PARIS } });
    await use(running);
    await closeApp(running.app);
    expect(running.complaints, 'what the page complained of').toEqual([]);
  },
});

test('a long archive is moved through whole, found in and chosen from, and few of its rows are drawn', async ({
  page,
}) => {
  const { archive } = pagesOf({ page, say: fr });
  await archive.goTo();
  const grid = page.getByRole('grid', { name: fr('archive:table') });
  await expect(grid).toHaveAttribute('aria-rowcount', String(MINUTES + 1));
  await expect(archive.rows().first()).toContainText('PV-');
  const drawn = () => archive.rows().count();
  expect(await drawn()).toBeLessThan(MOST_DRAWN);

  // One row is in the order of tabulation; keys reach the others, which are read as they come.
  await archive.rows().first().focus();
  await page.keyboard.press('End');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('aria-rowindex', String(MINUTES + 1));
  await expect(focused.getByRole('rowheader')).not.toBeEmpty();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowDown');
  await expect(focused.getByRole('rowheader')).not.toBeEmpty();
  expect(await drawn()).toBeLessThan(MOST_DRAWN);

  // The row that has the focus keeps it out of sight.
  const place = (await focused.getAttribute('aria-rowindex')) ?? '';
  await grid
    .getByRole('rowgroup')
    .last()
    .evaluate((rows) => {
      rows.scrollTop = 0;
    });
  await expect(archive.rows().nth(1)).toHaveAttribute('aria-rowindex', '3');
  await expect(focused).toHaveAttribute('aria-rowindex', place);

  await page.keyboard.press('Space');
  await expect(
    page.getByRole('status').filter({ hasText: fr('archive:selected', { count: 1 }) }),
  ).toBeVisible();
  const all = grid.getByRole('checkbox', { name: fr('archive:column.selectAll') });
  await all.click();
  await expect(all).toBeChecked();
  await expect(
    page.getByRole('status').filter({ hasText: fr('archive:selected', { count: MINUTES }) }),
  ).toBeVisible();

  // What the search hides is no longer chosen, and is again once it shows it.
  await archive.search('tilleul');
  await expect(archive.rows().first()).toContainText('Tilleul');
  const found = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(found).toBeLessThan(MINUTES);
  await expect(
    page.getByRole('status').filter({ hasText: fr('archive:selected', { count: found }) }),
  ).toBeVisible();
  await archive.search('');
  await expect(
    page.getByRole('status').filter({ hasText: fr('archive:selected', { count: MINUTES }) }),
  ).toBeVisible();

  const byNumber = grid.getByRole('columnheader', { name: fr('archive:column.number') });
  await byNumber.getByRole('button').click();
  await expect(byNumber).toHaveAttribute('aria-sort', 'ascending');
  await expect(byNumber.getByRole('button')).toBeFocused();
  await archive.rows().first().focus();
  const number = (await archive.rows().first().getByRole('gridcell').nth(1).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: fr('archive:read.title', { number }) }),
  ).toBeVisible();
  await archive.intactStamp().waitFor();
});

test('no screen over a long profile draws a list whole', async ({ page }) => {
  const items = page.getByRole('main').locator('li, [role="row"], [role="option"], tr');
  const sessions = page.getByRole('listitem').filter({ has: page.locator('time') });
  await sessions.first().waitFor();
  expect(await items.count()).toBeLessThan(MOST_DRAWN);
  await page.getByRole('button', { name: fr('home:showMore', { shown: 12, count: 21 }) }).click();
  await expect(sessions).toHaveCount(21);
  await pagesOf({ page, say: fr }).archive.goTo();
  await expect(page.getByRole('main').getByRole('rowheader').first()).not.toBeEmpty();
  expect(await items.count()).toBeLessThan(MOST_DRAWN);
});
