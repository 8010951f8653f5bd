import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  certificateDigest,
  checkPdf,
  pdfFonts,
  pdfSignatures,
  pdfText,
  readExport,
  sha256Of,
} from './exported-files.ts';
import { expect, fr, MINUTE_MS, test } from './fixtures.ts';
import { chooseFolder } from './pages/running-app.ts';
import type { Pages } from './pages/index.ts';
import {
  ACQUIRED,
  CANDIDATE,
  CANDIDATE_NAME,
  COMPETENCES,
  JURORS,
  NOT_ACQUIRED,
  NOTE_FILE,
  PARTLY,
} from './people.ts';

const [PRESIDENT, SECOND, THIRD] = JURORS;
const DIVIDED = 'C1.3';
const UNHEARD = 'C1.7';
const REASON = 'Le contenu présenté répond au critère malgré un plan hésitant';
const DISSENT = 'Les supports restent trop généraux';
const ADVICE = 'Structurer les séquences de relance';
const SECOND_MS = 1_000;

test('a whole oral defence, from an empty profile to the exported minutes', async ({
  app,
  clock,
  folder,
  page,
  pages,
}) => {
  test.setTimeout(240_000);
  const { archive, deliberation, grid, home, minutes, passage, session, sessionForm, setup, signing } = pages;

  await test.step('a session is prepared by hand', async () => {
    await expect(home.welcome()).toBeVisible();
    await home.prepareSession();
    await sessionForm.fill({
      title: 'Jury de novembre',
      date: '24112026',
      place: 'Salle Exemple, Nancy',
      status: 'decision',
    });
    await sessionForm.create();
    await expect(session.heading('Jury de novembre')).toBeVisible();
    await expect(session.compositionFaults()).toBeVisible();
    for (const juror of JURORS) {
      await session.addMember(juror);
      await session.choosePin(juror.name, juror.pin);
    }
    await expect(session.compositionFaults()).toBeHidden();
    await session.addPassage();
    await setup.fill(CANDIDATE);
    await setup.attach(NOTE_FILE);
    await setup.grantThird();
    await expect(setup.grantedTimes()).toContainText(['15:00', '10:00']);
    await expect(setup.grantedTimes()).toContainText(['20:00', '13:20']);
    await setup.create();
    await session.openPassage(CANDIDATE_NAME);
  });

  await test.step('the candidate is received', async () => {
    await expect(passage.digits()).toHaveText('20:00');
    await expect(passage.work()).toContainText(NOTE_FILE.name);
    await expect(passage.start('presentation')).toHaveAccessibleDescription(
      new RegExp(fr('passage:missing.identity-missing')),
    );
    await passage.checkIdentity('identity-card');
    await passage.recordAttendance('late');
    await passage.explainAttendance('Arrivé à 9 h 35, train en retard');
    for (const { name } of JURORS) await passage.declareNoLink(name);
    await passage.start('presentation').click();
    await expect(passage.currentStep()).toContainText('Présentation');
  });

  await test.step('the presentation runs, with a pause, an incident and its reminders', async () => {
    await clock.advance(4 * MINUTE_MS);
    await passage.openPause();
    await passage.givePauseReason('technical');
    await expect(passage.clock()).toContainText(fr('passage:pause.reasons.technical'));
    await expect(passage.digits()).toHaveText('16:00');
    await clock.advance(2 * MINUTE_MS);
    await passage.resume('presentation').click();
    await expect(passage.openPauseButton()).toBeEnabled();
    await passage.noteIncident('disturbance', 'Alarme incendie dans le couloir');
    await clock.advance(11 * MINUTE_MS);
    await expect(passage.clock()).toContainText('Il reste 5 min');
    await expect(passage.digits()).toHaveText('5:00');
    await markTouched(pages, PRESIDENT.name, PRESIDENT.pin);
    await clock.advance(4 * MINUTE_MS);
    await expect(passage.clock()).toContainText('Il reste 1 min');
    await clock.advance(MINUTE_MS);
    await expect(passage.clock()).toContainText(fr('passage:reminder.over'));
    await clock.advance(30 * SECOND_MS);
  });

  await test.step('the questions begin with what has not been heard', async () => {
    await passage.advance('questions').click();
    await expect(passage.digits()).toHaveText('13:20');
    await expect(passage.covered().first()).toContainText(UNHEARD);
    await clock.advance(13 * MINUTE_MS + 20 * SECOND_MS);
    await passage.end('questions').click();
    await expect(passage.currentStep()).toContainText(fr('passage:step.marking'));
  });

  await test.step('sealing is refused while a grid lacks a mark, and says which', async () => {
    await expect(grid.sealButton()).toHaveAccessibleDescription(
      new RegExp(`${fr('grid:seal.missing')}.*${UNHEARD}`),
    );
    await grid.openCompetence(UNHEARD);
    await grid.mark(UNHEARD, ACQUIRED);
    await grid.seal();
    await expect(passage.openDeliberation()).toHaveAccessibleDescription(new RegExp(SECOND.name));
    await markAll(pages, SECOND.name, SECOND.pin, { [DIVIDED]: PARTLY });
    await grid.seal();
    await markAll(pages, THIRD.name, THIRD.pin, { [DIVIDED]: NOT_ACQUIRED });
    await grid.seal();
    await passage.openDeliberation().click();
  });

  await test.step('the jury settles its divergence, then decides', async () => {
    await expect.poll(async () => (await deliberation.order())[0]).toBe(DIVIDED);
    await expect(deliberation.close()).toHaveAccessibleDescription(new RegExp(DIVIDED));
    await deliberation.settle(DIVIDED, {
      level: ACQUIRED,
      reason: REASON,
      vote: { for: 2, against: 1, abstained: 0 },
      dissent: { member: THIRD.name, opinion: DISSENT },
    });
    await deliberation.close().click();
    await deliberation.choose('validated');
    await deliberation.recommend(ADVICE);
    await deliberation.save();
    await clock.advance(9 * MINUTE_MS);
    await deliberation.lockButton().click();
  });

  await test.step('each member signs, then the minutes are archived', async () => {
    await expect(minutes.pages().first()).toBeVisible();
    for (const [index, { name, pin }] of JURORS.entries()) {
      await clock.advance(MINUTE_MS);
      await minutes.sign(name, pin, index);
    }
    await minutes.archive();
  });

  const exportFolder = path.join(folder, 'export');
  await test.step('the archive finds them, vouches for them and exports them', async () => {
    await minutes.openInArchive();
    await expect(archive.intactStamp()).toBeVisible();
    await archive.openChecks();
    await expect(archive.checks().first()).toBeVisible();
    await expect(archive.failedChecks()).toHaveCount(0);
    await mkdir(exportFolder);
    await chooseFolder(app, exportFolder);
    await archive.exportAll();
    await archive.goTo();
    await archive.search('fictif');
    await expect(archive.rows()).toHaveCount(1);
    await archive.search('echantillon');
    await expect(archive.rows()).toContainText([CANDIDATE.lastName]);
    await archive.search('personne');
    await expect(archive.nothingFound()).toBeVisible();
    await home.goTo();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(fr('home:welcome.title'));
  });

  await test.step('the exported pages hold everything that they must', async () => {
    await verifyExport(exportFolder);
  });

  await test.step('the authority that signed is handed over, and a certificate can be taken back', async () => {
    const authorityFolder = path.join(folder, 'authority');
    await mkdir(authorityFolder);
    await chooseFolder(app, authorityFolder);
    await signing.goTo();
    await expect(signing.certificates()).toHaveCount(JURORS.length + 1);
    await signing.exportAuthority();
    const { content } = JSON.parse((await readExport(exportFolder)).json) as {
      content: { authority: { sha256: string } };
    };
    const [file = ''] = await readdir(authorityFolder);
    expect(path.extname(file)).toBe('.crt');
    expect(await certificateDigest(path.join(authorityFolder, file))).toBe(content.authority.sha256);
    await signing.revoke(THIRD.name);
    const revoked = signing.certificates().filter({ hasText: fr('signing:state.revoked') });
    await expect(revoked).toHaveCount(1);
    await expect(revoked).toContainText(THIRD.name);
  });
});

