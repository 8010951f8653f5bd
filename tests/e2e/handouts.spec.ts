import { expect, test } from './browser/fixtures.ts';
import { command, passageView, receive, showPassage } from './stages.ts';
import { makeWideSession } from './wide-session.ts';

test('a test waits for what it is played with: typed in the preparation, drawn at the reception, then shown', async ({
  page,
}) => {
  const subject = await makeWideSession(page, 2, 4, false, {
    materials: ['text', 'drawn-question'],
    deliberationMs: 600_000,
  });
  await receive(subject, await passageView(subject));
  await showPassage(subject);
  const handed = page.getByRole('region', { name: 'Remis au candidat' });
  await expect(handed).toContainText('Aucun texte n’est préparé.');
  await expect(handed).toContainText('Aucune question n’est tirée.');
  await handed.getByRole('link', { name: 'Ouvrir la préparation' }).click();

  await page.getByLabel('Titre du texte').fill('Les halles');
  await page.getByLabel('Texte remis au candidat').fill('Les halles ouvrent à six heures.\nOn y parle fort.');
  await page.getByLabel('Question, ou liste de questions').fill('Relancer un client ?\nTenir un prix ?');
  const save = page.getByRole('button', { name: /Enregistrer/ });
  await save.click();
  // The form is left once what it held is kept: whoever goes away before is brought back.
  await expect(save).toBeHidden();
  await showPassage(subject);
  await expect(handed).toContainText('Les halles ouvrent à six heures.');
  await handed.getByRole('button', { name: 'Tirer la question parmi 2' }).click();
  await expect(handed).toContainText('Tirée au sort parmi 2 questions');
  await expect(handed).toContainText(/Relancer un client|Tenir un prix/);
  await command(subject, { type: 'start-phase', phaseId: 'presentation' });
  await expect(handed).toHaveCount(0);
});
