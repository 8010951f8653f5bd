import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { NEW_DETAILS } from '../../src/shared/areas/preparation/sessions.ts';
import { expect, fr, MORNING, PARIS, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { exportedNotice } from './pages/desk.ts';
import { pagesOf } from './pages/index.ts';
import { chooseFolder, closeApp, launchApp } from './pages/running-app.ts';
import { bringTo } from './stages.ts';

const TITLE = 'Certificat fictif de veilleur de phare';
const ID = 'veilleur-de-phare';

test.setTimeout(240_000);

test('a certification is built from nothing, exported, taken in by another profile, and a passage is run on it', async ({
  app,
  folder,
  page,
  pages: { certifications },
}) => {
  const field = (name: 'title' | 'shortTitle' | 'certificationId' | 'sourceTitle') =>
    fr(`certifications:field.${name}`);
  await certifications.open();
  await certifications.begin();
  await certifications.fill(field('title'), TITLE);
  await certifications.fill(field('shortTitle'), 'Veilleur de phare');
  await certifications.fill(field('certificationId'), ID);
  await certifications.fill(field('sourceTitle'), 'Texte imaginaire, écrit pour les essais');

  for (const [bloc, competence] of [
    ['Tenir la lanterne', 'Allumer à la nuit tombée'],
    ['Veiller en mer', 'Signaler une brume'],
  ] as const) {
    await certifications.choose(fr('certifications:node.blocs'));
    await certifications.add('bloc');
    await certifications.fill(fr('certifications:field.blocTitle'), bloc);
    await certifications.add('competence');
    await certifications.fill(fr('certifications:field.statement'), competence);
    await certifications.add('criterion');
    await certifications.fill(fr('certifications:field.criterionTitle'), `${competence}, sans retard`);
    await certifications.add('indicator');
    await certifications.fill(fr('certifications:field.indicatorText'), 'L’heure est notée au registre');
  }
  await certifications.choose(/Veiller en mer/);
  await page.getByRole('button', { name: fr('certifications:paste.open') }).click();
  await page.getByRole('textbox', { name: fr('certifications:paste.text') }).fill('•\u00a0Sonner la corne');
  await page.getByRole('button', { name: fr('certifications:paste.take') }).click();
  await expect(page.getByText(fr('certifications:paste.done', { count: 1 }))).toBeVisible();
  await page.getByRole('button', { name: fr('action.close'), exact: true }).click();
  await expect(certifications.tree().getByRole('row', { name: /Sonner la corne/ })).toBeVisible();
  await certifications.choose(fr('certifications:node.tests'));
  await certifications.add('test');
  await certifications.fill(fr('certifications:field.testTitle'), 'Entretien de veille');
  await expect(certifications.checks()).toContainText(fr('certifications:checks.none'));
  await expect(page.getByText(fr('certifications:saved.saved'))).toBeVisible();
  await page.getByRole('button', { name: fr('certifications:trial.title') }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Favorable' })).toBeVisible();

  // What was typed is there after the screen is left.
  await certifications.open();
  await page.getByRole('link', { name: TITLE }).click();
  await expect(
    certifications
      .tree()
      .getByRole('row', { name: /Signaler une brume/ })
      .first(),
  ).toBeVisible();
  await certifications.publish('1.0.0');
  await expect(page.getByRole('button', { name: fr('certifications:read.newVersion') })).toBeVisible();

  const out = path.join(folder, 'export');
  await mkdir(out);
  await chooseFolder(app, out);
  await certifications.exportFile();
  await expect(exportedNotice({ page, say: fr }, 1)).toBeVisible();
  expect(await readdir(out)).toEqual([`${ID}-1.0.0.json`]);
  const text = await readFile(path.join(out, `${ID}-1.0.0.json`), 'utf8');

  const other = await launchApp({
    profile: path.join(folder, 'other-profile'),
    env: { TZ: PARIS, PUPITRE_CLOCK: 'manual', PUPITRE_CLOCK_START: MORNING },
  });
  try {
    const there = pagesOf({ page: other.page, say: fr });
    await there.certifications.open();
    await there.sessionForm.importReferentiel(`${ID}.json`, text);
    await expect(other.page.getByRole('link', { name: TITLE })).toBeVisible();
    const passageId = await prepareAlone(other.page);
    const { stage } = await bringTo({ page: other.page, passageId }, 'archived');
    expect(stage).toBe('archived');
    expect(other.complaints).toEqual([]);
  } finally {
    await closeApp(other.app);
  }
});

/** A session of two members on the certification, with one candidate; answers the passage. */
async function prepareAlone(page: Page): Promise<string> {
  const session = await get(page, 'sessions', 'save', {
    ...NEW_DETAILS,
    title: 'Jury du phare',
    date: '2026-11-24',
    place: 'Salle de la lanterne',
    status: 'proposition',
    referentiel: { id: ID, version: '1.0.0' },
    blocIds: ['B1', 'B2'],
  });
  for (const [name, isPresident] of [
    ['Ondine Fanal', true],
    ['Pascal Grève', false],
  ] as const) {
    const { members } = await get(page, 'sessions', 'saveMember', {
      sessionId: session.id,
      name,
      capacity: 'Gardien de phare',
      college: 'professional',
      isPresident,
      isExternal: true,
      isConsultative: false,
      presence: 'on-site',
    });
    await get(page, 'sessions', 'setPin', { jurorId: members.at(-1)?.id ?? '', pin: SAMPLE_PIN });
  }
  const setup = await get(page, 'setups', 'save', {
    sessionId: session.id,
    candidate: {
      lastName: 'Brumaire',
      firstName: 'Célestin',
      birthDate: '2001-02-03',
      birthPlace: 'Ville-Fictive',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    testId: 'E1',
    caseTitle: 'Une nuit de veille',
    accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
    evaluatorChoice: null,
    plannedTime: null,
    importedResults: {},
  });
  return setup.id;
}
