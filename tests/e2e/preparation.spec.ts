import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, fr, test } from './fixtures.ts';
import { PROJECT_ROOT } from './pages/running-app.ts';
import { makeSample, passageOf, showPassage } from './stages.ts';

const SHIPPED = path.join(
  PROJECT_ROOT,
  'resources/certifications/cqp-commercial-sedentaire-alimentaire.json',
);

test('a wrong référentiel file is refused with the place of each fault', async ({
  pages: { home, sessionForm },
}) => {
  const wrong = JSON.parse(await readFile(SHIPPED, 'utf8')) as {
    version?: string;
    blocs: { competences: { statement: unknown }[] }[];
  };
  delete wrong.version;
  Object.assign(wrong.blocs[1]?.competences[2] ?? {}, { statement: 12 });

  await home.prepareSession();
  await sessionForm.importReferentiel('faux.json', JSON.stringify(wrong));
  await expect(sessionForm.faultRows()).toHaveCount(2);
  await expect(sessionForm.faultRows().filter({ hasText: 'version' })).toContainText(
    'champ obligatoire absent',
  );
  await expect(sessionForm.faultRows().filter({ hasText: 'statement' })).toContainText(
    'type attendu : texte',
  );
});

test('a text that is no JSON is refused where it ceases to be', async ({ pages: { home, sessionForm } }) => {
  await home.prepareSession();
  await sessionForm.importReferentiel('faux.json', '{ "id": ');
  await expect(sessionForm.faultRows()).toHaveCount(1);
  await expect(sessionForm.faultRows()).toContainText('ligne 1, colonne 9');
});

test('the BC3 defence waits until somebody says who assesses it', async ({
  page,
  pages: { passage, session, setup },
}) => {
  const sample = await makeSample(page);
  const subject = { page, passageId: passageOf(sample, 'Nougatine') };
  await showPassage(subject);
  const chosen = fr('passage:missing.evaluator-not-chosen');
  await expect(passage.start('presentation')).toHaveAccessibleDescription(new RegExp(chosen));
  await passage.backToSession();
  await session.preparePassage('Aïcha Nougatine');
  await setup.chooseEvaluator('jury');
  await setup.save();
  await session.openPassage('Aïcha Nougatine');
  await expect(passage.start('presentation')).not.toHaveAccessibleDescription(new RegExp(chosen));
});

test('the result of another test is chosen, and a text that says nothing known is told not to count', async ({
  page,
  pages: { passage, session, setup },
}) => {
  const sample = await makeSample(page);
  await showPassage({ page, passageId: passageOf(sample, 'Mirabelle') });
  await passage.backToSession();
  await session.preparePassage('Léonie Mirabelle');
  const questionnaire = page.getByRole('button', { name: /Questionnaire/ });
  await expect(questionnaire).toContainText(fr('setup:imported.kind.mark'));
  const mark = page.getByLabel(/^Note.*Questionnaire/i);
  await expect(mark).toHaveValue('16 / 20');
  await mark.fill('beaucoup');
  await expect(page.getByText(fr('setup:imported.markFault'))).toBeVisible();
  await questionnaire.click();
  await page.getByRole('option', { name: fr('setup:imported.kind.excused') }).click();
  await expect(mark).toBeHidden();
  await setup.save();
  await session.preparePassage('Léonie Mirabelle');
  await expect(page.getByRole('button', { name: /Questionnaire/ })).toContainText(
    fr('setup:imported.kind.excused'),
  );
});
