import type { ElectronApplication, Page } from '@playwright/test';
import { expect, MINUTE_MS, test } from './fixtures.ts';
import { bringTo, command, makeSample, passageOf, passageView, receive, showPassage } from './stages.ts';

/** Counts the notes that the page plays, which nobody hears in a test. */
async function countNotes(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { playedNotes: number };
    counter.playedNotes = 0;
    class CountedNote extends OscillatorNode {
      override start(when?: number): void {
        counter.playedNotes += 1;
        super.start(when);
      }
    }
    window.OscillatorNode = CountedNote;
  });
  return () => page.evaluate(() => (window as unknown as { playedNotes: number }).playedNotes);
}

/** Closes the window as a person does, who stays when asked; answers what was asked. */
async function closeAndStay(app: ElectronApplication): Promise<string> {
  return app.evaluate(
    ({ BrowserWindow, dialog }) =>
      new Promise<string>((resolve) => {
        const stay = { response: 0, checkboxChecked: false };
        dialog.showMessageBox = (...asked: readonly unknown[]) => {
          resolve((asked.at(-1) as { message: string }).message);
          return Promise.resolve(stay);
        };
        BrowserWindow.getAllWindows()[0]?.close();
      }),
  );
}

test('a running clock is seen and heard on every screen, with the way back', async ({
  clock,
  page,
  pages: { archive, passage, preferences },
}) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await expect(passage.digits()).toHaveText('15:00');
  await expect(passage.strip()).toBeHidden();
  const playedNotes = await countNotes(page);

  await passage.backToSession();
  await expect(passage.strip()).toContainText('Présentation');
  await archive.goTo();
  await clock.advance(10 * MINUTE_MS);
  await expect(passage.strip().getByRole('timer')).toHaveText('5:00');
  await expect(passage.strip().getByRole('status')).toHaveText('Il reste 5 min');
  expect(await playedNotes()).toBe(1);

  await preferences.goTo();
  await clock.advance(5 * MINUTE_MS);
  await expect(passage.strip().getByRole('status')).toHaveText('Temps écoulé');
  // The minute before sounded one note, the end two.
  expect(await playedNotes()).toBe(4);
  await passage.strip().getByRole('link').click();
  await expect(passage.digits()).toHaveText('0:00');
  await expect(passage.strip()).toBeHidden();
});

test('a second clock is started knowingly', async ({ page, pages: { passage } }) => {
  const session = await makeSample(page);
  const first = { page, passageId: passageOf(session, 'Mirabelle') };
  const second = { page, passageId: passageOf(session, 'Cardamome') };
  await bringTo(first, 'presentation');
  await receive(second, await passageView(second));
  await showPassage(second);
  await expect(passage.strip()).toContainText('Mirabelle');
  await passage.start('presentation').click();
  await expect(passage.secondClock()).toContainText('Mirabelle');
  expect((await passageView(second)).clock.status).toBe('stopped');
  await passage.confirmSecondClock();
  await expect(passage.undoStart()).toBeVisible();
  expect((await passageView(first)).clock.status).toBe('running');
});

test('the window asks before it closes on a running clock, and not otherwise', async ({
  app,
  clock,
  page,
  pages: { passage },
}) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  expect(await closeAndStay(app)).toContain('Mirabelle');
  await clock.advance(MINUTE_MS);
  await page.reload();
  await expect(passage.digits()).toHaveText('14:00');
  await command(subject, { type: 'pause', reason: 'Malaise' });
  const closed = app.waitForEvent('close');
  await app
    .evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = () => Promise.reject(new Error('asked though no clock runs'));
      BrowserWindow.getAllWindows()[0]?.close();
    })
    // The application may be gone before it answers.
    .catch(() => undefined);
  await closed;
});
