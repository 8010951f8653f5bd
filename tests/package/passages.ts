/** What is played on the package: a whole defence by its screens, and a short one that is clicked on both. */
import type { Locator, Page } from '@playwright/test';
import { begin, conclude, mark, receive } from '../../scripts/demo/acts.ts';
import type { Stage } from '../../scripts/demo/acts.ts';
import { DEFENCE, PRESENTED, PRESENTED_TO_PRESIDENT, QUESTIONED } from '../../scripts/demo/defence.story.ts';
import { PRESIDENT, SECOND, THIRD } from '../../scripts/demo/story.ts';
import type { Pages } from '../e2e/pages/index.ts';
import type { Click } from './hands.ts';

/** From the first start to the exported minutes, on the machine's own clock: the phases are ended early. */
export async function playWhole(stage: Stage): Promise<void> {
  const { passage } = stage.pages;
  await begin(stage, DEFENCE);
  await receive(stage);
  await passage.start('presentation').click();
  await mark(stage, DEFENCE, PRESIDENT, PRESENTED_TO_PRESIDENT);
  await mark(stage, DEFENCE, SECOND, PRESENTED);
  await mark(stage, DEFENCE, THIRD, [DEFENCE.divided]);
  await passage.advance('questions').click();
  await passage.confirmEarlyAdvance();
  await mark(stage, DEFENCE, THIRD, [QUESTIONED]);
  await passage.end('questions').click();
  await passage.confirmEarlyEnd();
  await passage.openDeliberation().waitFor();
  await conclude(stage, DEFENCE);
}

/** Opens the sample session, receives a candidate and starts the clock; answers where each click fell. */
export async function playShort(page: Page, { home, passage, session }: Pages): Promise<readonly Click[]> {
  const clicks: Click[] = [];
  const click = async (target: Locator, shown: Locator): Promise<void> => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to click on');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(x, y);
    await shown.waitFor();
    clicks.push({ x, y, title: await page.title() });
  };
  await home.welcome().waitFor();
  await click(home.discoverButton(), session.passage(DEFENCE.candidate));
  await click(session.passage(DEFENCE.candidate), passage.start('presentation'));
  return clicks;
}
