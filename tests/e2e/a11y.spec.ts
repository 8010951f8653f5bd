import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { audit } from './accessibility.ts';
import { fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, tick } from './pages/desk.ts';
import { bringTo, command, LEVEL, makeSample, openSeat, passageOf, receive, showPassage } from './stages.ts';
import type { Subject } from './stages.ts';
import { makeWideSession, sealWide } from './wide-session.ts';

const JUROR = 'Odile Safran';
const DIVIDED = 'C1.3';

test('no screen outside a passage breaks a WCAG 2.2 AA rule, in light or dark', async ({
  page,
  pages: { home, passage, session },
}) => {
  test.setTimeout(300_000);
  await audit(page, 'first start');
  await home.discover();
  await audit(page, 'session');
  const [{ id: sessionId } = { id: '' }] = (await get(page, 'sessions', 'list', {})).rows;
  const view = await get(page, 'sessions', 'get', { sessionId });

  for (const [name, hash, heading] of [
    ['home', '#/', null],
    ['session form', '#/sessions/new', fr('session:form.newTitle')],
    ['session settings', `#/sessions/${sessionId}/edit`, fr('session:form.editTitle')],
    ['passage form', `#/sessions/${sessionId}/passages/new`, fr('setup:newTitle')],
    ['contradiction', `#/passages/${passageOf(view, 'Nougatine')}/setup`, null],
    ['empty archive', '#/archive', fr('archive:title')],
    ['preferences', '#/preferences', fr('preferences:title')],
    ['signatures and certificates', '#/preferences/signing', fr('signing:title')],
    ['join a room', '#/join', fr('home:join.title')],
    ['guide of the juror', '#/guides/juror', fr('guides:of.juror')],
    ['keys', '#/keys', fr('passage:keys.title')],
    ['updates', '#/preferences/update', fr('updates:title')],
    ['unknown place', '#/nowhere', fr('notFound.title')],
  ] as const) {
    await goTo(page, hash);
    const title = page.getByRole('heading', { level: 1, ...(heading === null ? {} : { name: heading }) });
    await title.waitFor();
    await audit(page, name);
  }

  await goTo(page, `#/sessions/${sessionId}`);
  await session.openMemberForm(JUROR);
  await audit(page, 'member form');
  await session.passage('Léonie Mirabelle').click();
  await passage.work().waitFor();
  await audit(page, 'reception');
});

