/** Keys that marking takes: in the grid, and from a sheet of paper. */
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { paperLines } from '../../src/domain/assessment/paper-grid.ts';
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { bringTo, makeSample, openSeat, passageOf, passageView, showPassage } from './stages.ts';

const JUROR = 'Odile Safran';
/** Of a hand that copies from a sheet. */
const MS_PER_KEY = 150;
const MINUTE_MS = 60_000;

test('a whole bloc is marked with at most two keys to a criterion', async ({ page, pages: { grid } }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  const { competences } = await bringTo(subject, 'presentation');
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  for (const [rank, { criteria, id }] of competences.entries()) {
    await expect(grid.card(id)).toBeVisible();
    for (const [place] of criteria.entries()) await press(String(1 + ((rank + place) % 3)));
    if (rank < competences.length - 1) await press('j');
  }
  const criterionCount = competences.flatMap(({ criteria }) => criteria).length;
  await expect(grid.seat(JUROR)).toContainText(String(criterionCount));
  expect(keys).toBeLessThanOrEqual(2 * criterionCount);
  await expect
    .poll(async () => (await passageView(subject)).seats.find(({ name }) => name === JUROR)?.markedCount)
    .toBe(criterionCount);
});

test('a grid on paper of a bloc is typed in by its keys alone, in under a minute', async ({
  page,
  pages: { grid },
}) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  const { competences, seats } = await bringTo(subject, 'marking');
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  await page.getByRole('button', { name: fr('grid:fast.open') }).click();
  const field = page.getByRole('textbox', { name: fr('grid:fast.field') });
  await expect(field).toBeFocused();
  const lines = paperLines(competences);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const said = page.locator('#fast-said');
  // A slip, which is told; a wrong box, taken back.
  await press('9');
  await expect(said).toContainText(fr('grid:fast.unknown', { key: '9' }));
  await press('3');
  await press('z');
  const ticks = lines.map((line, rank) => String(1 + (rank % (line.kind === 'mark' ? 3 : 4))));
  for (const tick of ticks) await press(tick);
  await expect(page.getByText(fr('grid:fast.end'))).toBeVisible();
  await grid.saved();
  expect(keys * MS_PER_KEY).toBeLessThan(MINUTE_MS);
  await audit(page, 'the fast entry');
  // What was typed is what stands, line by line.
  const jurorId = seats.find(({ name }) => name === JUROR)?.jurorId ?? '';
  await page.getByRole('button', { name: fr('grid:leave') }).click();
  const token = await openSeat(subject, jurorId);
  const { grid: typed } = await get(page, 'seats', 'grid', { token });
  const OBSERVED = ['observed', 'partly', 'not-observed', 'not-applicable'];
  const LEVELS = ['acquis', 'partiel', 'non-acquis'];
  for (const [rank, line] of lines.entries()) {
    const place = Number(ticks[rank]) - 1;
    if (line.kind === 'mark') expect(typed.marks[line.criterion.id]).toBe(LEVELS[place]);
    else expect(typed.observations[line.indicator.id]).toBe(OBSERVED[place]);
  }
  expect(await get(page, 'seats', 'paper', { token })).toMatchObject({ entryCount: lines.length });
});
