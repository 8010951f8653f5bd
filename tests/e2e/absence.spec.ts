import { expect, fr, test } from './fixtures.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { get } from './pages/api.ts';

test('an absent candidate leads to signed minutes that state it, and to nothing else', async ({
  page,
  pages: { deliberation, minutes, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await showPassage(subject);

  await passage.recordAttendance('absent-unjustified');
  await passage.explainAttendance('Sans réponse à deux appels');
  await passage.stateAbsence().click();

  await expect(page.getByText(fr('deliberation:decision.absent'))).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(1);
  await deliberation.save();
  await deliberation.lockButton().click();
  await expect(minutes.pages().first()).toContainText('absen');
  for (const [index, { name }] of session.members.entries()) await minutes.sign(name, SAMPLE_PIN, index);
  await minutes.archive();

  const {
    rows: [row],
  } = await get(page, 'archive', 'search', { text: 'mirabelle' });
  expect(row).toMatchObject({ kind: 'minutes', outcome: 'not-assessed' });
});

test('the stage of an absent candidate cannot be passed over to the clock', async ({ page }) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await get(page, 'passages', 'command', {
    passageId: subject.passageId,
    command: { type: 'record-attendance', status: 'absent-justified', note: '' },
  });
  await expect(bringTo(subject, 'reception')).resolves.toMatchObject({ stage: 'reception' });
  const reply = await page.evaluate(
    (passageId) =>
      window.pupitre.passages.command({
        passageId,
        command: { type: 'start-phase', phaseId: 'presentation' },
      }),
    subject.passageId,
  );
  expect(reply).toMatchObject({ ok: false });
});
