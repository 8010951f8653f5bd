/** The candidate's file on screen: imported, completed, chosen for a passage, and two found to be one. */
import { expect, fr, test } from './browser/fixtures.ts';
import { goTo, pick, typePin } from './pages/desk.ts';
import { lookAt } from './sight.ts';
import { makeSample } from './stages.ts';

const PIN = '8163';
const ADMINISTRATOR = 'Ada Exemple';
const CSV = [
  'Civilité;Nom de naissance;Prénom;Sexe;Date de naissance;Code INSEE naissance;Entreprise;Modalité d’accès',
  'Mme;ÉCHANTILLON;Maëlle;F;04/07/1999;59350;Crèmerie d’exemple;Formation continue',
  'Mme;;Lou;F;31/02/1998;;;Formation continue',
  'Mme;Echantillon;Maelle;F;04/07/1999;;;VAE',
].join('\r\n');

test('candidates are imported, one is two files until an administrator says so, and again once it is undone', async ({
  page,
}) => {
  const go = (hash: string) => goTo(page, hash);
  const desk = { page, say: fr };
  await go('#/preferences/administrators');
  await page.getByRole('textbox', { name: fr('candidates:administrators.name') }).fill(ADMINISTRATOR);
  await typePin(page, fr('candidates:administrators.pin'), PIN);
  await page.getByRole('button', { name: fr('candidates:administrators.add') }).click();
  await expect(page.getByRole('row', { name: ADMINISTRATOR })).toContainText(
    fr('candidates:administrators.inOffice'),
  );
  await lookAt(page, 'administrators');

  await page.getByRole('link', { name: fr('candidates:title'), exact: true }).click();
  await page.getByRole('link', { name: fr('candidates:import.nav') }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: fr('candidates:import.choose') }).click();
  await (await chooser).setFiles({ name: 'candidats.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  const rows = page.getByRole('grid', { name: fr('candidates:import.rows') });
  await expect(rows).toContainText('31/02/1998');
  await expect(rows).toContainText(fr('candidates:reason.not-a-date'));
  await page.getByRole('button', { name: fr('candidates:edit.certification') }).click();
  await page.getByRole('option', { name: '(2.0.0)' }).first().click();
  await lookAt(page, 'import');
  await page.getByRole('button', { name: fr('candidates:import.run') }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 ajoutés' })).toBeVisible();

  // The file is the same; its rows look now like who was added by it.
  await pick(
    desk,
    fr('candidates:import.who'),
    fr('candidates:import.someoneNew'),
    page.getByRole('row', { name: 'Maelle Echantillon' }),
  );
  await page.getByRole('button', { name: fr('candidates:import.run') }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 ajoutés' })).toBeVisible();
  await go('#/candidates');
  await expect(
    page.getByRole('status').filter({ hasText: fr('candidates:count', { count: 2 }) }),
  ).toBeVisible();
  await lookAt(page, 'list');

  await page.getByRole('link', { name: fr('candidates:alike.nav') }).click();
  await page.getByRole('button', { name: fr('candidates:alike.compare') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: fr('candidates:alike.reason') }).fill('Saisie deux fois');
  await pick(desk, fr('candidates:alike.administrator'), ADMINISTRATOR, dialog);
  await typePin(dialog, fr('candidates:alike.pin'), PIN);
  await lookAt(page, 'merge');
  await dialog.getByRole('button', { name: fr('candidates:alike.merge') }).click();
  await expect(page.getByText(fr('candidates:alike.none'))).toBeVisible();

  await go('#/candidates');
  await expect(
    page.getByRole('status').filter({ hasText: fr('candidates:count', { count: 1 }) }),
  ).toBeVisible();
  await page.getByRole('row', { name: 'CHANTILLON' }).click();
  await expect(page.getByText('Saisie deux fois')).toBeVisible();
  await lookAt(page, 'file');
  await page.getByRole('button', { name: fr('candidates:alike.undo') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('textbox', { name: fr('candidates:alike.reason') })
    .fill('Deux personnes');
  await pick(desk, fr('candidates:alike.administrator'), ADMINISTRATOR, page.getByRole('alertdialog'));
  await typePin(page.getByRole('alertdialog'), fr('candidates:alike.pin'), PIN);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: fr('candidates:alike.undo') })
    .click();
  await expect(page.getByText(fr('candidates:alike.undone', { reason: 'Deux personnes' }))).toBeVisible();

  const sample = await makeSample(page);
  await go(`#/sessions/${sample.id}/passages/new`);
  await page.getByRole('searchbox', { name: fr('candidates:choose.search') }).fill('maelle');
  await page
    .getByRole('button', { name: fr('candidates:choose.use'), exact: true })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: fr('setup:candidate.lastName'), exact: true })).toHaveValue(
    /chantillon/i,
  );
  await lookAt(page, 'chosen');
});
