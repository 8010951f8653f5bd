/** A clock that ran when its passage was held in doubt: nobody measured it from then on, and nobody could pause it. */
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { begun, view } from '../jury-room.ts';
import { command } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** One minute into the presentation, the stored state is altered by another program, and the check finds it. */
async function heldInDoubt() {
  const { panel, passage } = await begun();
  const outside = new Database(panel.path);
  outside.exec(`UPDATE passage_state SET state = json_set(state, '$.attendance.note', 'x')`);
  outside.close();
  await done(panel.handlers.archive.chain(undefined));
  return { panel, passage, passageId: passage.passageId };
}

describe('a clock held in doubt while it ran', () => {
  it('is shown standing, and awaits a ruling on the time since', async () => {
    const { panel, passage, passageId } = await heldInDoubt();
    panel.drive.advance(minutesMs(3));
    expect((await view(panel, passage)).clock.status).toBe('interrupted');
    const pause = panel.handlers.passages.command({ passageId, command: { type: 'pause', reason: 'x' } });
    expect(await refusal(pause)).toBe('passage-in-doubt');
    const resumed = await done(panel.handlers.register.resumeFromJournal({ passageId }));
    expect(resumed.clock.status).toBe('interrupted');
    expect(resumed.clock.phases[0]?.elapsedMs).toBe(minutesMs(1));
    const ruled = await command(panel, passageId, {
      type: 'rule-on-interruption',
      ruling: 'count-part',
      countedMs: minutesMs(2),
      reason: 'Le candidat parlait',
    });
    expect(ruled.clock.phases[0]?.elapsedMs).toBe(minutesMs(3));
  });

  it('awaits one ruling only, however often it is checked and taken up', async () => {
    const { panel, passageId } = await heldInDoubt();
    panel.drive.advance(minutesMs(1));
    await done(panel.handlers.archive.chain(undefined));
    panel.drive.advance(minutesMs(1));
    await done(panel.handlers.register.resumeFromJournal({ passageId }));
    await done(panel.handlers.register.resumeFromJournal({ passageId }));
    const journal = (await done(panel.handlers.passages.journal({ passageId }))).entries;
    const gaps = journal.filter(({ event }) => event.type === 'gap-found');
    expect(gaps.map(({ event }) => event)).toMatchObject([{ gapMs: minutesMs(2), cause: 'unaccounted' }]);
  });
});
