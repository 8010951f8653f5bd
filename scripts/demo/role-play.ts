import type { SalesStageId } from '../../src/domain/roleplay/sales-stages.ts';
import type { Subject } from '../../src/domain/roleplay/subject.schema.ts';
import { begin, conclude, mark, PHASE_LIMIT_MS, receive } from './acts.ts';
import type { Stage } from './acts.ts';
import { ENVELOPE, INTERVIEWED, PLAYED, ROLE_PLAY } from './role-play.story.ts';
import { PRESIDENT, SECOND, THIRD } from './story.ts';

/** One whole role play, from the first start to the exported minutes. */
export async function playRolePlay(stage: Stage): Promise<void> {
  const { say } = stage;
  await begin(stage, ROLE_PLAY);
  await receive(stage);
  say('the candidate takes an envelope, the jury its roles');
  const subject = await chooseSubject(stage);
  await readPapers(stage);
  say('the role play: 15 minutes');
  await play(stage, subject);
  say('the interview: 10 minutes');
  await interview(stage);
  await conclude(stage, ROLE_PLAY);
}

async function chooseSubject({ page, pages: { rolePlay }, shoot }: Stage): Promise<Subject> {
  await rolePlay.chooseWay('envelope');
  await rolePlay.bringIntoView();
  await shoot('subjects');
  await rolePlay.sealButton('envelope').click();
  await rolePlay.commitment().waitFor();
  await rolePlay.bringIntoView();
  await shoot('sealed-envelopes');
  await rolePlay.presentEnvelopes();
  await rolePlay.pointAt(ENVELOPE);
  await shoot('envelopes');
  await rolePlay.openEnvelope(ENVELOPE);
  await shoot('envelope-opened');
  await rolePlay.closeCover();

  const passageId = new URL(page.url()).hash.split('/').at(-1) ?? '';
  const { subject } = await rolePlay.view(passageId);
  if (subject === null) throw new Error('the envelope held no subject');
  const players = [SECOND, THIRD, PRESIDENT];
  for (const [index, { name }] of subject.roles.entries()) {
    await rolePlay.assign(players[index] ?? PRESIDENT, name);
  }
  await rolePlay.everyRoleIsPlayed().waitFor();
  await rolePlay.bringIntoView();
  await shoot('roles');
  return subject;
}

async function readPapers({ keep, pages: { rolePlay }, shoot }: Stage): Promise<void> {
  await rolePlay.showSheet();
  await shoot('candidate-sheet');
  await rolePlay.closeCover();
  for (const part of ['candidate-sheet', 'juror-cards'] as const) {
    await rolePlay.openPapers(part);
    if (part === 'juror-cards') await shoot('juror-cards');
    await keep(part, ['pdf'], () => rolePlay.savePapers(part));
    await rolePlay.closePapers(part);
  }
}

async function play(stage: Stage, { roles, stages }: Subject): Promise<void> {
  const { grid, passage, rolePlay } = stage.pages;
  const pass = async (passed: readonly SalesStageId[]) => {
    for (const salesStage of passed) await rolePlay.stampStage(salesStage);
  };
  const [first, ...others] = roles;
  const [opening, ...moves] = first?.moves ?? [];

  await passage.start('role-play').click();
  await pass(stages.slice(0, 1));
  if (opening !== undefined) await rolePlay.raise(opening.text);
  await pass(stages.slice(1, 2));
  await mark(stage, ROLE_PLAY, PRESIDENT, PLAYED);
  await grid.bringIntoView(ROLE_PLAY.divided);
  await stage.shoot('role-play');
  await passage.openPause();
  await stage.shoot('pause-reasons');
  await rolePlay.stepOutOfRole();
  await passage.resume('role-play').waitFor();
  await stage.shoot('out-of-role');
  await passage.resume('role-play').click();
  await pass(stages.slice(2));
  for (const { text } of moves) await rolePlay.raise(text);
  for (const { moves: planned, name } of others) {
    await rolePlay.readCard(name);
    for (const { text } of planned) await rolePlay.raise(text);
  }
  await rolePlay.openTimeline();
  await stage.shoot('timeline');
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
}

async function interview(stage: Stage): Promise<void> {
  const { grid, passage } = stage.pages;
  await passage.advance('interview').click();
  await stage.shoot('interview');
  await mark(stage, ROLE_PLAY, SECOND, INTERVIEWED);
  await grid.bringIntoView(INTERVIEWED[1]);
  await stage.shoot('interview-marks');
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
  await passage.end('interview').click();
  await passage.openDeliberation().waitFor();
}
