/** The minutes of a session in the archive: found, checked with all that they cite, corrected by a new document. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JURY, PIN } from '../../scripts/demo/session/day.story.ts';
import { expect, fr } from './fixtures.ts';
import { get } from './pages/api.ts';
import { pick } from './pages/desk.ts';
import { audit } from './accessibility.ts';
import { EVENING, show, test } from './sealed-day.ts';

test.use({ clockStart: EVENING });

test('archived minutes of a session are found among all, checked with what they cite, and rectified', async ({
  day,
  folder,
  page,
  pages: { archive, minutes, rectification },
}) => {
  test.setTimeout(400_000);
  const { minutesId: sessionMinutesId, minutesNumber: number } = day;
  const found = await get(page, 'archive', 'search', { text: '' });
  expect(found.rows.filter(({ kind }) => kind === 'session-minutes')).toHaveLength(1);

  await archive.goTo();
  await expect(archive.rows()).toHaveCount(found.count);
  await pick({ page, say: fr }, fr('archive:filter.kind'), fr('archive:kind.session-minutes'));
  await expect(archive.rows()).toHaveCount(1);
  await expect(archive.rows()).toContainText([fr('archive:session.candidates', { count: 6 })]);
  await audit(page, 'archive');
  await archive.openFirst();

  await page.getByRole('heading', { level: 1, name: fr('archive:read.title', { number }) }).waitFor();
  await expect(archive.intactStamp()).toBeVisible({ timeout: 60_000 });
  const annex = page.getByRole('region', { name: fr('session-minutes:annex.title') });
  const given = annex.getByText(fr('session-minutes:annex.state.given'));
  const cited = found.count - 1;
  await expect(annex.getByRole('listitem')).toHaveCount(cited);
  await expect(given).toHaveCount(cited);
  await audit(page, 'session minutes, read');

  // One of the minutes cited comes back from elsewhere with a byte changed, beside a file that is none.
  const { rows } = await get(page, 'archive', 'search', { text: '', kind: 'minutes' });
  const bytes = await get(page, 'archive', 'pdf', { minutesId: rows[0]?.minutesId ?? '' });
  const changed = Buffer.from(bytes);
  changed.write('P', changed.indexOf('pdfmake'));
  const files = [path.join(folder, 'reçu.pdf'), path.join(folder, 'note.pdf')];
  await writeFile(files[0] ?? '', changed);
  await writeFile(files[1] ?? '', '%PDF-rien');
  await annex.getByRole('button', { name: fr('session-minutes:annex.elsewhere') }).click();
  await annex.locator('input[type=file]').first().setInputFiles(files);
  await expect(annex.getByText(fr('session-minutes:annex.unread', { names: 'note.pdf' }))).toBeVisible();
  await expect(annex.getByText(fr('session-minutes:annex.wrong'))).toBeVisible();
  await expect(given).toHaveCount(cited - 1);

  await rectification.start();
  const { content } = await get(page, 'sessionMinutes', 'archived', { sessionMinutesId });
  const [first] = content.candidates;
  const subject = `${first?.birthName ?? ''} ${first?.firstName ?? ''}`;
  await rectification.correct(fr('rectification:mention.birth-place-of', { subject }), 'Port-Fictif');
  await rectification.explain('Le lieu de naissance a été mal recopié.');
  await expect(rectification.differences()).toContainText(['Port-Fictif']);
  await audit(page, 'session minutes, corrections');
  await rectification.lockButton().click();
  const titleOpen = fr('rectification:titleOpen', { number: `${number}-R1` });
  await page.getByRole('heading', { level: 1, name: titleOpen }).waitFor();
  await minutes.drawn();
  for (const [index, { name }] of JURY.entries()) await minutes.sign(name, PIN, index);
  await audit(page, 'session minutes, rectification');
  await rectification.archiveButton().click();

  const title = fr('archive:read.title', { number: `${number}-R1` });
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await expect(archive.intactStamp()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: number, exact: true }).click();
  await page.getByText(fr('rectification:archive.byText')).waitFor();
  await expect(
    page.getByRole('link', { name: fr('rectification:archive.rectify'), exact: true }),
  ).toHaveCount(0);

  await show(page, '#/archive', fr('archive:title'));
  await archive.search(number);
  await expect(archive.rows()).toHaveCount(2);
  await expect(archive.rows().filter({ hasText: fr('rectification:archive.of', { number }) })).toHaveCount(1);
});
