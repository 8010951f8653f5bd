import { afterEach, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import { createPassageStore } from '../../../src/core/areas/passage/passage-store.ts';
import { begun } from '../jury-room.ts';
import { command, concludeToSignature, PIN } from '../passage-conduct.ts';
import { closePanels, done, minutesMs } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

it('a locked content of /2 holds the PINs that were reset, by whom, and whether the grid opened again', async () => {
  const { panel, passage } = await begun();
  const { passageId } = passage;
  const [president = '', first = ''] = passage.jurorIds;
  const resetAt = panel.clock.read().wall;
  const confirmations = [{ jurorId: president, pin: PIN }];
  await done(panel.handlers.pins.reset({ jurorId: first, pin: PIN, confirmations }));
  panel.drive.advance(minutesMs(14));
  await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
  panel.drive.advance(minutesMs(10));
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  await concludeToSignature(panel, passage);
  const { lock } = createPassageStore(createRepos(panel.db)).load(passageId) ?? expect.unreachable();
  expect(JSON.parse(lock?.content ?? '{}')).toMatchObject({
    schema: 'pupitre.minutes/2',
    pinResets: [
      { at: resetAt, name: 'Barnabé Églantier', confirmedBy: ['Ondine Tamaris'], isGridReopened: true },
    ],
  });
});