test('no stage of a passage breaks a WCAG 2.2 AA rule, in light or dark', async ({
  page,
  pages: { archive, deliberation, grid, minutes, passage, rectification, signing },
}) => {
  test.setTimeout(300_000);
  const sample = await makeSample(page);
  const subject: Subject = { page, passageId: passageOf(sample, 'Mirabelle') };
  const view = await get(page, 'passages', 'get', { passageId: subject.passageId });
  await receive(subject, view);
  await showPassage(subject);
  await passage.start('presentation').waitFor();
  await audit(page, 'reception, complete');

  await bringTo(subject, 'presentation');
  await grid.seat(JUROR).click();
  await audit(page, 'presentation, PIN asked');
  await grid.enterPin(JUROR, SAMPLE_PIN);
  await grid.mark('C1.1', 'Acquis');
  await grid.observe('C1.1', 0, 'partly');
  await grid.note('C1.1', 'Plan d’action clair');
  await audit(page, 'presentation, grid open');
  await passage.openPause();
  await audit(page, 'pause panel');
  await passage.givePauseReason('technical');
  await passage.resume('presentation').waitFor();
  await passage.toggleJournal();
  await audit(page, 'paused, journal open');
  await passage.toggleJournal();
  await command(subject, { type: 'resume' });

  await bringTo(subject, 'questions');
  await passage.end('questions').waitFor();
  await audit(page, 'questions');
  await bringTo(subject, 'marking');
  await grid.sealButton().waitFor();
  await audit(page, 'marking');

  const levels = [LEVEL.acquired, LEVEL.partly, LEVEL.notAcquired];
  for (const [index, { jurorId }] of view.seats.entries()) {
    await divideAndSeal(subject, jurorId, levels[index] ?? LEVEL.acquired);
  }
  await audit(page, 'sealed');
  await command(subject, { type: 'open-deliberation' });
  await deliberation.matrix().waitFor();
  await audit(page, 'deliberation, divergence open');
  await deliberation.settle(DIVIDED, {
    level: 'Acquis',
    reason: 'Les supports répondent au critère',
    vote: { for: 2, against: 1, abstained: 0 },
    dissent: { member: view.seats[2]?.name ?? '', opinion: 'Trop généraux' },
  });
  await audit(page, 'deliberation, settled');

  await bringTo(subject, 'decision');
  await deliberation.choose('refused');
  await audit(page, 'decision');
  await bringTo(subject, 'signature');
  const onPaper = page.getByRole('button', { name: fr('minutes:outside.title') });
  await onPaper.click();
  await audit(page, 'signature, on paper');
  await onPaper.click();
  await minutes.takePen(JUROR);
  await minutes.drawn();
  await audit(page, 'signature');
  await bringTo(subject, 'archived');
  await page.getByText(fr('minutes:archived.stamp'), { exact: true }).waitFor();
  await minutes.drawn();
  await audit(page, 'archived');
  await minutes.openInArchive();
  await archive.intactStamp().waitFor();
  await minutes.drawn();
  await audit(page, 'archived minutes');
  await rectification.start();
  await rectification.correct(fr('rectification:mention.candidate-last-name'), 'Mirabel');
  await rectification.explain('Nom mal recopié');
  await audit(page, 'rectification, corrections');
  await rectification.lockButton().click();
  await rectification.archiveButton().waitFor();
  await minutes.drawn();
  await audit(page, 'rectification, signatures');
  await archive.goTo();
  await archive.rows().first().waitFor();
  await audit(page, 'archive');
  await signing.goTo();
  await signing.certificates().first().waitFor();
  await audit(page, 'certificates issued');
});

