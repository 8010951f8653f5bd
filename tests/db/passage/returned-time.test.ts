/** Time lost by a phase that was left too soon is no interruption of the test. */
import { afterEach, expect, it, vi } from 'vitest';
import { begun } from '../jury-room.ts';
import { command } from '../passage-conduct.ts';
import { closePanels, minutesMs } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

it('a return counted as lost is no interruption over half, and a pause as long still is', async () => {
  const { panel, passage } = await begun(2);
  const { passageId } = passage;
  await command(panel, passageId, { type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true });
  panel.drive.advance(minutesMs(14));
  const back = {
    type: 'return-to-phase',
    phaseId: 'presentation',
    ruling: 'lost',
    reason: 'Par erreur',
  } as const;
  const returned = await command(panel, passageId, back);
  expect(returned.clock.phases[0]?.suspendedMs).toBe(minutesMs(14));
  expect(returned.jury.isInterruptedOverHalf).toBe(false);
  await command(panel, passageId, { type: 'pause', reason: 'Coupure' });
  panel.drive.advance(minutesMs(13));
  const resumed = await command(panel, passageId, { type: 'resume' });
  expect(resumed.jury.isInterruptedOverHalf).toBe(true);
});
