import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { command, openSeat, passageView, receive, showPassage } from './stages.ts';
import type { Subject } from './stages.ts';
import { makeWideSession, sealWide } from './wide-session.ts';
import { brokenTexts, cramped, inSight } from './wide-sight.ts';
import { get } from './pages/api.ts';
import { tick } from './pages/desk.ts';

const JUROR = 'Odile Safran';

async function startQuestions(subject: Subject): Promise<void> {
  await receive(subject, await passageView(subject));
  await command(subject, { type: 'start-phase', phaseId: 'presentation' });
  await command(subject, { type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true });
}

/** Marks of a juror as they are stored. */
async function stored(subject: Subject): Promise<Readonly<Record<string, string>>> {
  const { seats } = await passageView(subject);
  const juror = seats.find(({ name }) => name === JUROR);
  if (juror === undefined) throw new Error('no such juror');
  const token = await openSeat(subject, juror.jurorId);
  const view = await get(subject.page, 'seats', 'grid', { token });
  return view.grid.marks;
}

test('a grid takes levels, numbers, items and a global rating by keys; a number that is none stays and is never sent', async ({
  page,
  pages: { grid },
}) => {
  const subject = await makeWideSession(page, 2, 4);
  await startQuestions(subject);
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  const press = (key: string) => page.keyboard.press(key);

  // Words of the certification are in its own language; those around them are not.
  await expect(grid.card('K1').locator('[lang="fr-CH"]').first()).toContainText('Conduire un entretien');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');

  // Five levels: five different signs, in grey as in colour.
  const levels = grid.card('K1').getByRole('radiogroup').first();
  const signs = await levels.locator('svg').evaluateAll((drawn) => drawn.map(({ innerHTML }) => innerHTML));
  expect(new Set(signs).size).toBe(5);
  await press('3');
  await expect(levels.getByRole('radio', { name: 'B1', exact: true })).toBeChecked();
  await expect(grid.card('K1')).toContainText('Se débrouille dans un échange prévu.');

  await press('j');
  const number = grid.card('K2').getByRole('textbox', { name: /^Appréciation/ });
  await press('1');
  await expect(number).toBeFocused();
  await page.keyboard.type('3,7');
  await press('Enter');
  await expect(
    grid
      .card('K2')
      .getByText(/par 0,5|se donne par 0,5/)
      .last(),
  ).toBeVisible();
  await expect(number).toHaveValue('13,7');
  await press('k');
  await expect(grid.card('K1')).toBeVisible();
  await press('j');
  // It stayed while another competence was open.
  await expect(number).toHaveValue('13,7');
  await expect(grid.sealButton()).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(fr('grid:seal.unread'))).toBeVisible();
  await number.fill('13,5');
  await press('Enter');
  await grid.saved();
  await expect(number).toHaveValue('13,5');
  await press('ArrowUp');
  await expect(number).toHaveValue('14,0');

  await press('j');
  for (const key of ['1', '2', '2', '3', '4', '5']) await press(key);
  await grid.saved();
  const items = grid.card('K3').getByRole('listitem');
  await expect(items.nth(1).getByRole('radio', { name: 'Non fait', exact: true })).toBeChecked();
  await press('j');
  await press('2');
  await expect(grid.card('K4').getByRole('radio', { name: 'Bon', exact: true })).toBeChecked();
  await grid.saved();

  await grid.leaveSeat();
  expect(await stored(subject)).toEqual({
    'K1-1': 'b1',
    'K2-1': '14',
    'K3-1': 'done',
    'K3-2': 'missed',
    'K3-3': 'done',
    'K3-4': 'done',
    'K3-5': 'done',
    'K4-1': 'g1',
  });
});

