import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/sample.ts';
import type { Pages } from '../../tests/e2e/pages/index.ts';
import * as story from './story.ts';
import type { Code, JurorName } from './story.ts';

export interface Stage {
  readonly page: Page;
  readonly pages: Pages;
  /** Keeps a picture of the window under the next number. */
  readonly shoot: (name: string) => Promise<void>;
  /** Says what is going on. */
  readonly say: (what: string) => void;
}

/** From the first start to the archived minutes, through the screens alone. */
export async function playDefence(stage: Stage): Promise<void> {
  const { pages, shoot, say } = stage;
  say('a first start, and the sample session');
  await shoot('first-start');
  await pages.home.discover();
  await shoot('session');
  await pages.session.openPassage(story.CANDIDATE);
  say('the candidate is received');
  await receive(stage);
  say('the presentation: 15 minutes');
  await present(stage);
  say('the questions: 10 minutes');
  await question(stage);
  say('the grids are completed and sealed');
  await seal(stage);
  say('the jury deliberates and decides');
  await deliberate(stage);
  say('the members sign, the minutes are archived');
  await sign(stage);
  say('the archive vouches for the minutes');
  await consult(stage);
}

async function receive({ pages: { passage }, shoot }: Stage): Promise<void> {
  await passage.checkIdentity('identity-card');
  await passage.recordAttendance('present');
  await passage.declareNoLink(story.PRESIDENT);
  await passage.declareNoLink(story.SECOND);
  await shoot('reception');
  await passage.declareNoLink(story.THIRD);
}

async function present(stage: Stage): Promise<void> {
  const { pages, shoot } = stage;
  const { passage } = pages;
  await passage.start('presentation').click();
  await mark(stage, story.PRESIDENT, story.PRESENTED.slice(0, 3));
  await pages.grid.bringIntoView(story.DIVIDED);
  await shoot('presentation');
  await passage.openPause();
  await passage.givePauseReason(story.PAUSE_REASON);
  await passage.resume('presentation').waitFor();
  await shoot('pause');
  await passage.resume('presentation').click();
  await passage.noteIncident('technical', story.INCIDENT);
  await mark(stage, story.SECOND, story.PRESENTED);
  await mark(stage, story.THIRD, [story.DIVIDED]);
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
}

/** Longer than the longest phase lasts on the demonstration's clock. */
const PHASE_LIMIT_MS = 90_000;

async function question(stage: Stage): Promise<void> {
  const { pages, shoot } = stage;
  const { passage } = pages;
  await passage.advance('questions').click();
  await mark(stage, story.THIRD, ['C1.6']);
  await pages.grid.bringIntoView('C1.6');
  await shoot('questions');
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
  await passage.end('questions').click();
  await passage.openDeliberation().waitFor();
}

async function seal(stage: Stage): Promise<void> {
  const { grid, passage } = stage.pages;
  const marked: Readonly<Record<JurorName, readonly Code[]>> = {
    [story.THIRD]: [story.DIVIDED, 'C1.6'],
    [story.PRESIDENT]: story.PRESENTED.slice(0, 3),
    [story.SECOND]: story.PRESENTED,
  };
  for (const juror of story.JURORS) {
    await mark(
      stage,
      juror,
      story.CODES.filter((code) => !marked[juror].includes(code)),
    );
    if (juror === story.THIRD) {
      await grid.openCompetence(story.DIVIDED);
      await grid.bringIntoView(story.DIVIDED);
      await stage.shoot('grid');
    }
    await grid.seal();
  }
  await stage.shoot('sealed');
  await passage.openDeliberation().click();
}

async function deliberate({ pages: { deliberation }, shoot }: Stage): Promise<void> {
  await deliberation.matrix().waitFor();
  await shoot('deliberation');
  await deliberation.settle(story.DIVIDED, story.SETTLEMENT);
  await shoot('result');
  await deliberation.close().click();
  await deliberation.choose('proposition', 'validated');
  await deliberation.recommend(story.ADVICE);
  await shoot('decision');
  await deliberation.save();
  await deliberation.lockButton().click();
}

async function sign({ pages: { minutes }, shoot }: Stage): Promise<void> {
  await minutes.drawn();
  for (const [index, juror] of story.JURORS.entries()) {
    await minutes.takePen(juror);
    await minutes.draw(juror, index);
    if (juror === story.SECOND) await shoot('signature');
    await minutes.confirm(juror, SAMPLE_PIN);
  }
  await minutes.archive();
  await minutes.drawn();
  await shoot('archived');
}

async function consult({ pages: { archive, minutes }, shoot }: Stage): Promise<void> {
  await minutes.openInArchive();
  await archive.intactStamp().waitFor();
  await minutes.drawn();
  await shoot('verification');
  await archive.goTo();
  await archive.search(story.SEARCHED);
  await archive.rows().first().waitFor();
  await shoot('archive');
  await archive.openFirst();
  await archive.intactStamp().waitFor();
}

/** A juror sits down, observes and marks these competences, and leaves the seat open. */
async function mark({ pages: { grid } }: Stage, juror: JurorName, codes: readonly Code[]): Promise<void> {
  await grid.openSeat(juror, SAMPLE_PIN);
  const position = story.JURORS.indexOf(juror);
  for (const code of codes) {
    await grid.openCompetence(code);
    const level = story.MARKS[code][position] ?? story.MARKS[code][0];
    for (const [indicator, observation] of story.EVIDENCE[level].entries()) {
      await grid.observe(code, indicator, observation);
    }
    await grid.mark(code, level);
    for (const note of story.NOTES) {
      if (note.juror === juror && note.code === code) await grid.note(code, note.text);
    }
  }
}