/** Marks all that this juror heard during the presentation, with the evidence of the first competence. */
async function markTouched({ grid }: Pages, name: string, pin: string): Promise<void> {
  await grid.openSeat(name, pin);
  await grid.observe('C1.1', 0, 'observed');
  await grid.observe('C1.1', 1, 'partly');
  await grid.note('C1.1', 'Plan d’action clair, chiffré');
  for (const competence of COMPETENCES.filter((code) => code !== UNHEARD)) {
    if (competence !== 'C1.1') await grid.openCompetence(competence);
    await grid.mark(competence, ACQUIRED);
  }
}

async function markAll(
  { grid }: Pages,
  name: string,
  pin: string,
  exceptions: Readonly<Record<string, string>>,
): Promise<void> {
  await grid.openSeat(name, pin);
  for (const competence of COMPETENCES) {
    if (competence !== 'C1.1') await grid.openCompetence(competence);
    await grid.mark(competence, exceptions[competence] ?? ACQUIRED);
  }
}

async function verifyExport(folder: string): Promise<void> {
  const { pdfPath, json, digests } = await readExport(folder);
  const text = await pdfText(pdfPath);
  const told = JSON.parse(json) as { contentDigest: string };

  const expected = [
    `Nom ${CANDIDATE.lastName}`,
    `Prénom ${CANDIDATE.firstName}`,
    ...JURORS.flatMap(({ name, capacity }) => [name, capacity]),
    'RÉSULTAT D’ÉPREUVE',
    // Planned, granted, started, ended, elapsed, over, paused.
    'Présentation 15 min 00 s 20 min 00 s 09:30:00 09:52:30 20 min 30 s 30 s 2 min 00 s',
    'Questions 10 min 00 s 13 min 20 s 09:52:30 10:05:50 13 min 20 s',
    'Alarme incendie dans le couloir',
    ...COMPETENCES,
    'Acquis Partiellement Non acquis',
    REASON,
    'Vote : 2 pour, 1 contre, 0 abstention',
    `Avis divergent (${THIRD.name}) : ${DISSENT}`,
    'Favorable',
    ADVICE,
    'Signé le 24 novembre 2026 à 10:15:50',
    'Signé le 24 novembre 2026 à 10:16:50',
    'Signé le 24 novembre 2026 à 10:17:50',
    told.contentDigest,
  ];
  expect(
    expected.filter((part) => !text.includes(part)),
    `missing from: ${text}`,
  ).toEqual([]);

  expect(await checkPdf(pdfPath)).toContain('No syntax or stream encoding errors found');
  // Each member's signature stands under all that came before it; the seal, last, covers the whole file.
  const signatures = await pdfSignatures(pdfPath);
  expect(signatures.slice(0, -1).map(({ signer }) => signer)).toEqual(JURORS.map(({ name }) => name));
  expect(signatures.filter(({ isValid }) => isValid)).toHaveLength(JURORS.length + 1);
  expect(signatures.filter(({ coversWholeFile }) => coversWholeFile)).toEqual(signatures.slice(-1));
  const fonts = await pdfFonts(pdfPath);
  expect(fonts.size).toBeGreaterThan(0);
  expect([...fonts].filter(([, isEmbedded]) => !isEmbedded)).toEqual([]);
  for (const { name, sha256 } of digests) expect(await sha256Of(path.join(folder, name))).toBe(sha256);
  expect(digests.map(({ name }) => path.extname(name)).sort()).toEqual(['.json', '.pdf']);
}
