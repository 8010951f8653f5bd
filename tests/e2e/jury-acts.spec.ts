import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, test } from './fixtures.ts';
import { get } from './pages/api.ts';
import { setContentSize } from './pages/running-app.ts';
import { bringTo, makeSample, passageOf, passageView, receive, showPassage } from './stages.ts';

test('a link found late holds the test until the president rules, and the next attempt cites the first', async ({
  page,
  pages: { jury, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  const president = session.members.find(({ isPresident }) => isPresident);
  const leaver = session.members.find(({ isPresident }) => !isPresident);
  await passage.withdraw(leaver?.name ?? '', 'Ancien employeur du candidat', SAMPLE_PIN);

  await jury.rule(president?.name ?? '', 'restart', 'Les questions étaient commencées', SAMPLE_PIN);
  const { next } = (await passageView(subject)).jury;
  await expect(page).toHaveURL(new RegExp(`/passages/${next?.passageId ?? 'none'}$`, 'u'));
  await page.getByRole('link', { name: fr('jury:attempt.previous') }).click();
  await page.getByRole('button', { name: fr('jury:attempt.next') }).click();
  await expect(page).toHaveURL(new RegExp(`/passages/${next?.passageId ?? 'none'}$`, 'u'));
});

test('the members name a successor before the ruling that a president who left cannot give', async ({
  page,
  pages: { jury, passage },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await showPassage(subject);
  const president = session.members.find(({ isPresident }) => isPresident);
  const [successor, ...others] = session.members.filter(({ isPresident }) => !isPresident);
  await passage.withdraw(president?.name ?? '', 'Lien de parenté découvert', SAMPLE_PIN);

  const names = [successor, ...others].map((member) => member?.name ?? '');
  await jury.namePresident(names[0] ?? '', names, SAMPLE_PIN);
  await jury.rule(names[0] ?? '', 'continue', 'Aucune question n’avait été posée', SAMPLE_PIN);
  const { awaitsRuling, presidentId } = (await passageView(subject)).jury;
  expect({ awaitsRuling, presidentId }).toEqual({ awaitsRuling: false, presidentId: successor?.id });
});

test('a member who comes late declares first, then speaks', async ({ page, pages: { jury } }) => {
  const session = await makeSample(page);
  const passageId = passageOf(session, 'Mirabelle');
  const subject = { page, passageId };
  const late = session.members.find(({ isPresident }) => !isPresident);
  const jurorId = late?.id ?? '';
  await get(page, 'passages', 'setPresence', { passageId, jurorId, presence: 'absent' });
  const view = await passageView(subject);
  await receive(subject, { ...view, seats: view.seats.filter((seat) => seat.jurorId !== jurorId) });
  await get(page, 'passages', 'command', {
    passageId,
    command: { type: 'start-phase', phaseId: 'presentation' },
  });
  await showPassage(subject);

  await jury.callIn(late?.name ?? '');
  await expect(page.getByText(fr('jury:call.saved', { name: late?.name }))).toBeVisible();
  const seat = (await passageView(subject)).seats.find((each) => each.jurorId === jurorId);
  expect(seat).toMatchObject({ isSitting: true, isMarking: false });
});

test('the panel that asks for a PIN leaves the act below in sight on a small screen', async ({
  page,
  pages: { passage },
  running,
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await setContentSize(running, 1280, 800);
  await bringTo(subject, 'questions');
  await showPassage(subject);
  await page.getByRole('button', { name: fr('passage:action.withdrawal') }).click();
  const panel = page.getByRole('region', { name: fr('passage:withdrawal.title') });
  await panel.getByRole('button', { name: session.members[1]?.name ?? '' }).click();
  await expect(panel.getByText(fr('jury:withdrawal.who'))).toBeVisible();
  await expect(passage.end('questions')).toBeInViewport({ ratio: 1 });
  await expect(panel.getByRole('heading')).toBeInViewport({ ratio: 1 });
});
