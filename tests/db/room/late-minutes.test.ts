/** What came too late and stays so: in the minutes and in what the candidate is owed, and in no result. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import { command, decide, markAll, PIN, prepare, receive, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, valueOf } from '../passage-panel.ts';
import { admitted, finish, openRoom } from './device.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('entries that came too late', () => {
  it('are printed as not counted, without the notes, and the data says them too', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, sessionId } = passage;
    const [own = '', other = ''] = passage.jurorIds;
    await receive(panel, passage);
    await openRoom(panel, sessionId);
    const device = await admitted(panel, { role: 'juror', jurorId: own });
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    await finish(panel, passageId, [device]);
    valueOf(await device.ask<OpenSeat>('seats.open', { passageId, jurorId: own, pin: PIN }));
    const { competences } = await done(panel.handlers.passages.get({ passageId }));
    const [criterion] = competences.flatMap(({ criteria }) => criteria);
    const deviceId = device.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Batterie vide' }));
    // The member went on at the desk, and sealed; then the device comes back with what it held.
    for (const jurorId of [own, other]) {
      const token = await markAll(panel, passage, jurorId, () => 'acquis');
      await done(panel.handlers.seats.seal({ token }));
    }
    device.back(panel);
    const at = panel.clock.read().wall;
    const entries = [
      { kind: 'mark', criterionId: criterion?.id, levelId: 'non-acquis' },
      { kind: 'observe', indicatorId: criterion?.indicators[0]?.id, value: 'not-observed' },
      { kind: 'note', noteId: 'n', competenceId: null, text: 'Hésitait sur les prix' },
    ];
    for (const [rank, entry] of entries.entries()) {
      const request = { passageId, clientId: 'file', sequence: rank + 1, madeAt: at - 60_000 + rank, entry };
      expect(valueOf(await device.ask('room.enter', request))).toMatchObject({ outcome: 'late' });
    }
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const { content } = await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }));
    const late = { madeAt: at - 60_000, receivedAt: at };
    expect(content).toMatchObject({
      lateEntries: [
        {
          ...{ jurorId: own, count: 3, noteCount: 1, firstAt: at - 60_000, lastAt: at - 59_998 },
          entries: [
            { ...late, kind: 'mark', criterionId: criterion?.id, value: 'non-acquis' },
            {
              ...late,
              kind: 'observation',
              criterionId: criterion?.id,
              value: 'not-observed',
              madeAt: at - 59_999,
            },
          ],
        },
      ],
    });
    expect(
      JSON.stringify(content.competences.map(({ criteria }) => criteria.map(({ marks }) => marks))),
    ).not.toContain('non-acquis');
    expect(JSON.stringify(content)).not.toContain('Hésitait');
    const { checks, isIntact } = await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect(isIntact).toBe(true);
  });
});
