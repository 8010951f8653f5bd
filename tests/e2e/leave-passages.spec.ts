import { SAMPLE_PIN } from '../../src/shared/areas/sample.ts';
import { expect, test } from './browser/fixtures.ts';
import { goTo } from './pages/desk.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';

const JUROR = 'Odile Safran';
const ROUNDS = 9;

test('a passage that is left gives its nodes and listeners back, after nine as after one', async ({
  page,
  pages: { grid, passage },
}) => {
  test.setTimeout(180_000);
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  const engine = await page.context().newCDPSession(page);
  await engine.send('Performance.enable');

  /** What the page holds once nothing that was left is kept by anyone. */
  const held = async () => {
    for (let round = 0; round < 3; round += 1) await engine.send('HeapProfiler.collectGarbage');
    const { metrics } = await engine.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
  const visit = async () => {
    await showPassage(subject);
    await passage.work().waitFor();
    await grid.openSeat(JUROR, SAMPLE_PIN);
    await page.keyboard.press('2');
    await grid.saved();
    await goTo(page, `#/sessions/${session.id}`);
    await page.getByRole('heading', { level: 1, name: session.title }).waitFor();
  };

  // What is loaded once and kept for all: the first visits bring it.
  for (let round = 0; round < 2; round += 1) await visit();
  const before = await held();
  for (let round = 0; round < ROUNDS; round += 1) await visit();
  const after = await held();
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.1);
  await engine.detach();
});