test('nine seats leave four indicators in sight while the clock runs, and forty competences are a key away', async ({
  page,
  pages: { grid },
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const subject = await makeWideSession(page, 9, 40);
  await receive(subject, await passageView(subject));
  await command(subject, { type: 'start-phase', phaseId: 'presentation' });
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  const rows = await page
    .getByRole('group', { name: fr('grid:seats') })
    .getByRole('button')
    .evaluateAll((seats) => seats.map((seat) => seat.getBoundingClientRect().top));
  expect(rows).toHaveLength(9);
  expect(new Set(rows).size).toBe(1);

  const press = (key: string) => page.keyboard.press(key);
  await press('2');
  await grid.saved();
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => inSight(page))
      .toEqual({
        indicators: 4,
        smallestTarget: 44,
        isPageStill: true,
      });
  }
  // The coverage is one key or one press away, beside steps that stay folded, and gives its room back.
  const coverage = page.getByRole('complementary', { name: fr('passage:region.coverage') });
  const coverageButton = page.getByRole('button', { name: new RegExp(`^${fr('passage:action.coverage')}`) });
  const foldedSteps = page.getByRole('button', { name: fr('passage:region.steps'), expanded: false });
  await expect(coverage).toBeHidden();
  for (const isShown of [true, false]) {
    await press('v');
    await expect(coverage).toBeVisible({ visible: isShown });
    await expect(coverageButton).toHaveAttribute('aria-expanded', String(isShown));
    await expect(foldedSteps).toBeVisible();
    // The key is heard from within the list too.
    if (isShown) await coverage.getByRole('button').first().focus();
  }
  await expect(coverageButton).toBeInViewport({ ratio: 1 });
  expect((await inSight(page)).indicators).toBe(4);
  // Beside the prompts of the questions too, however it stood before, and on any competence.
  await command(subject, { type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true });
  await expect(page.getByText(fr('passage:coverage.promptHeading'))).toBeVisible();
  expect((await inSight(page)).indicators).toBe(4);

  await press('g');
  const list = page.getByRole('listbox', { name: fr('grid:place.all') });
  await expect(list.getByRole('option')).toHaveCount(40);
  await expect(list.getByRole('option', { selected: true })).toContainText('K1');
  await press('ArrowDown');
  await press('ArrowRight');
  await press('Enter');
  await expect(list).toBeHidden();
  await expect(grid.card('K5')).toBeVisible();
  expect((await inSight(page)).indicators).toBe(4);
  await press('g');
  await page.keyboard.type('K39');
  await press('Enter');
  await expect(grid.card('K39')).toBeVisible();
  await expect(grid.card('K39').getByRole('heading').first()).toBeInViewport();
  await press('j');
  await expect(grid.card('K40').getByRole('heading').first()).toBeFocused();
  await press('1');
  await grid.saved();
  await expect(grid.card('K40').getByRole('radio', { name: 'Excellent', exact: true })).toBeChecked();
  // Whoever sits down again is where they were.
  await grid.leaveSeat();
  await grid.openSeat(JUROR, SAMPLE_PIN);
  await expect(grid.card('K40')).toBeVisible();
});

test('nine jurors and twenty competences stand in a matrix that scrolls by keys, the competence and its result in sight', async ({
  page,
  pages: { deliberation },
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const subject = await makeWideSession(page, 9, 20);
  await startQuestions(subject);
  await sealWide(subject);
  await showPassage(subject);
  const table = deliberation.matrix();
  await table.waitFor();
  await expect(table.getByRole('columnheader')).toHaveCount(11);
  await table.getByRole('button', { name: /^K1 / }).click();
  await expect(table.getByRole('rowheader', { name: 'Le vocabulaire est celui du client' })).toBeVisible();
  expect(await brokenTexts(table)).toEqual([]);
  expect(await cramped(page)).toEqual([]);

  const place = () =>
    table.evaluate((element) => {
      const panel = element.parentElement;
      const header = element.querySelector('thead th');
      const row = element.querySelector('tbody th');
      const result = element.querySelector('tbody tr td:last-child');
      if (panel === null || header === null || row === null || result === null) throw new Error('no matrix');
      const frame = panel.getBoundingClientRect();
      return {
        scrolled: { left: panel.scrollLeft, top: panel.scrollTop },
        isPageStill: document.documentElement.scrollWidth <= window.innerWidth,
        header: header.getBoundingClientRect().top - frame.top,
        row: row.getBoundingClientRect().left - frame.left,
        result: frame.right - result.getBoundingClientRect().right,
      };
    });
  const before = await place();
  expect(before.isPageStill).toBe(true);
  await table.getByRole('button', { name: /^K1 / }).focus();
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await place()).scrolled.left).toBeGreaterThan(100);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await place()).scrolled.top).toBeGreaterThan(300);
  const after = await place();
  expect(after.row).toBeCloseTo(before.row, 0);
  expect(after.result).toBeLessThan(20);
  expect(after.header).toBeCloseTo(0, 0);

  // A number is settled as a number, of what the competence is marked on.
  await table.getByRole('button', { name: /^K2 / }).click();
  const result = table.getByRole('textbox', { name: fr('deliberation:form.result', { competence: 'K2' }) });
  await result.fill('12,5');
  await result.press('Enter');
  await table.getByRole('textbox', { name: fr('deliberation:form.reason') }).fill('Après échange.');
  await table.getByRole('button', { name: fr('deliberation:form.change') }).click();
  await expect(table.getByRole('row', { name: /^K2 / })).toContainText('12,5');

  await page.getByRole('button', { name: fr('deliberation:trace.open') }).click();
  const trace = page.getByRole('list', { name: fr('deliberation:trace.title') });
  await expect(trace).toContainText('Après délibération\u00a0: 12,5');
  await expect(trace).toContainText('Règle\u00a0: moyenne des compétences, sur 20');
});

