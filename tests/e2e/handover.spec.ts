/** A passage goes to another laptop as a file, is played there, and comes back; another laptop's session is received here. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fileIn, handOut, prepared, seated } from '../db/handovers/two-laptops.ts';
import { archiveOne } from '../db/passage-conduct.ts';
import { closePanels, done, openPanel } from '../db/passage-panel.ts';
import { NEXT_DAY } from '../db/decisions/received-conduct.ts';
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, tick } from './pages/desk.ts';
import { NEW_DETAILS } from '../../src/shared/areas/preparation/sessions.ts';

test.afterEach(closePanels);

async function preparedHere(page: Page): Promise<string> {
  const all = await get(page, 'referentiels', 'list', undefined);
  const referentiel = all.find(({ isModel, version }) => !isModel && version === '1.0.0');
  if (referentiel === undefined) throw new Error('no certification');
  const { id: sessionId } = await get(page, 'sessions', 'save', {
    ...NEW_DETAILS,
    title: 'Journée des deux salles',
    date: '2026-11-24',
    place: 'Salle des Bruyères',
    referentiel: { id: referentiel.id, version: referentiel.version },
    blocIds: referentiel.blocs.map(({ id }) => id),
  });
  for (const [name, isPresident] of [
    ['Ondine Tamaris', true],
    ['Barnabé Églantier', false],
  ] as const) {
    await get(page, 'sessions', 'saveMember', {
      ...{ sessionId, name, isPresident, capacity: 'Responsable des ventes', college: 'professional' },
      ...{ isExternal: true, isConsultative: false, presence: 'on-site' },
    });
  }
  for (const [lastName, firstName, plannedTime] of [
    ['Campanule', 'Joël', '14:00'],
    ['Sénevé', 'Maud', '15:00'],
  ] as const) {
    await get(page, 'setups', 'save', {
      sessionId,
      candidate: {
        ...{ lastName, firstName, birthDate: '2001-02-03', birthPlace: 'Ville-Fictive' },
        ...{ company: '', trainingBody: '', tutor: '' },
      },
      ...{ testId: 'BC1-oral-defence', caseTitle: '', evaluatorChoice: null, plannedTime },
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      importedResults: {},
    });
  }
  return sessionId;
}

async function choose(page: Page, button: string, name: string, bytes: Uint8Array): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles([{ name, mimeType, buffer: Buffer.from(bytes) }]);
}

const DAY_MS = 24 * 3_600_000;

test('passages are handed out, come back once, and another laptop’s session is held here', async ({
  clock,
  page,
  pages: { session },
}) => {
  test.setTimeout(180_000);

  const sessionId = await preparedHere(page);
  await goTo(page, `#/sessions/${sessionId}`);
  await session.openOtherActions();
  await audit(page, 'session-actions');
  await session.choose('elsewhere');
  const handing = page.getByRole('button', { name: fr('handovers:handOut.confirm') });
  await tick(page.getByRole('checkbox', { name: /Joël Campanule/u }));
  await audit(page, 'handover-form');
  await page.getByRole('textbox', { name: fr('handovers:handOut.recipient') }).fill('Salle B');
  await handing.click();
  const dialog = page.getByRole('alertdialog', { name: fr('handovers:handed.title') });
  const code = await dialog.getByRole('status', { name: fr('handovers:handed.code') }).innerText();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await audit(page, 'handover-code');
  const told = /(?<file>\S+\.pupitre) est dans (?<folder>.+)\.$/mu.exec(await dialog.innerText())?.groups;
  const file = path.join(told?.['folder'] ?? '', told?.['file'] ?? '');
  await page.getByRole('button', { name: fr('handovers:handed.noted') }).click();
  await expect(page.getByText(fr('handovers:given.awaited'))).toBeVisible();

  await goTo(page, `#/sessions/${sessionId}`);
  await expect(page.getByText('Confié : Salle B')).toBeVisible();
  await expect(page.getByRole('button', { name: /Maud Sénevé/u })).toBeVisible();
  await audit(page, 'handover-session');

  const elsewhere = openPanel(NEXT_DAY);
  const received = await done(
    elsewhere.handlers.handovers.receive({ bytes: new Uint8Array(await readFile(file)), code }),
  );
  await archiveOne(elsewhere, await seated(elsewhere, received.sessionId));
  const sent = await done(elsewhere.handlers.handovers.sendBack({ sessionId: received.sessionId }));

  // Minutes of tomorrow are doubtful today.
  await clock.stepWall(DAY_MS);
  await goTo(page, '#/receive');
  await audit(page, 'receive');
  await choose(page, fr('handovers:bringBack.choose'), sent.file, fileIn(sent).subarray(0, 60));
  await expect(page.getByText(fr('errors:handover-file-unfit.what_cut'))).toBeVisible();
  await choose(page, fr('handovers:bringBack.choose'), sent.file, fileIn(sent));
  await expect(page.getByText(fr('handovers:bringBack.takenIn', { count: 1 }))).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('link', { name: fr('handovers:bringBack.see') }).click();
  await expect(page.getByText(fr('handovers:given.toConfirmTitle'))).toBeVisible();
  await audit(page, 'handover-returned');

  // The archive lists it, with where it came from, and shows its pages.
  await goTo(page, '#/archive');
  await expect(page.getByRole('row').filter({ hasText: 'Joël Campanule' })).toContainText('Salle B');
  await audit(page, 'archive-returned');
  await page.getByRole('button', { name: /^Lire le procès-verbal/u }).click();
  await page.getByRole('dialog').getByRole('figure').first().waitFor();
  await page.keyboard.press('Escape');

  // The other way: what another laptop prepared is held here.
  const origin = await prepared();
  const handed = await handOut(origin);
  await goTo(page, '#/receive');
  await choose(page, fr('handovers:receive.choose'), handed.file, handed.bytes);
  await page.getByRole('textbox', { name: fr('handovers:receive.code') }).fill('ABCDE');
  await page.getByRole('button', { name: fr('handovers:receive.confirm') }).click();
  await expect(page.getByText(fr('errors:handover-code-wrong.what'))).toBeVisible();
  await page.getByRole('textbox', { name: fr('handovers:receive.code') }).fill(handed.code);
  await page.getByRole('button', { name: fr('handovers:receive.confirm') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Session des essais' })).toBeVisible();
  await session.choose('elsewhere');
  await expect(page.getByText(fr('handovers:sendBack.none'))).toBeVisible();
  await audit(page, 'send-back');
});
