import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, fr, test } from './fixtures.ts';
import { ask } from './pages/api.ts';
import { AS_IT_IS, lookAt } from './sight.ts';
import { makeSample } from './stages.ts';

test('a backup is made by hand, and going back to it says what it would lose', async ({ page }) => {
  await makeSample(page);
  await page.goto('app://pupitre/#/preferences/backups');
  await page.getByRole('button', { name: fr('backups:make') }).click();
  await expect(page.getByText(fr('backups:made'))).toBeVisible();
  await ask(page, 'app', 'setPreferences', { organisation: 'Réseau des saveurs' });
  await lookAt(page, 'backups');
  await page
    .getByRole('button', { name: /^Restaurer la sauvegarde/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText(fr('backups:restore.keeps'))).toBeVisible();
  await expect(dialog.getByText(fr('backups:restore.loses'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: fr('backups:restore.confirm') })).toBeDisabled();
  await lookAt(page, 'restore');
});

test('a data file that is deleted while the application runs is said on every screen', async ({
  folder,
  page,
}) => {
  await makeSample(page);
  await rm(path.join(folder, 'profile', 'pupitre.sqlite'));
  expect(await ask(page, 'app', 'setPreferences', { theme: 'dark' })).toMatchObject({
    ok: false,
    code: 'database-lost',
  });
  await expect(page.getByText(fr('backups:loss.lost'))).toBeVisible();
  await expect(page.getByRole('button', { name: fr('backups:loss.save') })).toBeVisible();
  await lookAt(page, 'loss', AS_IT_IS);
});