test('nine jurors give one result for each bloc, each with the reason that it owes, and may change it before they sign', async ({
  page,
  pages: { deliberation, minutes },
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const subject = await makeWideSession(page, 9, 8, true);
  await startQuestions(subject);
  await sealWide(subject);
  await showPassage(subject);
  const table = deliberation.matrix();
  await table.waitFor();
  await table.getByRole('button', { name: /^K1 / }).click();
  expect(await brokenTexts(table)).toEqual([]);
  expect(await cramped(page)).toEqual([]);
  await deliberation.close().click();

  const names = ['B1 · Vendre à distance', 'B2 · Fidéliser'] as const;
  const outcome = (bloc: (typeof names)[number]) => page.getByRole('radiogroup', { name: bloc });
  const reason = (bloc: 'B1' | 'B2') =>
    page.getByRole('textbox', { name: fr('deliberation:decision.reasonOf', { bloc }) });
  await expect(outcome(names[0])).toBeVisible();
  await expect(page.getByText(fr('deliberation:decision.outcome'))).toBeHidden();
  await expect(deliberation.saveButton()).toHaveAttribute('aria-disabled', 'true');
  await tick(outcome(names[0]).getByRole('radio', { name: 'Réussie', exact: true }));
  await expect(deliberation.saveButton()).toHaveAttribute('aria-disabled', 'true');
  await tick(outcome(names[1]).getByRole('radio', { name: 'Non réussie', exact: true }));
  // A refusal is reasoned; nothing typed is lost while it is not.
  await expect(reason('B2')).toHaveAccessibleDescription(fr('deliberation:decision.reasonNeeded.refusal'));
  await expect(deliberation.saveButton()).toHaveAttribute('aria-disabled', 'true');
  await reason('B2').fill('Aucune relance n’a été tentée');
  await deliberation.save();
  const summary = page.getByRole('region', { name: fr('deliberation:decision.title.result') });
  await expect(summary).toContainText(/B1 · Vendre à distance\s*Réussie/);
  await expect(summary).toContainText(/B2 · Fidéliser\s*Non réussie\. Aucune relance n’a été tentée/);

  await page.getByRole('button', { name: fr('deliberation:decision.edit') }).click();
  await expect(reason('B2')).toHaveValue('Aucune relance n’a été tentée');
  await reason('B1').fill('À l’unanimité');
  await deliberation.save();
  await expect(summary).toContainText(/Réussie\. À l’unanimité/);
  await deliberation.lockButton().click();
  await expect.poll(async () => (await passageView(subject)).stage).toBe('signature');
  await minutes.drawn();
  await expect(
    page.getByRole('figure').filter({ hasText: 'Aucune relance n’a été tentée' }).first(),
  ).toBeVisible();
  const { decision } = await get(page, 'deliberation', 'get', { passageId: subject.passageId });
  expect(decision).toMatchObject({
    outcome: 'validated',
    blocs: [
      { blocId: 'B1', outcome: 'validated', reason: 'À l’unanimité' },
      { blocId: 'B2', outcome: 'refused', reason: 'Aucune relance n’a été tentée' },
    ],
  });
});
