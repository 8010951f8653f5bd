/** Two tests, one bloc, one decision: from two sealed minutes to the archived minutes of their session. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { pdfText } from './exported-files.ts';
import { expect, fr, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, pick, tick, typePin } from './pages/desk.ts';
import type { Pages } from './pages/index.ts';
import { chooseFolder } from './pages/running-app.ts';
import { hearTwice, makeDecidingSession, MEMBERS, PRESIDENT, REFUSAL } from './two-tests.ts';

const NAME = 'Noé Fictif';
const UNSAID = /non évalué/i;

test('two tests of one bloc end in one decision, in the minutes of their session', async ({
  app,
  folder,
  page,
  pages,
}) => {
  test.setTimeout(240_000);
  const session = await makeDecidingSession(page);
  await hearTwice(page, session);
  const numbers = await passageNumbers(page, session.id);
  expect(numbers).toHaveLength(2);
  const matrix = page.getByRole('grid', { name: fr('decisions:matrix.label') });
  const cell = matrix.getByRole('gridcell').first();

  await test.step('at the end of the day the jury deliberates, what diverges first', async () => {
    await goTo(page, `#/sessions/${session.id}`);
    await page.getByRole('button', { name: fr('session:page.deliberate') }).click();
    await expect(matrix.getByRole('row', { name: NAME })).toContainText(fr('decisions:attention.divergent'));
  });

  await test.step('arrows lead to the bloc, Enter opens it on both tests, and the focus comes back', async () => {
    await matrix.getByRole('rowheader', { name: NAME }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(cell).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeFocused();
    const evidence = page.getByRole('grid', { name: fr('decisions:bloc.evidence') });
    for (const number of numbers) await expect(evidence).toContainText(number);
    await expect(evidence).toContainText(REFUSAL);
    await page.getByRole('button', { name: fr('decisions:bloc.back') }).click();
    await expect(cell).toBeFocused();
  });

  await test.step('one decision over both tests, which may be taken back until it is locked', async () => {
    await page.keyboard.press('Enter');
    await decide(page, 'Bloc validé');
    await page.getByRole('button', { name: fr('decisions:act.takeBack.title') }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox', { name: fr('decisions:act.takeBack.reason') }).fill('Vote à reprendre');
    await typePin(dialog, fr('pins:pinOf', { name: PRESIDENT }), SAMPLE_PIN);
    await dialog.getByRole('button', { name: fr('decisions:act.takeBack.action') }).click();
    await expect(dialog).toBeHidden();
    await decide(page, 'Bloc validé');
    await page.getByRole('button', { name: fr('decisions:bloc.back') }).click();
    await expect(cell).toContainText(fr('decisions:cell.decided'));
    await page.getByRole('button', { name: fr('decisions:primary.prepare') }).click();
  });

  await test.step('the minutes of the session are locked, signed with one PIN each, and archived', async () => {
    await page.getByRole('button', { name: fr('session-minutes:lock.action') }).click();
    for (const [seed, name] of MEMBERS.entries()) await signAll(page, pages, name, seed);
    await goTo(page, `#/sessions/${session.id}/minutes`);
    await page.getByRole('button', { name: fr('session-minutes:archive.action') }).click();
    await expect(page.getByText(fr('session-minutes:archived.kind.minutes')).first()).toBeVisible();
  });

  await test.step('it cites both numbers; no minutes claims the bloc, nothing assessed is called otherwise', async () => {
    const target = path.join(folder, 'export');
    await mkdir(target);
    await chooseFolder(app, target);
    await page.getByRole('button', { name: fr('session-minutes:archived.export') }).click();
    await expect
      .poll(async () => (await filesUnder(target)).filter((file) => file.endsWith('.pdf')).length)
      .toBe(3);
    await expectStory(target, numbers);
  });

  await test.step('the candidate’s file has the one decision', async () => {
    const [row] = (await get(page, 'decisions', 'table', { sessionId: session.id })).rows;
    await goTo(page, `#/candidates/${row?.personId ?? ''}`);
    const decisions = page.getByRole('grid', { name: fr('decisions:dossier.title') });
    await expect(decisions.getByRole('row', { name: 'BC1' })).toContainText(/Bloc validé, PVS-/);
  });
});

async function passageNumbers(page: Page, sessionId: string): Promise<readonly string[]> {
  const { rows } = await get(page, 'archive', 'search', { text: '', sessionId });
  return rows.map(({ number }) => number);
}

async function decide(page: Page, outcome: string): Promise<void> {
  await tick(page.getByRole('radio', { name: outcome, exact: true }));
  await typePin(page, fr('pins:pinOf', { name: PRESIDENT }), SAMPLE_PIN);
  await page.getByRole('button', { name: fr('decisions:decide.action.decision') }).click();
  await expect(page.getByRole('button', { name: fr('decisions:act.takeBack.title') })).toBeVisible();
}

/** A member reads each document to its end, then signs all of them once. */
async function signAll(page: Page, { minutes }: Pages, name: string, seed: number): Promise<void> {
  await page.getByRole('link', { name: fr('session-minutes:ceremony.title') }).click();
  await pick({ page, say: fr }, fr('session-minutes:ceremony.member'), name);
  await minutes.drawn();
  await minutes.pages().last().locator('figcaption').scrollIntoViewIfNeeded();
  await page.getByText(fr('session-minutes:ceremony.shown')).first().waitFor();
  await minutes.draw(name, seed);
  await typePin(page, fr('minutes:sign.pin', { name }), SAMPLE_PIN);
  await page.getByRole('button', { name: fr('session-minutes:ceremony.action', { count: 1 }) }).click();
  await page.getByText(fr('session-minutes:ceremony.none')).waitFor();
  await page.goBack();
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true });
  return found.map((name) => path.join(folder, name));
}

async function expectStory(folder: string, numbers: readonly string[]): Promise<void> {
  const files = await filesUnder(folder);
  const ofSession = (file: string) => path.basename(file).includes('PVS-');
  for (const file of files.filter((each) => each.endsWith('.pdf'))) {
    const text = await pdfText(file);
    expect(text, file).not.toMatch(UNSAID);
    if (ofSession(file)) {
      for (const number of numbers) expect(text).toContain(number);
      expect(text).toContain('Bloc validé');
    } else expect(text, file).not.toMatch(/Bloc (?:non )?validé/);
  }
  const data = files.find((file) => ofSession(file) && file.endsWith('.json'));
  const json = await readFile(data ?? '', 'utf8');
  for (const number of numbers) expect(json).toContain(number);
}
