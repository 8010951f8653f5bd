/** What leaves after a day of six candidates: papers issued, previewed, printed and exported, then the declaration and its return. */
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ADMINISTRATOR } from '../../scripts/demo/session/day.story.ts';
import { expect, fr } from './fixtures.ts';
import { get } from './pages/api.ts';
import { typePin } from './pages/desk.ts';
import { chooseFolder } from './pages/running-app.ts';
import { audit } from './accessibility.ts';
import { EVENING, show, test } from './sealed-day.ts';

test.use({ clockStart: EVENING });

test('papers leave in one go, and results are declared to the last refused row', async ({
  app,
  clock,
  day,
  folder,
  page,
}) => {
  test.setTimeout(600_000);
  const { minutesId, sessionId } = day;

  await show(page, `#/sessions/${sessionId}/papers`, fr('issuing:title'));
  const title = fr('issuing:kind.notification', { bloc: '' });
  await page
    .getByRole('button', { name: fr('issuing:openPaper', { title, name: 'Basile Chimère' }) })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('APERÇU SANS VALEUR');
  await dialog.getByRole('button', { name: fr('issuing:issue'), exact: true }).click();
  await expect(dialog).toContainText('NOT-2026-');
  await dialog.getByRole('button', { name: fr('action.close') }).click();

  await page.getByRole('button', { name: fr('issuing:printAll') }).click();
  await expect(page.getByText(fr('issuing:printed', { count: 12 }))).toBeVisible();
  await closeViewers(app);
  const out = path.join(folder, 'papers');
  await mkdir(out);
  await chooseFolder(app, out);
  await page.getByRole('button', { name: fr('issuing:exportAll') }).click();
  await expect.poll(async () => (await readdir(out)).length, { timeout: 60_000 }).toBe(15);
  const { rows } = await get(page, 'issuing', 'list', { minutesId });
  expect(rows.flatMap(({ papers }) => papers.filter(({ issued }) => issued !== null))).toHaveLength(12);
  await audit(page, 'papers');

  await show(page, '#/declarations', fr('reporting:title'));
  await page.getByRole('button', { name: fr('reporting:declare.open') }).click();
  await page.getByRole('button', { name: new RegExp(fr('reporting:declare.who')) }).click();
  await page.getByRole('option', { name: ADMINISTRATOR.name }).click();
  await typePin(page, fr('reporting:declare.pin'), ADMINISTRATOR.pin);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: fr('reporting:declare.confirm') })
    .click();
  await expect(page.getByRole('row', { name: /LOT-2026-/ })).toContainText(ADMINISTRATOR.name);
  const declared = (await get(page, 'reporting', 'check', {})).rows;
  expect(declared.map(({ state }) => state)).toEqual(Array(6).fill('declared'));

  const refused = declared[0]?.number ?? '';
  const line = (id: string, status: string, reason: string) =>
    `<l><idTechnique>${id}</idTechnique><statut>${status}</statut><motif>${reason}</motif></l>`;
  const lines = declared.map(({ number }) =>
    number === refused ? line(number, 'REJETE', 'Sexe non conforme') : line(number, 'ACCEPTE', ''),
  );
  await page.locator('input[type=file]').setInputFiles({
    name: 'retour.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(`<r>${lines.join('')}</r>`),
  });
  await expect(page.getByText(fr('reporting:return.read', { accepted: 5, refused: 1 }))).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: refused })).toContainText(fr('reporting:hint.sex'));
  await audit(page, 'declarations');

  await clock.sleep(70 * 86_400_000);
  await show(page, '#/', null);
  await expect(page.getByText(fr('reporting:home.title'))).toBeVisible();
  await expect(page.getByRole('main')).toContainText('24 février 2027');

  for (const [hash, heading] of [
    ['#/preferences/papers', fr('issuing:settings.title')],
    ['#/preferences/declarations', fr('reporting:settings.title')],
    [`#/sessions/${sessionId}/minutes`, fr('session-minutes:title')],
    [`#/sessions/${sessionId}/signatures`, fr('session-minutes:ceremony.title')],
  ] as const) {
    await show(page, hash, heading);
    await audit(page, heading);
  }
});

/** The windows in which documents are shown to be printed. */
async function closeViewers(app: Parameters<typeof chooseFolder>[0]): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [, ...viewers] = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id);
    for (const viewer of viewers) viewer.destroy();
    return viewers.length;
  });
}