test('what the clock asks, and shows on other screens, breaks no WCAG 2.2 AA rule, in light or dark', async ({
  clock,
  page,
  pages: { archive, passage },
}) => {
  test.setTimeout(120_000);
  const sample = await makeSample(page);
  const subject: Subject = { page, passageId: passageOf(sample, 'Mirabelle') };
  const second: Subject = { page, passageId: passageOf(sample, 'Cardamome') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await passage.advance('questions').click();
  await audit(page, 'leaving a phase early');
  await passage.confirmEarlyAdvance();
  await clock.advance(5 * 60_000);
  await (await passage.openReturn('presentation')).waitFor();
  await audit(page, 'returning to a phase');
  await receive(second, await get(page, 'passages', 'get', { passageId: second.passageId }));
  await showPassage(second);
  await passage.start('presentation').click();
  await passage.secondClock().waitFor();
  await audit(page, 'a second clock');
  await passage.backToSession();
  await archive.goTo();
  await passage.strip().waitFor();
  await audit(page, 'strip of a running clock');
  await clock.sleep(60_000);
  await audit(page, 'strip of an interruption');
  await passage.strip().getByRole('link').click();
  await passage.work().getByRole('radio').last().waitFor();
  await audit(page, 'ruling on a sleep');
});

test('no screen of a certification breaks a WCAG 2.2 AA rule, in light or dark', async ({
  page,
  pages: { certifications },
}) => {
  test.setTimeout(300_000);
  const model = { id: 'modele-oral-de-langue', version: '1.0.0' };
  const { content, id: draftId } = await get(page, 'drafts', 'create', { from: 'model', ...model });
  await get(page, 'drafts', 'save', { draftId, content: JSON.stringify({ ...content, title: '' }) });
  const show = (hash: string) => goTo(page, hash);
  await show('#/certifications');
  await page.getByRole('heading', { level: 1, name: fr('certifications:title') }).waitFor();
  await audit(page, 'certifications');
  await show(`#/certifications/${model.id}/${model.version}`);
  await certifications.tree().waitFor();
  await audit(page, 'certification, read');
  await page.getByRole('button', { name: fr('certifications:trial.title') }).click();
  await audit(page, 'trial calculation');
  const preview = page.getByRole('button', { name: fr('certifications:preview.open'), exact: true });
  await preview.click();
  await audit(page, 'preview of the grid');
  await page.getByText(fr('certifications:preview.minutes'), { exact: true }).click();
  await page.getByRole('dialog').getByRole('figure').first().waitFor();
  await audit(page, 'preview of the minutes');
  await page.keyboard.press('Escape');
  await show(`#/certifications/drafts/${draftId}`);
  await page.getByRole('button', { name: fr('certifications:remove.label') }).waitFor();
  await audit(page, 'draft with a fault');
  const { blocs, competences, scales, tests } = content;
  for (const name of [blocs[0]?.title, competences[0]?.statement, tests[0]?.title, scales[0]?.title]) {
    await certifications.choose(name ?? '');
    await audit(page, `form of ${name ?? ''}`);
  }
  for (const node of ['rule', 'jury', 'words', 'blocs'] as const) {
    await certifications.choose(fr(`certifications:node.${node}`));
    await audit(page, `form of ${node}`);
  }
  await page.getByRole('button', { name: fr('certifications:paste.open') }).click();
  await page.getByRole('textbox', { name: fr('certifications:paste.text') }).fill('• Sonner la corne');
  await page.getByRole('button', { name: fr('certifications:paste.take') }).click();
  await audit(page, 'paste');
});

test('a wide grid, its list of competences and a result for each bloc break no WCAG 2.2 AA rule, in light or dark', async ({
  page,
  pages: { deliberation, grid },
}) => {
  test.setTimeout(300_000);
  const subject = await makeWideSession(page, 4, 6, true);
  await receive(subject, await get(page, 'passages', 'get', { passageId: subject.passageId }));
  await command(subject, { type: 'start-phase', phaseId: 'presentation' });
  await showPassage(subject);
  await grid.openSeat(JUROR, SAMPLE_PIN);
  await audit(page, 'levels, presentation');
  await page.keyboard.press('g');
  await page.getByRole('listbox', { name: fr('grid:place.all') }).waitFor();
  await audit(page, 'list of competences');
  await page.keyboard.press('Escape');
  for (const scale of ['a number', 'items', 'levels, second bloc']) {
    await page.keyboard.press('j');
    await audit(page, scale);
  }
  await command(subject, { type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true });
  await sealWide(subject);
  await showPassage(subject);
  await deliberation.matrix().getByRole('button', { name: /^K2 / }).click();
  await audit(page, 'deliberation of a number');
  await page.getByRole('button', { name: fr('deliberation:trace.open') }).click();
  await audit(page, 'trace of the calculation');
  await deliberation.close().click();
  await page.getByRole('radiogroup', { name: /^B1 / }).waitFor();
  for (const bloc of ['B1', 'B2']) {
    await tick(
      page
        .getByRole('radiogroup', { name: new RegExp(`^${bloc} `) })
        .getByRole('radio')
        .last(),
    );
  }
  await audit(page, 'a result for each bloc');
});

/** All criteria at the best level but those of one competence, on which the jury divides. */
async function divideAndSeal(subject: Subject, jurorId: string, level: string): Promise<void> {
  const { page, passageId } = subject;
  const view = await get(page, 'passages', 'get', { passageId });
  const token = await openSeat(subject, jurorId);
  for (const { id, criteria } of view.competences) {
    for (const criterion of criteria) {
      const levelId = id === DIVIDED ? level : LEVEL.acquired;
      await get(page, 'seats', 'mark', { token, criterionId: criterion.id, levelId });
    }
  }
  await get(page, 'seats', 'seal', { token });
}
