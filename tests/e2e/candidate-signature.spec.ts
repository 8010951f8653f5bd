/** The candidate signs for being there: on the pad by hand or by keyboard, taken back, on paper once the test began. */
import { audit } from './accessibility.ts';
import { expect, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { bringTo, makeSample, passageOf, passageView, receive, showPassage } from './stages.ts';

test('a candidate signs on the pad or elsewhere, which the minutes tell', async ({ page }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  const { candidate } = await passageView(subject);
  await showPassage(subject);
  const attendance = page.getByRole('region', { name: 'Émargement', exact: true });
  const way = page.getByRole('group', { name: 'Façon d’émarger' });
  // Who is not received yet is not asked, and neither is who is absent.
  await expect(attendance).toBeVisible();
  await expect(way).toHaveCount(0);
  await receive(subject, await passageView(subject));
  await way.getByRole('button', { name: 'À l’écran' }).click();
  const sheet = page.getByRole('alertdialog', { name: /^Émargement/ });
  const pad = sheet.getByRole('group', { name: /^Signature/ });
  const confirm = sheet.getByRole('button', { name: 'Émarger' });
  await expect(confirm).toBeDisabled();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is not shown');
  await page.mouse.move(box.x + 60, box.y + 90);
  await page.mouse.down();
  for (let step = 1; step <= 30; step += 1) {
    await page.mouse.move(box.x + 60 + step * 9, box.y + 90 + Math.sin(step / 2) * 40);
  }
  await page.mouse.up();
  await audit(page, 'the sheet that the candidate signs');
  await confirm.click();
  await expect(attendance).toContainText('Signée à l’écran à');
  await audit(page, 'the reception once the candidate signed');

  await attendance.getByRole('button', { name: 'Annuler l’émargement' }).click();
  await expect(attendance).toContainText('Pas encore recueillie');

  // The same by keyboard alone.
  await way.getByRole('button', { name: 'À l’écran' }).press('Enter');
  await sheet.getByText('Au clavier').click();
  await sheet.getByRole('textbox').fill(`${candidate.firstName} ${candidate.lastName}`);
  await confirm.press('Enter');
  await expect(attendance).toContainText('Signée à l’écran à');

  await bringTo(subject, 'questions');
  await page.getByRole('button', { name: 'Émargement', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Signature du candidat : émargement' });
  await panel.getByRole('button', { name: 'Sur papier' }).click();
  await panel.getByRole('textbox', { name: 'Qui conserve la feuille' }).fill('Mme Exemple, secrétariat');
  await panel.getByRole('button', { name: 'Noter' }).click();
  await expect(panel).toContainText('Signée sur papier');
  await audit(page, 'the candidate’s signature during the test');

  const { minutesId } = await bringTo(subject, 'archived');
  const { content } = await get(page, 'archive', 'get', { minutesId: minutesId ?? '' });
  expect(content.attendance).toMatchObject({
    signature: { way: 'paper', note: 'Mme Exemple, secrétariat', hand: null },
  });
});
