/** The acts that every demonstration is made of, through the screens alone. */
import type { Page } from '@playwright/test';
import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import type { Pages } from '../../tests/e2e/pages/index.ts';
import { codesOf, EVIDENCE, JURORS, PRESIDENT, SECOND, THIRD } from './story.ts';
import type { JurorName, Story } from './story.ts';

export interface Stage {
  readonly page: Page;
  readonly pages: Pages;
  /** Keeps a picture of the window under the next number. */
  readonly shoot: (name: string) => Promise<void>;
  /** Says what is going on. */
  readonly say: (what: string) => void;
  /** Keeps, under a plain name, the files of these extensions that an export writes to the folder it asks for. */
  readonly keep: (
    name: string,
    extensions: readonly string[],
    writeFiles: () => Promise<void>,
  ) => Promise<void>;
}

/** Longer than the longest phase lasts on the demonstration's clock. */
export const PHASE_LIMIT_MS = 90_000;

/** From the first start to the passage of the story's candidate. */
export async function begin({ pages, shoot, say }: Stage, { candidate }: Story): Promise<void> {
  say('a first start, and the sample session');
  await shoot('first-start');
  await pages.home.discover();
  await shoot('session');
  await pages.session.openPassage(candidate);
}

export async function receive({ pages: { passage }, shoot, say }: Stage): Promise<void> {
  say('the candidate is received');
  await passage.checkIdentity('identity-card');
  await passage.recordAttendance('present');
  await passage.declareNoLink(PRESIDENT);
  await passage.declareNoLink(SECOND);
  await shoot('reception');
  await passage.declareNoLink(THIRD);
}

/** From the end of the last phase to the exported minutes. */
export async function conclude(stage: Stage, story: Story): Promise<void> {
  const { pages, say } = stage;
  say('the grids are completed and sealed');
  await seal(stage, story);
  say('the jury deliberates and decides');
  await deliberate(stage, story);
  say('the members sign, the minutes are archived');
  await sign(stage);
  say('the archive vouches for the minutes');
  await consult(stage, story);
  say('the export');
  await stage.keep('minutes', ['pdf', 'json'], () => pages.archive.exportAll());
  say('the authority’s certificate, for whoever checks the signatures');
  await handOver(stage);
}

async function handOver({ keep, pages: { signing }, shoot }: Stage): Promise<void> {
  await signing.goTo();
  await signing.certificates().first().waitFor();
  await shoot('certificates');
  await keep('autorite', ['crt'], () => signing.exportAuthority());
}

async function seal(stage: Stage, story: Story): Promise<void> {
  const { grid, passage } = stage.pages;
  for (const juror of JURORS) {
    const left = codesOf(story).filter((code) => !story.heard[juror].includes(code));
    await mark(stage, story, juror, left);
    if (juror === THIRD) {
      await grid.openCompetence(story.divided);
      await grid.bringIntoView(story.divided);
      await stage.shoot('grid');
    }
    await grid.seal();
  }
  await stage.shoot('sealed');
  await passage.openDeliberation().click();
}

async function deliberate({ pages: { deliberation }, shoot }: Stage, story: Story): Promise<void> {
  await deliberation.matrix().waitFor();
  await shoot('deliberation');
  await deliberation.settle(story.divided, story.settlement);
  await shoot('result');
  await deliberation.close().click();
  await deliberation.choose('validated');
  await deliberation.recommend(story.advice);
  await shoot('decision');
  await deliberation.save();
  await deliberation.lockButton().click();
}

async function sign({ pages: { minutes }, shoot }: Stage): Promise<void> {
  await minutes.drawn();
  for (const [index, juror] of JURORS.entries()) {
    await minutes.takePen(juror);
    await minutes.draw(juror, index);
    if (juror === SECOND) await shoot('signature');
    await minutes.confirm(juror, SAMPLE_PIN);
  }
  await minutes.archive();
  await minutes.drawn();
  await shoot('archived');
}

async function consult({ pages: { archive, minutes }, shoot }: Stage, { searched }: Story): Promise<void> {
  await minutes.openInArchive();
  await archive.intactStamp().waitFor();
  await minutes.drawn();
  await shoot('verification');
  await archive.goTo();
  await archive.search(searched);
  await archive.rows().first().waitFor();
  await shoot('archive');
  await archive.openFirst();
  await archive.intactStamp().waitFor();
}

/** A juror sits down, observes and marks these competences, and leaves the seat open. */
export async function mark<Code extends string>(
  { pages: { grid } }: Stage,
  story: Story<Code>,
  juror: JurorName,
  codes: readonly NoInfer<Code>[],
): Promise<void> {
  await grid.openSeat(juror, SAMPLE_PIN);
  const position = JURORS.indexOf(juror);
  for (const code of codes) {
    await grid.openCompetence(code);
    const levels = story.marks[code];
    const level = levels[position] ?? levels[0];
    for (const [indicator, observation] of EVIDENCE[level].entries()) {
      await grid.observe(code, indicator, observation);
    }
    await grid.mark(code, level);
    for (const note of story.notes) {
      if (note.juror === juror && note.code === code) await grid.note(code, note.text);
    }
  }
}
