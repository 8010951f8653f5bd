/** The candidate's path on screen: results from a file, an enrolment that changes, a bloc that is held, an hour in a session. */
import { newPerson } from '../../src/domain/candidate/person.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, pick, tick } from './pages/desk.ts';
import { lookAt } from './sight.ts';
import { makeSample } from './stages.ts';

const CQP = 'cqp-commercial-sedentaire-alimentaire';
const CSV = [
  'Nom;Prénom;Bloc;Épreuve;Note;Sur;Date',
  'ÉCHANTILLON;Maëlle;BC1;Questionnaire;13,5;20;03/11/2025',
  'ÉCHANTILLON;Maëlle;BC1;Observation tuteur;80;100;10/11/2025',
  'ÉCHANTILLON;Maëlle;BC2;Questionnaire;=1+1;20;03/11/2025',
].join('\r\n');

test('results come from a file, an enrolment changes, and the candidate is planned into a session', async ({
  page,
}) => {
  const go = (hash: string) => goTo(page, hash);
  const desk = { page, say: fr };
  const dialog = page.getByRole('alertdialog');
  const sample = await makeSample(page);
  const { version } = sample.referentiel;
  const { id: personId } = await get(page, 'candidates', 'save', {
    details: { ...newPerson('Échantillon', 'Maëlle'), firstNames: ['Maëlle'] },
    enrolment: {
      certification: { id: CQP, version },
      blocIds: ['BC1', 'BC2'],
      accessWay: null,
      vaeWay: null,
      initiative: null,
      enrolledOn: '2025-09-01',
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      cpfFile: '',
    },
  });

  await go('#/candidates/scores');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: fr('candidates:import.choose') }).click();
  await (await chooser).setFiles({ name: 'evaluations.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await expect(page.getByText('evaluations.csv')).toBeVisible();
  await page.getByRole('button', { name: fr('candidates:edit.certification') }).click();
  await page
    .getByRole('option', { name: `(${version})` })
    .first()
    .click();
  await page.getByRole('textbox', { name: fr('candidates:scores.author') }).fill('Organisme d’exemple');
  const rows = page.getByRole('grid', { name: fr('candidates:import.rows') });
  await expect(rows).toContainText(fr('candidates:reason.formula'));
  await expect(rows).toContainText(fr('candidates:reason.which-test'));
  await pick(desk, 'BC1, Observation tuteur', 'Mises en situations professionnelles réelles');
  await expect(rows).not.toContainText(fr('candidates:reason.which-test'));
  await lookAt(page, 'scores');
  await page.getByRole('button', { name: fr('candidates:scores.run', { count: 2 }) }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 enregistrés' })).toBeVisible();
  await expect(page.getByRole('grid', { name: fr('candidates:scores.imports') })).toContainText(
    'evaluations.csv',
  );
  await lookAt(page, 'scores-done');

  await go(`#/candidates/${personId}`);
  // Among the results of the bloc, and in what its decision may stand on.
  await expect(page.getByText(fr('candidates:entry.of', { value: '13,5', outOf: '20' }))).toHaveCount(2);
  await page.getByRole('button', { name: fr('candidates:file.open.enrolment') }).click();
  await pick(desk, fr('candidates:field.accessWay'), fr('candidates:accessWay.VAE'), dialog);
  await pick(desk, fr('candidates:enrolment.vaeWay'), fr('candidates:vaeWay.VAE_CLASSIQUE'), dialog);
  await lookAt(page, 'enrolment');
  await dialog.getByRole('button', { name: fr('candidates:enrolment.save') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(fr('candidates:vaeWay.VAE_CLASSIQUE'))).toBeVisible();

  await page.getByRole('button', { name: fr('candidates:file.open.held') }).click();
  await dialog.getByRole('button', { name: fr('candidates:held.add') }).click();
  await dialog.getByRole('textbox', { name: fr('candidates:held.reference') }).fill('Attestation fictive 7');
  await lookAt(page, 'held');
  await dialog.getByRole('button', { name: fr('common:action.cancel') }).click();
  await lookAt(page, 'file');

  await go(`#/sessions/${sample.id}/passages/plan`);
  await page.getByRole('button', { name: fr('candidates:plan.test') }).click();
  await page.getByRole('option').first().click();
  await tick(page.getByRole('row', { name: 'Échantillon' }).getByRole('checkbox'));
  await lookAt(page, 'plan');
  await page.getByRole('button', { name: fr('candidates:plan.run', { count: 1 }) }).click();
  await expect(page.getByText('Maëlle Échantillon').first()).toBeVisible();
  await lookAt(page, 'planned');
});
