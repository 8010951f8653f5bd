import { begin, conclude, mark, PHASE_LIMIT_MS, receive } from './acts.ts';
import type { Stage } from './acts.ts';
import {
  DEFENCE,
  INCIDENT,
  PAUSE_REASON,
  PRESENTED,
  PRESENTED_TO_PRESIDENT,
  QUESTIONED,
} from './defence.story.ts';
import { PRESIDENT, SECOND, THIRD } from './story.ts';

/** One whole oral defence, from the first start to the exported minutes. */
export async function playDefence(stage: Stage): Promise<void> {
  const { say } = stage;
  await begin(stage, DEFENCE);
  await receive(stage);
  say('the presentation: 15 minutes');
  await present(stage);
  say('the questions: 10 minutes');
  await question(stage);
  await conclude(stage, DEFENCE);
}

async function present(stage: Stage): Promise<void> {
  const { grid, passage } = stage.pages;
  await passage.start('presentation').click();
  await mark(stage, DEFENCE, PRESIDENT, PRESENTED_TO_PRESIDENT);
  await grid.bringIntoView(DEFENCE.divided);
  await stage.shoot('presentation');
  await passage.openPause();
  await passage.givePauseReason(PAUSE_REASON);
  await passage.resume('presentation').waitFor();
  await stage.shoot('pause');
  await passage.resume('presentation').click();
  await passage.noteIncident('technical', INCIDENT);
  await mark(stage, DEFENCE, SECOND, PRESENTED);
  await mark(stage, DEFENCE, THIRD, [DEFENCE.divided]);
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
}

async function question(stage: Stage): Promise<void> {
  const { grid, passage } = stage.pages;
  await passage.advance('questions').click();
  await mark(stage, DEFENCE, THIRD, [QUESTIONED]);
  await grid.bringIntoView(QUESTIONED);
  await stage.shoot('questions');
  await passage.overtime().waitFor({ timeout: PHASE_LIMIT_MS });
  await passage.end('questions').click();
  await passage.openDeliberation().waitFor();
}
