/** A juror's page at a phone's width: every state of it by the rules of accessibility, and what it keeps over a reload. */
import type { Page } from '@playwright/test';
import { brokenRules } from './accessibility.ts';
import { test as base, expect, fr } from './browser/fixtures.ts';
import { openJurorBrowser } from './juror-browser.ts';
import type { JurorBrowser } from './juror-browser.ts';
import { get } from './pages/api.ts';
import { tick } from './pages/desk.ts';
import { wordsOf } from './pages/words.ts';
import { askPage, invite, letIn, LOOPBACK, openRoom } from './room/desk.ts';
import { DevicePage } from './room/device.page.ts';
import { DEVICE, lookAt } from './sight.ts';
import { bringTo, command, makeSample, passageOf, passageView, receive } from './stages.ts';

const MEMBER = 'Odile Safran';
const en = wordsOf('en');
const REPORT = 'La porte ne ferme pas';

const test = base.extend<{ juror: JurorBrowser }>({
  // Playwright reads a fixture's needs from its first parameter: this one needs nothing.
  // eslint-disable-next-line no-empty-pattern
  juror: async ({}, use) => {
    const browser = await openJurorBrowser();
    await browser.resize(390, 844);
    await use(browser);
    await browser.close();
  },
});

/** The rules, in the themes that are named, and the layout at each size of a device. */
async function audit(
  page: Page,
  state: string,
  themes: readonly ('light' | 'dark')[] = ['light'],
): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    expect.soft(await brokenRules(page), `${state}, ${colorScheme}`).toEqual([]);
  }
  await lookAt(page, state, DEVICE);
}

/** The focus is on something of the page's work. */
async function hasFocus(page: Page, act: string): Promise<void> {
  const isWithin = () =>
    page.evaluate(() => document.activeElement?.closest('main, header, dialog') !== null);
  await expect.poll(isWithin, { message: `focus after: ${act}` }).toBe(true);
}

