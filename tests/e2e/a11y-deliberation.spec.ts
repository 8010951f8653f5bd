import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { get } from './pages/api.ts';
import { goTo, tick, typeParts, typePin } from './pages/desk.ts';
import { makeDecidingSession, passageSetup, prepareDecision, PRESIDENT, sealSession } from './two-tests.ts';

test('no state of a session’s deliberation breaks a WCAG 2.2 AA rule, in light or dark', async ({
  clock,
  page,
}) => {
  test.setTimeout(300_000);
  const session = await makeDecidingSession(page);
  const go = (hash: string) => goTo(page, hash);
  const deliberation = `#/sessions/${session.id}/deliberation`;
  const title = page.getByRole('heading', { level: 1 });
  await go(deliberation);
  await page.getByText(fr('decisions:empty.title')).waitFor();
  await audit(page, 'deliberation, nobody');

  const enrolmentId = await prepareDecision(page, session);
  const other = { lastName: 'Échantillon', firstName: 'Zoé' };
  await get(page, 'setups', 'save', passageSetup(session.id, 'BC1-oral-defence', other));
  await page.getByRole('rowheader', { name: 'Zoé Échantillon' }).waitFor();
  await audit(page, 'deliberation');
  await page
    .getByRole('button', { name: fr('decisions:links.declareFor', { name: PRESIDENT, count: 1 }) })
    .click();
  await tick(page.getByRole('checkbox', { name: fr('decisions:links.with', { name: 'Zoé Échantillon' }) }));
  await audit(page, 'links with candidates');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: fr('decisions:follow.open', { count: 1 }) }).click();
  await audit(page, 'what is favourable, decided together');
  await page.keyboard.press('Escape');

  await go(`${deliberation}?candidate=${enrolmentId}`);
  await title.filter({ hasText: 'Noé Fictif' }).waitFor();
  await audit(page, 'candidate of a deliberation');
  await page.getByRole('button', { name: fr('decisions:candidate.decide', { bloc: 'BC1' }) }).click();
  await tick(page.getByRole('radio', { name: 'Bloc validé, sous réserve' }));
  await page.getByRole('textbox', { name: fr('decisions:decide.document') }).fill('Attestation de sécurité');
  await typeParts(page.getByRole('group', { name: fr('decisions:decide.dueOn') }), '31122026');
  await page.getByRole('textbox', { name: fr('decisions:decide.reason') }).fill('Attestation attendue');
  await audit(page, 'bloc, conditional');
  await page.getByRole('button', { name: fr('decisions:mark.title') }).click();
  await audit(page, 'compensating mark');
  await page.keyboard.press('Escape');
  await typePin(page, fr('pins:pinOf', { name: PRESIDENT }), SAMPLE_PIN);
  await page.getByRole('button', { name: fr('decisions:decide.action.decision') }).click();
  await page.getByRole('button', { name: fr('decisions:act.takeBack.title') }).click();
  await audit(page, 'decision withdrawn');
  await page.keyboard.press('Escape');
  await audit(page, 'bloc, decided');

  await sealSession(page, session.id);
  await page.getByRole('button', { name: fr('decisions:act.lift.title') }).waitFor();
  await audit(page, 'bloc, sealed');
  // Past its day the condition is shown at home, and stays what it is until somebody rules.
  await clock.stepWall(45 * 86_400_000);
  await go('#/');
  await page.getByText(fr('decisions:review.title')).waitFor();
  await audit(page, 'home, a condition past its day');
  await page.getByRole('link', { name: fr('decisions:review.open') }).click();
  await page.getByRole('button', { name: fr('decisions:act.lift.title') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: fr('decisions:act.lift.reason') }).fill('Attestation reçue');
  await typePin(dialog, fr('pins:pinOf', { name: PRESIDENT }), SAMPLE_PIN);
  await dialog.getByRole('button', { name: fr('decisions:act.lift.action') }).click();
  await expect(
    page.getByText(fr('decisions:outcome.lifted', { word: 'Bloc validé' }), { exact: true }),
  ).toBeVisible();
  await sealSession(page, session.id);
  await go('#/');
  await expect(page.getByText(fr('decisions:review.title'))).toBeHidden();
});
