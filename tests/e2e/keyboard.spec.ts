import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, MINUTE_MS, test } from './browser/fixtures.ts';
import { bringTo, makeSample, passageOf, passageView, receive, showPassage } from './stages.ts';
import { ACQUIRED, COMPETENCES, NOT_ACQUIRED, PARTLY } from './people.ts';

const JUROR = 'Odile Safran';

test('a grid is marked with the keyboard alone', async ({ clock, page, pages: { grid, passage } }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  const markOf = (competence: string, level: string) =>
    expect(grid.card(competence).getByRole('radio', { name: level, exact: true })).toBeChecked();
  const press = (key: string) => page.keyboard.press(key);

  await press('1');
  await markOf('C1.1', ACQUIRED);
  await press('j');
  await press('2');
  await markOf('C1.2', PARTLY);
  await press('k');
  await press('3');
  await markOf('C1.1', NOT_ACQUIRED);
  await press('z');
  await markOf('C1.1', ACQUIRED);

  await press('u');
  await expect(grid.card('C1.3')).toBeVisible();
  await press('0');
  const notObserved = fr('grid:observation.not-observed');
  const observed = grid.card('C1.3').getByRole('listitem').getByRole('radio', { name: notObserved });
  await expect(observed.first()).toBeChecked();
  await expect(observed.last()).toBeChecked();

  await clock.advance(3 * MINUTE_MS);
  await press('n');
  await page.keyboard.type('Support soigné, jamais relu');
  await press('Enter');
  await expect(grid.card('C1.3').getByText('Support soigné, jamais relu')).toBeVisible();
  await expect(grid.card('C1.3')).toContainText('Présentation 3:00');
  await press('Escape');

  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (const competence of COMPETENCES.slice(3)) {
    await press('u');
    await expect(grid.card(competence)).toBeVisible();
    await press('1');
    await markOf(competence, ACQUIRED);
  }
  await press('k');
  await press('k');
  await press('k');
  await press('k');
  await press('2');
  await markOf('C1.3', PARTLY);
  await expect(grid.seat(JUROR)).toContainText('7');

  await press('p');
  await expect(passage.pausePanel()).toBeVisible();
  expect((await passageView(subject)).clock.status).toBe('running');
  await passage.givePauseReason('health');
  await expect(passage.clock()).toContainText(fr('passage:pause.reasons.health'));
});

test('a bare Space or Enter never touches the clock', async ({ page, pages: { passage } }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await receive(subject, await passageView(subject));
  await showPassage(subject);
  await expect(passage.start('presentation')).toBeEnabled();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (const key of ['Space', 'Enter', 'Space']) await page.keyboard.press(key);
  expect((await passageView(subject)).stage).toBe('reception');

  await passage.start('presentation').click();
  await expect(passage.openPauseButton()).toBeEnabled();
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (const key of ['Space', 'Enter', 'Space']) await page.keyboard.press(key);
  const { clock } = await passageView(subject);
  expect(clock).toMatchObject({ status: 'running', currentPhaseId: 'presentation' });
});
