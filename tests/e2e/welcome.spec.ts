import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { lookAt } from './sight.ts';
import { command, showPassage } from './stages.ts';
import type { Subject } from './stages.ts';
import { makeDecidingSession, passageSetup } from './two-tests.ts';
import type { Page } from '@playwright/test';

const NAME = fr('preferences:organisation.label');
const ASKED = fr('preferences:organisation.askTitle');

/** A passage of a real session whose candidate did not come, up to what the jury states of it. */
async function absentCandidate(page: Page): Promise<Subject> {
  const { id: sessionId, members } = await makeDecidingSession(page);
  const { id: passageId } = await get(page, 'setups', 'save', passageSetup(sessionId, 'BC1-oral-defence'));
  const subject = { page, passageId };
  for (const { id: jurorId } of members) {
    await get(page, 'passages', 'declare', { passageId, jurorId, kind: 'no-link', reason: '' });
  }
  await command(subject, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
  await command(subject, { type: 'close-timed-phases' });
  return subject;
}

test('a first start asks for the organisation, the language and a second folder, and owes none of it', async ({
  page,
  pages: { home },
}) => {
  await expect(page.getByRole('heading', { name: fr('home:setUp.title') })).toBeVisible();
  await expect(page.getByRole('textbox', { name: NAME })).toHaveValue('');
  await expect(page.getByRole('radiogroup', { name: fr('preferences:language.label') })).toBeVisible();
  await expect(page.getByRole('button', { name: fr('backups:second.choose') })).toBeVisible();

  await page.getByRole('textbox', { name: NAME }).fill('Institut du premier jour');
  await page.getByRole('button', { name: fr('preferences:organisation.save') }).click();
  await expect
    .poll(() => get(page, 'app', 'preferences', undefined))
    .toMatchObject({
      organisation: 'Institut du premier jour',
    });

  await home.discover();
  await home.goTo();
  await expect(page.getByRole('heading', { name: fr('home:setUp.title') })).toBeHidden();
});

test('who skipped the name is asked before the first lock, and may skip it again', async ({
  page,
  pages,
}) => {
  await showPassage(await absentCandidate(page));
  await pages.deliberation.save();
  await expect(page.getByRole('heading', { name: ASKED })).toBeVisible();
  await lookAt(page, 'organisation, asked');
  await expect(pages.deliberation.lockButton()).toBeEnabled();

  await page.getByRole('textbox', { name: NAME }).fill('Institut nommé à temps');
  await page.getByRole('button', { name: fr('preferences:organisation.save') }).click();
  await expect(page.getByRole('heading', { name: ASKED })).toBeHidden();
  await pages.deliberation.lockButton().click();
  await expect(pages.minutes.pages().first()).toContainText('Institut nommé à temps');
});
