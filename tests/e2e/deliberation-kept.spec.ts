/** What is typed of a bloc stays while it is left, the PIN's keys are in sight, and candidates come and go by hand. */
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, tick } from './pages/desk.ts';
import { makeDecidingSession, prepareDecision } from './two-tests.ts';

test('a deliberation keeps the count of a vote that was left, and takes in who was not heard', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const session = await makeDecidingSession(page);
  const enrolmentId = await prepareDecision(page, session);
  const bloc = `#/sessions/${session.id}/deliberation?candidate=${enrolmentId}&bloc=BC1`;
  await goTo(page, bloc);
  await tick(page.getByRole('checkbox', { name: fr('deliberation:ballot.hasVote') }));
  const votesFor = page.getByRole('textbox', { name: fr('deliberation:ballot.for') });
  await votesFor.fill('2');
  await votesFor.press('Tab');
  await page.getByRole('button', { name: fr('decisions:bloc.back') }).click();
  await expect(votesFor).toBeHidden();
  await page.getByRole('button', { name: /BC1/ }).last().click();
  await expect(votesFor).toHaveValue('2');

  await page.getByRole('button', { name: fr('decisions:mark.title') }).click();
  const dialog = page.getByRole('alertdialog', { name: fr('decisions:mark.title') });
  for (const key of ['1', '9', '0']) {
    await expect(dialog.getByRole('button', { name: key, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await audit(page, 'a mark beside the keys of the PIN');
  await page.keyboard.press('Escape');

  await get(page, 'candidates', 'save', {
    details: {
      ...{ birthName: 'Lointain', usualName: '', firstNames: ['Ysé'], sex: null },
      birth: { date: null, place: '', code: null, postcode: null, country: null },
      ...{ email: '', phone: '', company: '', trainingBody: '', tutor: '' },
    },
    enrolment: {
      certification: { id: session.referentiel.id, version: session.referentiel.version },
      ...{ blocIds: ['BC1'], accessWay: null, vaeWay: null, initiative: null },
      enrolledOn: '2026-09-01',
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      cpfFile: '',
    },
  });
  await goTo(page, `#/sessions/${session.id}/deliberation`);
  await page.getByRole('button', { name: fr('decisions:list.action') }).click();
  const adding = page.getByRole('alertdialog', { name: fr('decisions:list.title') });
  const confirm = adding.getByRole('button', { name: fr('decisions:list.confirm') });
  await expect(confirm).toBeDisabled();
  await adding.getByRole('searchbox').fill('Lointain');
  await adding.getByRole('button', { name: fr('candidates:choose.use') }).click();
  await audit(page, 'a candidate whom the session did not hear');
  await confirm.click();
  await page.getByRole('rowheader', { name: 'Ysé Lointain' }).click();
  await page.getByRole('button', { name: fr('decisions:list.takeOff') }).click();
  await expect(page.getByRole('rowheader', { name: 'Ysé Lointain' })).toHaveCount(0);
});
