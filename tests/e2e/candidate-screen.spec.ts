import type { ElectronApplication, Page } from '@playwright/test';
import { expect, fr, MINUTE_MS, test } from './fixtures.ts';
import { goTo } from './pages/desk.ts';
import { AS_IT_IS, lookAt } from './sight.ts';
import { bringTo, command, makeSample, passageOf } from './stages.ts';

const PROJECTOR = 4242;

/** As if a projector were plugged in beside the display of the jury, or pulled out. */
async function plug(app: ElectronApplication, isThere: boolean): Promise<void> {
  await app.evaluate(
    ({ screen }, { id, there }) => {
      const one = screen.getPrimaryDisplay();
      const bounds = { x: 0, y: 0, width: 1000, height: 640 };
      const two = { ...one, id, label: 'Projecteur', bounds, workArea: bounds };
      Object.assign(screen, {
        getAllDisplays: () => (there ? [one, two] : [one]),
        getDisplayMatching: () => one,
      });
      screen.emit(there ? 'display-added' : 'display-removed', {}, two);
    },
    { id: PROJECTOR, there: isThere },
  );
}

const candidatePage = (app: ElectronApplication): Page | undefined =>
  app.windows().find((each) => each.url().includes('/candidate'));

test('the candidate sees phase and time on a second display, and nothing else; it comes back with its display', async ({
  app,
  clock,
  page,
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await plug(app, true);
  await goTo(page, `#/sessions/${session.id}`);
  await page.getByRole('button', { name: fr('clock:candidate.title') }).click();
  await page.getByRole('button', { name: fr('clock:candidate.show') }).click();
  await expect.poll(() => candidatePage(app) !== undefined).toBe(true);
  const second = candidatePage(app);
  if (second === undefined) throw new Error('no second page');

  await expect(second.getByRole('timer')).toHaveText('15:00');
  await clock.advance(4 * MINUTE_MS);
  await command(subject, { type: 'pause', reason: 'Malaise' });
  await expect(second.getByRole('timer')).toHaveText('11:00');
  await expect(second.getByText(fr('clock:candidate.suspended'))).toBeVisible();
  await page.evaluate((id) => {
    location.hash = `#/passages/${id}`;
  }, subject.passageId);
  await expect(page.getByRole('timer')).toHaveText('11:00');
  // The whole of its text, and no name, though the desk is full of them.
  expect(
    (await second.locator('body').innerText()).split(/\s*\n\s*/).filter((line) => line.trim() !== ''),
  ).toEqual(['Présentation', '11:00', fr('clock:candidate.suspended')]);
  expect(await second.locator('main').evaluate((main) => getComputedStyle(main).cursor)).toBe('none');
  await lookAt(second, 'candidate’s screen', AS_IT_IS);

  await plug(app, false);
  await expect.poll(() => candidatePage(app) === undefined).toBe(true);
  await plug(app, true);
  await expect.poll(() => candidatePage(app) !== undefined).toBe(true);
  const again = candidatePage(app);
  await command(subject, { type: 'resume' });
  await clock.advance(12 * MINUTE_MS);
  await command(subject, { type: 'pause', reason: 'Malaise' });
  await expect(again?.getByText(fr('clock:candidate.over')) ?? page.locator('none')).toBeVisible();
});
