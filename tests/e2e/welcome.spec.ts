import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo } from './pages/desk.ts';
import { lookAt } from './sight.ts';
import { command, makeSample, showPassage } from './stages.ts';
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

for (const disk of ['plain', 'unknown'] as const) {
  test.describe(`a disk of which the system says "${disk}"`, () => {
    test.use({ disk });

    test('is told in "about", and at home to an administrator where it is known to be plain', async ({
      page,
      pages: { home },
    }) => {
      const notice = page.getByText(fr('preferences:disk.plainTitle'));
      const isHome = () => expect(page.getByRole('heading', { name: fr('home:today.title') })).toBeVisible();
      // Beside the interface in the package alone.
      await page.route('**/licences.json', (route) => route.fulfill({ json: [] }));
      await makeSample(page);
      await goTo(page, '#/preferences/about');
      await expect(page.getByText(fr(`preferences:disk.${disk}`))).toBeVisible();
      await home.goTo();
      await isHome();
      await expect(notice, 'nobody answers for this computer yet').toBeHidden();

      await get(page, 'app', 'saveAdministrator', { name: 'Ada Exemple', isActive: true, pin: '8163' });
      // Whoever is named is read by then, and so is the disk: home has nothing left to wait for.
      await goTo(page, '#/preferences/administrators');
      await expect(page.getByRole('row', { name: 'Ada Exemple' })).toBeVisible();
      await home.goTo();
      await isHome();
      await expect(notice).toBeVisible({ visible: disk === 'plain' });
      if (disk === 'unknown') return;
      await page.getByRole('link', { name: fr('preferences:disk.guide') }).click();
      await expect(page.getByRole('heading', { name: fr('guides:of.administrator') })).toBeVisible();
    });
  });
}
