import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';

test('a jury that withdraws to the last member leaves a sealed finding, signed by nobody', async ({
  page,
  pages: { deliberation, minutes, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  for (const { name } of session.members) {
    await passage.withdraw(name, 'Lien de parenté découvert', SAMPLE_PIN);
  }

  await passage.openFinding().click();
  await expect(page.getByRole('radio')).toHaveCount(1);
  await deliberation.explain('Plus aucun juré');
  await deliberation.save();
  await deliberation.lockButton().click();
  await expect(minutes.pages().first()).toContainText('Procès-verbal de constat');
  await minutes.archive();

  const {
    rows: [row],
  } = await get(page, 'archive', 'search', { text: 'mirabelle' });
  expect(row).toMatchObject({ outcome: 'not-assessed', jurors: [] });
});
