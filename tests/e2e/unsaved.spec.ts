import path from 'node:path';
import Database from 'better-sqlite3';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { bringTo, command, makeSample, passageOf, passageView, showPassage } from './stages.ts';
import { goTo } from './pages/desk.ts';

test('what a juror typed while the data was locked stays listed until it is saved again', async ({
  folder,
  page,
  pages: { grid },
}) => {
  test.setTimeout(90_000);
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  const juror = session.members[0]?.name ?? '';
  await grid.openSeat(juror, SAMPLE_PIN);
  const first = (await passageView(subject)).competences[0]?.id ?? '';
  const field = grid.card(first).getByRole('textbox', { name: fr('grid:newNote') });

  const other = new Database(path.join(folder, 'profile', 'pupitre.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  await field.fill('Reformule la demande du client');
  await field.press('Enter');
  const list = page.getByRole('alert').filter({ hasText: fr('grid:failure.kept') });
  await expect(list).toContainText('Reformule la demande du client', { timeout: 20_000 });
  other.exec('ROLLBACK');

  // A later success clears nothing.
  await field.fill('Propose une vente complémentaire');
  await field.press('Enter');
  await expect(grid.card(first)).toContainText('Propose une vente complémentaire');
  await expect(list).toContainText('Reformule la demande du client');

  // The window is lost: a new one lists it again, behind the same code.
  await page.reload();
  await expect(page.getByText(fr('common:unsaved.behindPin'))).toHaveCount(0);
  await goTo(page, '#/archive');
  await expect(page.getByText(fr('common:unsaved.grids', { count: 1 }))).toBeVisible();
  await expect(page.getByText('Reformule la demande du client')).toHaveCount(0);
  await showPassage(subject);
  await grid.openSeat(juror, SAMPLE_PIN);
  await expect(list).toContainText('Reformule la demande du client');

  // Leaving the seat neither: it is shown again behind the same code.
  await grid.leaveSeat();
  await expect(page.getByText('Reformule la demande du client')).toHaveCount(0);
  await grid.openSeat(juror, SAMPLE_PIN);
  await expect(list).toContainText('Reformule la demande du client');
  await list.getByRole('button', { name: fr('grid:failure.retry') }).click();
  await expect(list).toHaveCount(0);
  await expect(grid.card(first)).toContainText('Reformule la demande du client');
  other.close();
});

test('what a form sent while the data was locked is listed on every screen until it is saved again', async ({
  folder,
  page,
}) => {
  test.setTimeout(90_000);
  const session = await makeSample(page);
  const [passage] = session.passages;
  const incident = { type: 'note-incident', category: 'other', text: 'Panne du vidéoprojecteur' } as const;
  await bringTo({ page, passageId: passage?.id ?? '' }, 'presentation');
  await goTo(page, '#/preferences');
  const field = page.getByRole('textbox', { name: fr('preferences:organisation.label') });
  await field.fill('Certificateur des Halles');

  const other = new Database(path.join(folder, 'profile', 'pupitre.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  await field.press('Enter');
  const list = page.getByRole('alert').filter({ hasText: fr('common:unsaved.kept') });
  await expect(list).toContainText('Certificateur des Halles', { timeout: 20_000 });
  await expect(field).toHaveValue('Certificateur des Halles');
  other.exec('ROLLBACK');
  other.close();

  await command({ page, passageId: passage?.id ?? '' }, incident);
  await goTo(page, '#/archive');
  await expect(list).toContainText('Certificateur des Halles');
  await page.reload();
  await expect(list).toContainText('Certificateur des Halles');
  await list.getByRole('button', { name: fr('common:unsaved.retry') }).click();
  await expect(list).toHaveCount(0);
  expect((await get(page, 'app', 'preferences', undefined)).organisation).toBe('Certificateur des Halles');
});
