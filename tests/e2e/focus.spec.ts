/** After each act of a passage, the focus is on the next thing to do: never on the page's body, from where nothing is next. */
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, fr, MINUTE_MS, test } from './fixtures.ts';
import { makeSample, passageOf, passageView, showPassage } from './stages.ts';
import type { Subject } from './stages.ts';
import { ACQUIRED, COMPETENCES } from './people.ts';

const [PRESIDENT, SECOND, THIRD] = ['Odile Safran', 'Marius Fenouil', 'Hélène Cassis'] as const;
const JURY = [PRESIDENT, SECOND, THIRD] as const;

/** Where the focus is, in words; null on the page's body. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return null;
    const name = activeElement.getAttribute('aria-label') ?? activeElement.textContent;
    return `${activeElement.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`;
  });
}

/** The focus found its place, and stays there once the page is still. */
async function expectFocus(page: Page, act: string, where: RegExp = /./): Promise<void> {
  await expect.poll(() => focused(page), { message: `focus after: ${act}` }).toMatch(where);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  });
  expect(await focused(page), `focus a moment after: ${act}`).toMatch(where);
}

test('the focus goes on through an oral defence', async ({
  clock,
  page,
  pages: { deliberation, grid, minutes, passage },
}) => {
  test.setTimeout(240_000);
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  await showPassage(subject);
  await passage.work().waitFor();
  const at = (act: string, where?: RegExp) => expectFocus(page, act, where);

  await test.step('the reception', async () => {
    await passage.checkIdentity('identity-card');
    await at('checking the identity');
    await passage.recordAttendance('present');
    await at('recording the attendance');
    await passage.declareNoLink(PRESIDENT);
    await at('the first declaration', new RegExp(SECOND));
    await passage.declareNoLink(SECOND);
    await at('the second declaration', new RegExp(THIRD));
    await passage.declareNoLink(THIRD);
    await at('the last declaration');
    await passage.start('presentation').click();
    await expect(passage.currentStep()).toContainText('Présentation');
    await at('starting', new RegExp(PRESIDENT));
  });

  await test.step('the time that runs', async () => {
    await passage.undoStart().click();
    await expect(passage.start('presentation')).toBeVisible();
    await at('taking the start back');
    await passage.start('presentation').click();
    await expect(passage.currentStep()).toContainText('Présentation');
    await at('starting again');
    await passage.openPause();
    await at('asking for a pause', /^button/);
    await passage.givePauseReason('technical');
    await expect(passage.pausePanel()).toBeHidden();
    await at('pausing');
    await passage.resume('presentation').click();
    await expect(passage.openPauseButton()).toBeEnabled();
    await at('resuming');
    await passage.noteIncident('disturbance', 'Alarme dans le couloir');
    await at('noting an incident');
    await passage.toggleJournal();
    await at('opening the journal');
    await passage.toggleJournal();
    await at('closing the journal');
  });

  await test.step('a seat and its grid', async () => {
    await grid.seat(PRESIDENT).click();
    await at('choosing a seat', /^div /);
    await grid.enterPin(PRESIDENT, SAMPLE_PIN);
    await at('opening a seat', /C1\.1/);
    await grid.observe('C1.1', 0, 'observed');
    await at('observing');
    await grid.note('C1.1', 'Plan clair');
    await at('noting');
    await page.getByRole('button', { name: fr('grid:retractNote') }).click();
    await expect(page.getByText('Plan clair')).toHaveCount(0);
    await at('taking a note back');
    await grid.openCompetence('C1.2');
    await at('unfolding a competence', /C1\.2/);
    await clock.advance(15 * MINUTE_MS);
    await passage.advance('questions').click();
    await expect(passage.end('questions')).toBeVisible();
    await at('going on to the questions');
    await clock.advance(10 * MINUTE_MS);
    await passage.end('questions').click();
    await expect(passage.currentStep()).toContainText(fr('passage:step.marking'));
    await at('ending the questions');
  });

  await test.step('the sealed grids', async () => {
    for (const name of JURY) {
      await grid.openSeat(name, SAMPLE_PIN);
      for (const competence of COMPETENCES) {
        await grid.openCompetence(competence);
        await grid.mark(competence, ACQUIRED);
      }
      await grid.sealButton().click();
      // The first juror observed, the others only marked: they are asked in place.
      await expect(grid.bareWarning()).toHaveCount(name === PRESIDENT ? 0 : 1);
      if (name === PRESIDENT) await page.keyboard.press('Escape');
      await at(`being asked about the grid of ${name}`);
      await grid.seal();
      await at(`sealing the grid of ${name}`);
    }
    await grid.leaveSeat();
    await at('leaving a seat');
    await passage.openDeliberation().click();
    await expect(deliberation.close()).toBeVisible();
    await at('opening the deliberation', /^h2 /);
  });

  await test.step('the decision and the signatures', async () => {
    await deliberation.close().click();
    await expect(deliberation.saveButton()).toBeVisible();
    await at('closing the deliberation', /^h2 /);
    await deliberation.choose('validated');
    await deliberation.save();
    await at('deciding');
    await deliberation.lockButton().click();
    await expect(minutes.awaited(PRESIDENT)).toBeVisible();
    await at('locking the content');
    for (const [index, name] of JURY.entries()) {
      await minutes.takePen(name);
      await at(`taking the pen as ${name}`);
      await minutes.draw(name, index);
      await minutes.confirm(name, SAMPLE_PIN);
      await at(`signing as ${name}`);
    }
    await minutes.archive();
    await at('archiving');
  });
});

