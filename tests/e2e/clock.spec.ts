import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { PhaseView } from '../../src/shared/areas/passage/clocks.ts';
import { expect, MINUTE_MS, test } from './fixtures.ts';
import {
  bringTo,
  command,
  makeSample,
  openSeat,
  passageOf,
  passageView,
  receive,
  showPassage,
} from './stages.ts';
import { ask, get } from './pages/api.ts';
import type { Subject } from './stages.ts';

const HOUR_MS = 60 * MINUTE_MS;
const SECOND_MS = 1_000;
const TOLERANCE_MS = 50;
const PRESENTATION_MS = 15 * MINUTE_MS;

async function subjectOn(page: Page): Promise<Subject> {
  return { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
}

async function presentationOf(subject: Subject): Promise<PhaseView> {
  const { clock } = await passageView(subject);
  const phase = clock.phases.find(({ id }) => id === 'presentation');
  if (phase === undefined) throw new Error('no presentation');
  return phase;
}

for (const { name, stepMs, words } of [
  { name: 'an hour forward', stepMs: HOUR_MS, words: 'a avancé' },
  { name: 'an hour back', stepMs: -HOUR_MS, words: 'a reculé' },
]) {
  test(`the wall clock stepped ${name} moves nothing, and is told`, async ({
    clock,
    page,
    pages: { passage },
  }) => {
    const subject = await subjectOn(page);
    await bringTo(subject, 'presentation');
    await showPassage(subject);
    await clock.advance(4 * MINUTE_MS);
    await clock.stepWall(stepMs);
    await clock.advance(2 * MINUTE_MS + 250);

    const { remainingMs } = await presentationOf(subject);
    expect(Math.abs(remainingMs - (9 * MINUTE_MS - 250))).toBeLessThanOrEqual(TOLERANCE_MS);
    await page.reload();
    await expect(passage.digits()).toHaveText('9:00');
    await passage.toggleJournal();
    await expect(passage.journal()).toContainText(words);
    await clock.advance(4 * MINUTE_MS);
    await expect(passage.clock()).toContainText('Il reste 5 min');
  });
}

test.describe('on the machine’s own clock', () => {
  test.use({ clockKind: 'system' });

  test('a step of the wall clock moves nothing either', async ({ clock, page }) => {
    const subject = await subjectOn(page);
    await receive(subject, await passageView(subject));
    const monotonic = () => page.evaluate(() => performance.now());
    const startedAfter = await monotonic();
    await command(subject, { type: 'start-phase', phaseId: 'presentation' });
    const startedBefore = await monotonic();

    for (const stepMs of [HOUR_MS, -2 * HOUR_MS, HOUR_MS]) {
      await clock.stepWall(stepMs);
      await command(subject, { type: 'note-incident', category: 'other', text: 'L’heure a changé' });
      const readAfter = await monotonic();
      const { remainingMs } = await presentationOf(subject);
      const readBefore = await monotonic();
      const elapsedMs = PRESENTATION_MS - remainingMs;
      expect(elapsedMs).toBeGreaterThanOrEqual(readAfter - startedBefore - TOLERANCE_MS);
      expect(elapsedMs).toBeLessThanOrEqual(readBefore - startedAfter + TOLERANCE_MS);
    }
    const { entries: journal } = await get(page, 'passages', 'journal', { passageId: subject.passageId });
    expect(journal.filter(({ event }) => event.type === 'clock-jumped')).toHaveLength(3);
  });
});

test.describe('when summer time ends', () => {
  // Five to three in the night, in Paris: at three o'clock it is two o'clock again.
  test.use({ clockStart: '2026-10-25T00:55:00Z' });

  test('the hour lived twice costs the candidate nothing', async ({ clock, page, pages: { passage } }) => {
    const subject = await subjectOn(page);
    await bringTo(subject, 'presentation');
    await showPassage(subject);
    await expect(passage.steps()).toContainText('02:55');
    await clock.advance(10 * MINUTE_MS);

    await expect(passage.digits()).toHaveText('5:00');
    expect((await presentationOf(subject)).remainingMs).toBe(5 * MINUTE_MS);
    await command(subject, { type: 'note-incident', category: 'other', text: 'Après le changement d’heure' });
    await passage.toggleJournal();
    await expect(passage.journal().getByRole('listitem').filter({ hasText: 'Après le' })).toContainText(
      '02:05',
    );
    const { entries: journal } = await get(page, 'passages', 'journal', { passageId: subject.passageId });
    expect(journal.filter(({ event }) => event.type === 'clock-jumped')).toEqual([]);
  });
});

for (const { kind, words } of [
  { kind: 'sleep', words: 'mis en veille' },
  { kind: 'freeze', words: 'n’a plus mesuré' },
] as const) {
  test(`time lost to a ${kind} waits for the president, who may count a part of it`, async ({
    clock,
    page,
    pages: { passage },
  }) => {
    const subject = await subjectOn(page);
    await bringTo(subject, 'presentation');
    await showPassage(subject);
    await clock.advance(5 * MINUTE_MS);
    await clock[kind](20 * MINUTE_MS);
    await clock.advance(1);

    await expect(passage.work()).toContainText(words);
    await expect(passage.work()).toContainText('Interruption de 20 min');
    expect((await presentationOf(subject)).remainingMs).toBe(10 * MINUTE_MS);
    await passage.countPart(2, 'Le candidat a parlé deux minutes');
    await expect(passage.digits()).toHaveText('8:00');
    await passage.toggleJournal();
    await expect(passage.journal()).toContainText('Interruption de 20 min, dont 2 min comptées');
  });
}

test('after a sleep the president may rule that the test begins again', async ({
  clock,
  page,
  pages: { passage },
}) => {
  const subject = await subjectOn(page);
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await clock.advance(5 * MINUTE_MS);
  await clock.sleep(20 * MINUTE_MS);
  await passage.restartTest('Odile Safran', SAMPLE_PIN, 'Plus de la moitié du temps perdue');

  await expect(passage.currentStep()).toContainText('Accueil du candidat');
  await expect(passage.digits()).toHaveText('15:00');
  const { clock: ended, jury, stage } = await passageView(subject);
  expect({ stage, status: ended.status }).toEqual({ stage: 'restarted', status: 'stopped' });
  expect(ended.phases[0]?.elapsedMs).toBe(5 * MINUTE_MS);
  const next = await get(page, 'passages', 'get', { passageId: jury.next?.passageId ?? '' });
  expect(next.jury.previous).toMatchObject({ passageId: subject.passageId, cause: 'interruption' });
});

test('a phase left by mistake asks, and can be returned to', async ({ clock, page, pages: { passage } }) => {
  const subject = await subjectOn(page);
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  await clock.advance(MINUTE_MS);
  await page.reload();
  await passage.advance('questions').click();
  await expect(page.getByRole('region', { name: /^Il reste 14 min\. / })).toBeVisible();
  await expect(passage.digits()).toHaveText('14:00');
  await passage.confirmEarlyAdvance();
  await expect(passage.digits()).toHaveText('10:00');
  await clock.advance(3 * MINUTE_MS);
  await page.reload();
  await expect(passage.digits()).toHaveText('7:00');

  await passage.returnTo('presentation', 'counted', 'Mauvais bouton');
  await expect(passage.digits()).toHaveText('11:00');
  await passage.toggleJournal();
  await expect(passage.journal()).toContainText('Phase quittée alors qu’il restait 14 min');
  await expect(passage.journal()).toContainText('3 min comptées');
});

test('an accidental start is taken back within ten seconds, and not later', async ({
  clock,
  page,
  pages: { passage },
}) => {
  const subject = await subjectOn(page);
  await receive(subject, await passageView(subject));
  await showPassage(subject);
  await passage.start('presentation').click();
  await clock.advance(9 * SECOND_MS);
  await passage.undoStart().click();
  await expect(passage.start('presentation')).toBeVisible();
  await expect(passage.digits()).toHaveText('15:00');

  await passage.start('presentation').click();
  await expect(passage.undoStart()).toBeVisible();
  await clock.advance(10 * SECOND_MS);
  await expect(passage.undoStart()).toBeHidden();
  const late = await ask(page, 'passages', 'command', {
    passageId: subject.passageId,
    command: { type: 'undo-start' },
  });
  expect(late).toMatchObject({ ok: false, code: 'undo-expired' });
});

test('marking while the clock stands raises the alarm, and its remedy', async ({
  page,
  pages: { passage },
}) => {
  const subject = await subjectOn(page);
  const view = await passageView(subject);
  await receive(subject, view);
  await showPassage(subject);
  const seat = view.seats[0]?.jurorId ?? '';
  const token = await openSeat(subject, seat);
  const criterionId = view.competences[0]?.criteria[0]?.id ?? '';
  await ask(page, 'seats', 'mark', { token, criterionId, levelId: 'acquis' });

  await expect(passage.notStartedAlarm()).toBeVisible();
  await passage.start('presentation').first().click();
  await expect(passage.notStartedAlarm()).toBeHidden();
  await expect(passage.openPauseButton()).toBeEnabled();
});
