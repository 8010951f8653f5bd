import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';
import { ask } from './pages/api.ts';
import { bringTo, makeSample, passageOf, passageView, showPassage } from './stages.ts';

const REASON = 'Trois compétences essentielles n’ont pas été démontrées';

test('a refusal needs its reason, on the screen and behind it', async ({ page, pages: { deliberation } }) => {
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await bringTo(subject, 'decision');
  await showPassage(subject);

  await deliberation.choose('refused');
  await expect(page.getByText(fr('deliberation:decision.reasonNeeded.refusal'))).toBeVisible();
  await expect(deliberation.saveButton()).toBeDisabled();
  await expect(deliberation.lockButton()).toHaveAccessibleDescription(
    new RegExp(fr('deliberation:lock.decisionMissing')),
  );
  const unexplained = await ask(page, 'deliberation', 'decide', {
    passageId: subject.passageId,
    outcome: 'refused',
    reason: '   ',
    recommendations: '',
    vote: null,
    dissents: [],
    hasCastingVote: false,
  });
  expect(unexplained).toMatchObject({ ok: false, code: 'reason-missing' });

  await deliberation.explain(REASON);
  await deliberation.save();
  await expect(page.getByText(REASON)).toBeVisible();
});

test('unlocking voids the signatures, says so, and makes another revision', async ({
  page,
  pages: { deliberation, minutes, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  const locked = await bringTo(subject, 'signature');
  await showPassage(subject);
  const [first, second] = session.members;
  await minutes.sign(first?.name ?? '', SAMPLE_PIN, 1);
  await minutes.sign(second?.name ?? '', SAMPLE_PIN, 2);
  await expect(minutes.progress()).toHaveAttribute('aria-valuenow', '2');
  await expect(minutes.archiveButton()).toHaveAccessibleDescription(
    new RegExp(session.members[2]?.name ?? '-'),
  );

  const president = session.members.find(({ isPresident }) => isPresident);
  await minutes.unlock('Coquille dans le titre du cas', president?.name ?? '', SAMPLE_PIN);
  await expect(deliberation.lockButton()).toBeEnabled();
  await passage.toggleJournal();
  await expect(passage.journal()).toContainText('Coquille dans le titre du cas');

  await deliberation.lockButton().click();
  await expect(minutes.progress()).toHaveAttribute('aria-valuenow', '0');
  const { lock } = await passageView(subject);
  expect(lock?.number).toBe(locked.lock?.number);
  expect(lock?.revision).toBe(2);
  expect(lock?.signatures).toEqual([]);
});
