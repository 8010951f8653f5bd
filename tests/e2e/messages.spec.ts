/** What the application says after an act covers no control, and stays on the screen that it belongs to. */
import type { Locator, Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';
import { goTo } from './pages/desk.ts';

/** Names of the controls that lie, even in part, under it. */
function controlsUnder(message: Locator): Promise<readonly string[]> {
  return message.evaluate((box) => {
    const area = box.getBoundingClientRect();
    return [...document.querySelectorAll('a[href], button, input, textarea, [tabindex="0"]')]
      .filter((control) => !box.contains(control) && control.checkVisibility())
      .filter((control) => {
        const { bottom, left, right, top } = control.getBoundingClientRect();
        return left < area.right && right > area.left && top < area.bottom && bottom > area.top;
      })
      .filter((control) => control.closest('[class*="scroll"], [class*="side"], [class*="work"]') === null)
      .map((control) => control.textContent);
  });
}

const dock = (page: Page) => page.getByRole('status', { name: fr('common:notifications') });

test('a message takes its own room, and goes with its screen', async ({ page, pages: { passage } }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await goTo(page, '#/preferences');
  const field = page.getByRole('textbox', { name: fr('preferences:organisation.label') });
  await field.fill('Certificateur des Halles');
  await field.press('Enter');
  await expect(dock(page)).toContainText(fr('preferences:organisation.saved'));
  expect(await controlsUnder(dock(page))).toEqual([]);
  await goTo(page, '#/archive');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr('archive:title'));
  await expect(dock(page)).toBeEmpty();

  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await passage.noteIncident('disturbance', 'Alarme dans le couloir');
  await expect(dock(page)).toContainText(fr('passage:incident.saved'));
  expect(await controlsUnder(dock(page))).toEqual([]);
  await passage.backToSession();
  await expect(page.getByRole('region', { name: fr('passage:region.work') })).toHaveCount(0);
  await expect(dock(page)).toBeEmpty();
});

test('a departure is taken back in its passage, also after another screen', async ({
  page,
  pages: { passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  const leaver = session.members[2]?.name ?? '';
  await passage.withdraw(leaver, 'Ancien employeur du candidat', SAMPLE_PIN);
  await expect(passage.undoWithdrawal()).toBeVisible();
  await passage.backToSession();
  await expect(passage.undoWithdrawal()).toHaveCount(0);
  await showPassage(subject);
  await passage.undoWithdrawal().click();
  await expect(passage.undoWithdrawal()).toHaveCount(0);
  const view = await page.evaluate(
    (passageId) => window.pupitre.passages.get({ passageId }),
    subject.passageId,
  );
  expect(view.ok && view.value.jury.withdrawals).toEqual([]);
});
