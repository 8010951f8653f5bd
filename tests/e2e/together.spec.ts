import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, MINUTE_MS, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo } from './pages/desk.ts';
import { bringTo, openSeat, passageView, receive, showPassage } from './stages.ts';
import type { Subject } from './stages.ts';
import { passageSetup } from './two-tests.ts';
import { makeWideSession } from './wide-session.ts';

/** A second candidate of the first one's session and test. */
async function addSecond({ page, passageId }: Subject): Promise<Subject> {
  const { sessionId, testId } = await get(page, 'setups', 'get', { passageId });
  const second = passageSetup(sessionId, testId, { firstName: 'Iris', lastName: 'Inventée' });
  return { page, passageId: (await get(page, 'setups', 'save', second)).id };
}

/** Every member gives the best mark of each scale, and seals. */
async function sealBest(subject: Subject): Promise<void> {
  const { competences, seats } = await passageView(subject);
  for (const { jurorId } of seats) {
    const token = await openSeat(subject, jurorId);
    for (const { id, scale } of competences.flatMap(({ criteria }) => criteria)) {
      const levelId = scale.kind === 'numeric' ? String(scale.max) : (scale.levels[0]?.id ?? '');
      await get(subject.page, 'seats', 'mark', { token, criterionId: id, levelId });
    }
    await get(subject.page, 'seats', 'seal', { token });
  }
}

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Candidats qui passent ensemble' });

test('two candidates by one clock: put together, heard at once, judged in turn, each with minutes that do not name the other', async ({
  page,
  clock,
  pages,
}) => {
  const first = await makeWideSession(page, 2, 3, false, { candidates: { min: 2, max: 3 } });
  const second = await addSecond(first);
  const { candidate, sessionId } = await passageView(first);
  const firstName = `${candidate.firstName} ${candidate.lastName}`;

  await goTo(page, `#/sessions/${sessionId}`);
  await page.getByRole('button', { name: 'Faire passer ensemble…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Faire passer ensemble' });
  await dialog.getByText(firstName).click();
  await dialog.getByText('Iris Inventée').click();
  await dialog.getByRole('button', { name: 'Réunir' }).click();
  await expect(page.getByText('Ensemble, 2 candidats')).toHaveCount(2);

  // Who is not received keeps the clock of both from starting, and is named.
  await receive(first, await passageView(first));
  await showPassage(first);
  await pages.passage.start('presentation').click();
  await expect(page.getByRole('alert').getByText(/^Iris Inventée · /)).toBeVisible();
  await receive(second, await passageView(second));
  await pages.passage.start('presentation').click();
  await expect(pages.passage.digits()).toBeVisible();
  expect((await passageView(second)).clock.status).toBe('running');
  await expect(page.getByRole('region', { name: 'Chronomètre en cours' })).toHaveCount(0);

  // A member judges one, then the other, without their PIN again.
  const [member] = (await passageView(first)).seats;
  const name = member?.name ?? '';
  await pages.grid.openSeat(name, SAMPLE_PIN);
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Iris Inventée' })).toBeVisible();
  await expect(pages.grid.sheet(name)).toBeVisible();
  await page.keyboard.press('1');
  await pages.grid.saved();
  await tabs(page).getByText(firstName).click();
  await expect(pages.grid.sheet(name)).toBeVisible();
  const marked = async (subject: Subject) => (await passageView(subject)).seats[0]?.markedCount;
  expect([await marked(first), await marked(second)]).toEqual([0, 1]);

  await clock.advance(5 * MINUTE_MS);
  await bringTo(first, 'marking');
  expect((await passageView(second)).stage).toBe('marking');
  for (const subject of [first, second]) {
    await sealBest(subject);
    await bringTo(subject, 'archived');
  }
  const names = [candidate.lastName, 'Inventée'];
  for (const [rank, { passageId }] of [first, second].entries()) {
    const { minutesId } = await passageView({ page, passageId });
    const { content } = await get(page, 'archive', 'get', { minutesId: minutesId ?? '' });
    expect(content).toMatchObject({ together: 2 });
    expect(JSON.stringify(content)).not.toContain(names[1 - rank]);
  }
});