test('the focus goes on through a role play', async ({ clock, page, pages: { passage, rolePlay } }) => {
  const subject: Subject = { page, passageId: passageOf(await makeSample(page), 'Réglisse') };
  await showPassage(subject);
  await rolePlay.panel().waitFor();
  const at = (act: string, where?: RegExp) => expectFocus(page, act, where);

  await test.step('the subject is drawn', async () => {
    await rolePlay.chooseWay('draw');
    await at('choosing how');
    await rolePlay.sealButton('draw').click();
    await rolePlay.commitment().waitFor();
    await at('sealing the list', new RegExp(fr('roleplay:draw.confirm')));
    await rolePlay.drawButton().click();
    await rolePlay
      .everyRoleIsPlayed()
      .or(rolePlay.panel().getByText(fr('roleplay:roles.title')))
      .first()
      .waitFor();
    await at('drawing', new RegExp(fr('roleplay:chosen.showSheet')));
    await rolePlay.showSheet();
    await at('showing the sheet');
    await rolePlay.closeCover();
    await at('hiding the sheet', new RegExp(fr('roleplay:chosen.showSheet')));
  });

  await test.step('the play', async () => {
    const { subject: text } = await rolePlay.view(subject.passageId);
    for (const [index, { name }] of (text?.roles ?? []).entries()) {
      await rolePlay.assign(JURY[index] ?? PRESIDENT, name);
      await at(`giving the role ${name}`);
    }
    await passage.checkIdentity('identity-card');
    await passage.recordAttendance('present');
    for (const name of JURY) await passage.declareNoLink(name);
    await passage.start('role-play').click();
    await expect(passage.digits()).toHaveText('15:00');
    await at('starting the play');
    await rolePlay.stampStage('contact');
    await at('stamping a stage');
    await passage.openPause();
    await rolePlay.stepOutOfRole();
    await expect(passage.clock()).toContainText(fr('roleplay:outOfRole'));
    await at('stepping out of the role');
    await passage.resume('role-play').click();
    await expect(passage.openPauseButton()).toBeEnabled();
    await at('resuming the play');
    await clock.advance(15 * MINUTE_MS);
    await passage.advance('interview').click();
    await expect(passage.digits()).toHaveText('10:00');
    await at('going on to the interview');
    expect((await passageView(subject)).stage).toBe('timed');
  });
});