test('a phone says what it must at 390 pixels, is whole by keyboard, and keeps what is typed on it', async ({
  juror: { page },
  page: desk,
}) => {
  test.setTimeout(240_000);
  const ask = askPage(desk);
  const session = await makeSample(desk);
  const { id: sessionId } = session;
  await bringTo({ page: desk, passageId: passageOf(session, 'Mirabelle') }, 'signature');
  const subject = { page: desk, passageId: passageOf(session, 'Réglisse') };
  const { passageId } = subject;
  const { pool } = await get(desk, 'roleplay', 'get', { passageId });
  const [chosen] = pool.map(({ id }) => id);
  const { subject: played } = await get(desk, 'roleplay', 'choose', {
    ...{ passageId, subjectId: chosen ?? '', repeatReason: null, replaceReason: null },
  });
  const [role] = (played?.roles ?? []).filter(({ moves }) => moves.length > 0);
  const jurorId = session.members.find(({ name }) => name === MEMBER)?.id ?? '';
  await get(desk, 'roleplay', 'assignRoles', { passageId, roles: [{ jurorId, roleId: role?.id ?? '' }] });
  await receive(subject, await passageView(subject));
  await command(subject, { type: 'start-phase', phaseId: 'role-play' });
  const { port } = await openRoom(ask, sessionId);
  const again = () => get(desk, 'room', 'open', { sessionId, address: LOOPBACK });
  const device = new DevicePage(page, MEMBER);
  const candidate = page.getByRole('button', { name: /Réglisse/ });

  await test.step('it comes in', async () => {
    await page.goto((await invite(ask, { role: 'juror', jurorId })).url);
    await expect(page.getByRole('heading', { name: fr('juror:waiting.title') })).toBeVisible();
    await audit(page, 'waiting');
    await letIn(ask);
    await expect(candidate).toBeVisible();
    await audit(page, 'day');
  });

  await test.step('it speaks English when it is asked to', async () => {
    await tick(page.getByRole('radio', { name: 'English' }));
    await lookAt(page, 'day, in English', DEVICE);
    await candidate.click();
    await page.getByRole('radio', { name: en('juror:passage.card') }).waitFor();
    await lookAt(page, 'passage, in English', DEVICE);
    await page.getByRole('button', { name: en('juror:passage.back') }).click();
    await tick(page.getByRole('radio', { name: 'Français' }));
  });

  await test.step('minutes can be made large enough to read', async () => {
    await page
      .getByRole('region', { name: fr('juror:day.documents') })
      .getByRole('button')
      .click();
    const sheet = page.locator('figure canvas').first();
    await expect(sheet).toBeVisible();
    await hasFocus(page, 'opening a document');
    await audit(page, 'document');
    const before = (await sheet.boundingBox())?.width ?? 0;
    await page.getByRole('button', { name: fr('pdf.larger') }).click();
    await page.getByRole('button', { name: fr('pdf.larger') }).click();
    await expect.poll(async () => (await sheet.boundingBox())?.width ?? 0).toBeGreaterThan(before * 2);
    await audit(page, 'document, enlarged', ['light', 'dark']);
    await page.getByRole('button', { name: fr('juror:document.back') }).click();
  });

  const line = page.getByRole('button').filter({ hasText: role?.moves[0]?.text ?? 'no move' });
  await test.step('lines of the own card are ticked, by keyboard', async () => {
    await candidate.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: fr('juror:passage.back') })).toBeVisible();
    await hasFocus(page, 'opening a passage');
    await tick(page.getByRole('radio', { name: fr('juror:passage.card') }));
    await line.focus();
    await page.keyboard.press('Space');
    await expect(line).toHaveAttribute('aria-pressed', 'true');
    await audit(page, 'card', ['light', 'dark']);
    await tick(page.getByRole('radio', { name: fr('juror:passage.grid') }));
    await audit(page, 'code asked');
    await device.sitDown();
    await hasFocus(page, 'the own code');
    await audit(page, 'grid');
  });

  await test.step('without the desk, the candidate is still named', async () => {
    await get(desk, 'room', 'close', undefined);
    await expect(device.strip()).toContainText('Hors ligne depuis');
    await device.mark('C1.1', 'Acquis');
    await expect(device.strip()).toContainText(fr('juror:line.waiting', { count: 1 }));
    const name = page.getByRole('heading', { level: 1, name: /Réglisse/ });
    expect(await name.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true);
    await audit(page, 'offline', ['light', 'dark']);
  });

  await test.step('a report that is typed and not sent is there after a reload, which speaks of no cut', async () => {
    await page.getByRole('button', { name: fr('juror:problem.action') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(REPORT);
    await audit(page, 'report');
    // At the port where it was, though none is said: the page is of that origin.
    expect((await again()).open?.port).toBe(port);
    await device.isAllKept();
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (document.body.textContent.includes('Hors ligne')) document.documentElement.dataset['cut'] = '';
      });
      watch.observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.reload();
    await expect(device.sheet()).toBeVisible();
    await device.isAllKept();
    await expect(page.locator('html[data-cut]')).toHaveCount(0);
    await tick(page.getByRole('radio', { name: fr('juror:passage.card') }));
    await expect(line).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: fr('juror:problem.action') }).click();
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(REPORT);
  });

  await test.step('who empties the device hears what would be lost', async () => {
    await get(desk, 'room', 'close', undefined);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: fr('juror:problem.send') }).click();
    await expect(dialog).toContainText(fr('juror:problem.waiting'));
    await dialog.getByRole('button', { name: fr('juror:problem.close') }).click();
    await page.getByRole('button', { name: fr('juror:passage.back') }).click();
    await page.getByRole('button', { name: fr('juror:settings.leave') }).click();
    const asked = page.getByRole('alertdialog');
    await expect(asked).toContainText(fr('juror:settings.leaveLosesReports', { count: 1 }));
    await audit(page, 'emptying');
    await asked.getByRole('button', { name: fr('juror:settings.leave') }).click();
    await expect(page.getByRole('heading', { name: fr('juror:join.title') })).toBeVisible();
    await hasFocus(page, 'emptying the device');
    await audit(page, 'no code');
  });
});
