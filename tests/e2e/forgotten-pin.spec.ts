import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';
import { lookAt } from './sight.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';

const WEAK_PIN = '1234';
const NEW_PIN = '8316';

test('a member who forgot their PIN chooses another at the door, under the president’s', async ({
  page,
  pages: { grid, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  const juror = session.members.find(({ isPresident }) => !isPresident)?.name ?? '';
  const typeTwice = async (pin: string) => {
    for (const label of [fr('pins:reset.new', { name: juror }), fr('pins:reset.repeat')]) {
      await expect(page.getByText(label, { exact: true })).toBeVisible();
      await page.keyboard.type(pin);
      await page.keyboard.press('Enter');
    }
  };

  await grid.seat(juror).click();
  await page.getByRole('button', { name: fr('pins:forgotten') }).click();
  await expect(page.getByRole('heading', { name: fr('pins:reset.title', { name: juror }) })).toBeVisible();
  await page.keyboard.type(SAMPLE_PIN);
  await page.keyboard.press('Enter');
  await typeTwice(WEAK_PIN);
  await expect(page.getByText(fr('errors:pin-too-simple.what_run'))).toBeVisible();
  await lookAt(page, 'forgotten PIN, too simple a new one');
  await typeTwice(NEW_PIN);

  await grid.enterPin(juror, NEW_PIN);
  await passage.toggleJournal();
  await expect(passage.journal()).toContainText('Code oublié');
});
