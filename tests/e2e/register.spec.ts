import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, fr, test } from './fixtures.ts';
import { bringTo, makeSample, passageOf } from './stages.ts';
import { goTo } from './pages/desk.ts';

test('an altered profile says so on the home screen, with what it touches and where to go', async ({
  clock,
  folder,
  page,
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'reception');
  const outside = new Database(path.join(folder, 'profile', 'pupitre.sqlite'));
  outside.prepare('UPDATE passage SET company = ? WHERE id = ?').run('Autre entreprise', subject.passageId);
  outside.close();

  for (let step = 0; step < 40; step += 1) await clock.advance(100);
  await goTo(page, '#/');
  const notice = page.getByRole('alert').filter({ hasText: fr('register:home.title') });
  await expect(notice).toContainText('Mirabelle');
  await expect(notice).toContainText(fr('register:record.passage'));
  await expect(notice.getByRole('link', { name: fr('register:home.see') })).toBeVisible();
});
