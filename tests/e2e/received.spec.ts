/** A jury decides on sealed minutes of another place: what was changed or cut is named, whose they are is said, and who answers for them. */
import type { Page } from '@playwright/test';
import { detailsOf, NEW_DETAILS } from '../../src/shared/areas/preparation/sessions.ts';
import { score, tutorGrid } from '../fixtures/session-minutes/sample-evidence.ts';
import { oneCandidate, openPlace } from '../db/decisions/received-conduct.ts';
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, pick, typePin } from './pages/desk.ts';
import { lookAt } from './sight.ts';

const PIN = '8163';
const ADMINISTRATOR = 'Ada Exemple';
const DAY_MS = 86_400_000;

/** A session without a passage, whose jury decides. */
async function decidingSession(page: Page): Promise<string> {
  const [referentiel] = await get(page, 'referentiels', 'list', undefined).then((all) =>
    all.filter(({ isModel, version }) => !isModel && version === '1.0.0'),
  );
  if (referentiel === undefined) throw new Error('no certification');
  const created = await get(page, 'sessions', 'save', {
    ...NEW_DETAILS,
    title: 'Jury paritaire fictif',
    date: '2026-11-25',
    place: 'Salle des Bruyères',
    referentiel: { id: referentiel.id, version: referentiel.version },
    blocIds: referentiel.blocs.map(({ id }) => id),
  });
  await get(page, 'sessions', 'save', {
    ...detailsOf(created),
    sessionId: created.id,
    blocIds: [...created.blocIds],
    referentiel: { id: referentiel.id, version: referentiel.version },
    status: 'decision',
  });
  return created.id;
}

test('minutes of another place are imported, refused by name, linked, and count once their authority is accepted', async ({
  clock,
  page,
  pages,
}) => {
  test.setTimeout(240_000);
  const go = (hash: string) => goTo(page, hash);
  const desk = { page, say: fr };
  const place = await openPlace();
  const defence = await place.minutes();
  const evidence = [
    score('q', 'BC1-questionnaire', '13.5'),
    tutorGrid('o', 'BC1-workplace-observation', 'favourable'),
  ];
  const session = await place.session({ ...oneCandidate(evidence), status: 'proposition' });
  const changed = Buffer.from(defence.sealed);
  changed[2_000] = (changed[2_000] ?? 0) ^ 1;
  const file = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytes),
  });

  await clock.stepWall(DAY_MS);
  const sessionId = await decidingSession(page);
  await get(page, 'app', 'saveAdministrator', { name: ADMINISTRATOR, isActive: true, pin: PIN });

  await go(`#/sessions/${sessionId}`);
  await pages.session.choose('evidence');
  await expect(page.getByText(fr('received:minutes.none'))).toBeVisible();
  await lookAt(page, 'evidence-empty');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: fr('received:import.choose'), exact: true }).click();
  await (
    await chooser
  ).setFiles([
    file('pv-soutenance.pdf', defence.sealed),
    file('pv-session.pdf', session.sealed),
    file('octet-change.pdf', changed),
    file('coupe.pdf', defence.sealed.subarray(0, defence.sealed.length - 4_000)),
  ]);
  const refused = page.getByRole('grid', { name: fr('received:import.refusedTitle') });
  await expect(refused.getByRole('row', { name: 'octet-change.pdf' })).toContainText(
    fr('received:refusal.altered.what'),
    { timeout: 60_000 },
  );
  await expect(refused.getByRole('row', { name: 'coupe.pdf' })).toContainText(
    fr('received:refusal.cut.todo'),
  );
  const minutes = page.getByRole('grid', { name: fr('received:minutes.title') });
  const row = minutes.getByRole('row', { name: defence.content.number });
  await expect(row).toContainText(fr('received:status.to-be-confirmed'));
  await audit(page, 'evidence-imported');

  const candidates = page.getByRole('grid', { name: fr('received:candidates.title') });
  for (const name of ['Łukasz Żak', 'Maëlle Quéméneur']) {
    const candidate = candidates.getByRole('row', { name });
    await candidate.getByRole('button', { name: fr('received:candidates.confirm') }).click();
    await expect(candidate.getByRole('link', { name })).toBeVisible();
  }

  await page
    .getByRole('link', { name: fr('received:authorities.title') })
    .first()
    .click();
  await page.getByRole('button', { name: fr('received:authorities.accept') }).click();
  const dialog = page.getByRole('alertdialog');
  const fingerprint = dialog.getByRole('textbox', { name: fr('received:authorities.fingerprint') });
  await fingerprint.fill(place.sha256.replace(/./u, place.sha256.startsWith('0') ? '1' : '0'));
  await dialog.getByRole('textbox', { name: fr('received:authorities.source') }).fill('Appel à Mme Exemple');
  await pick(desk, fr('received:authorities.administrator'), ADMINISTRATOR, dialog);
  await typePin(dialog, fr('received:authorities.pin'), PIN);
  await audit(page, 'authority-dialog');
  await dialog.getByRole('button', { name: fr('received:authorities.accept') }).click();
  await expect(dialog.getByText(fr('errors:fingerprint-differs.what'))).toBeVisible();
  // What was typed stays; the PIN alone is asked for again.
  await fingerprint.fill(place.sha256.toUpperCase());
  await typePin(dialog, fr('received:authorities.pin'), PIN);
  await dialog.getByRole('button', { name: fr('received:authorities.accept') }).click();
  await expect(page.getByText(/Source\s: Appel à Mme Exemple/u)).toBeVisible();
  await expect(dialog).toBeHidden();
  await audit(page, 'authorities');

  await go(`#/sessions/${sessionId}/evidence`);
  await expect(row).toContainText(fr('received:status.usable'));
  await minutes
    .getByRole('button', { name: fr('received:minutes.openNumber', { number: defence.content.number }) })
    .click();
  await expect(page.getByRole('dialog', { name: defence.content.number })).toContainText('Żak');
  await page.keyboard.press('Escape');
  await lookAt(page, 'evidence-checked');
  await page.getByRole('button', { name: fr('received:deliberate') }).click();
  await expect(page.getByRole('heading', { level: 1, name: fr('decisions:title') })).toBeVisible();
  await expect(page.getByText('Maëlle Quéméneur').first()).toBeVisible();
  await lookAt(page, 'deliberation');
  const table = await get(page, 'decisions', 'table', { sessionId });
  expect(table.rows.map(({ name }) => name).toSorted()).toEqual(['Maëlle Quéméneur', 'Łukasz Żak']);
  const statuses = table.rows.flatMap(({ blocs }) =>
    blocs.flatMap(({ evidence: all }) => all.map(({ status }) => status)),
  );
  expect(new Set(statuses)).toEqual(new Set(['usable']));
});
