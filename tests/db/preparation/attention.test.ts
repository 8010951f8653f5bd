import { afterEach, describe, expect, it } from 'vitest';
import { done } from '../passage-panel.ts';
import { closePanels, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { begin, member, passage, SESSION } from '../preparation.ts';

afterEach(closePanels);

const TODAY = '2026-11-24';

/** A session of that day whose jury is as it should be, unless it is left without one. */
async function sessionOn(panel: Panel, date: string, title: string, hasJury = true): Promise<string> {
  const { sessions } = panel.handlers;
  const { id } = await done(sessions.save({ ...SESSION, title, date }));
  if (!hasJury) return id;
  await done(sessions.saveMember(member(id, { isPresident: true })));
  await done(sessions.saveMember(member(id, { name: 'Noé Second' })));
  return id;
}

async function passageIn(panel: Panel, sessionId: string, lastName: string, change: object = {}) {
  const of = passage(sessionId);
  const asked = { ...of, candidate: { ...of.candidate, lastName }, ...change };
  return (await done(panel.handlers.setups.save(asked))).id;
}

/** What a passage's snapshot says of its conduct, whatever led there. */
function conduct(panel: Panel, passageId: string, column: 'clock' | 'stage', value: string): void {
  panel.db.exec(`UPDATE passage_state SET ${column} = '${value}' WHERE passage_id = '${passageId}'`);
}

describe('what needs a hand', () => {
  it('stands with the most urgent first, in whichever session, and each part of it can be asked for', async () => {
    const panel = openPanel();
    const { attention } = panel.handlers.sessions;
    await sessionOn(panel, '2026-12-01', 'Sans jury', false);
    const past = await sessionOn(panel, '2026-10-01', 'Passée');
    const today = await sessionOn(panel, TODAY, 'Du jour');
    await passageIn(panel, today, 'Tranquille');
    await passageIn(panel, today, 'Choix', { blocId: 'BC3', testId: 'BC3-oral-defence' });
    await begin(panel, await passageIn(panel, past, 'Commencée'));
    const interrupted = await passageIn(panel, today, 'Interrompue');
    await begin(panel, interrupted);
    conduct(panel, interrupted, 'clock', 'interrupted');

    const found = await done(attention({ today: TODAY }));
    expect(found.count).toBe(4);
    expect(found.rows).toMatchObject([
      { kind: 'ruling', passageId: interrupted, candidate: { lastName: 'Interrompue' } },
      { kind: 'unfinished', candidate: { lastName: 'Commencée' }, stage: 'reception' },
      { kind: 'evaluator', candidate: { lastName: 'Choix' } },
      { kind: 'composition', sessionTitle: 'Sans jury', fault: { code: 'too-few-members' } },
    ]);
    for (const offset of [0, 1, 2, 3, 4]) {
      const part = await done(attention({ today: TODAY, offset, limit: 2 }));
      expect(part).toEqual({ count: 4, rows: found.rows.slice(offset, offset + 2) });
    }
  });

  it('holds nothing of what is archived or was begun anew', async () => {
    const panel = openPanel();
    const today = await sessionOn(panel, TODAY, 'Du jour');
    for (const stage of ['archived', 'restarted']) {
      const passageId = await passageIn(panel, today, 'Exemple');
      await begin(panel, passageId);
      conduct(panel, passageId, 'stage', stage);
    }
    expect(await done(panel.handlers.sessions.attention({ today: TODAY }))).toEqual({ count: 0, rows: [] });
  });

  it('holds nothing of the jury of a day that is over', async () => {
    const panel = openPanel();
    await sessionOn(panel, '2026-11-23', 'La veille', false);
    expect((await done(panel.handlers.sessions.attention({ today: TODAY }))).count).toBe(0);
    expect((await done(panel.handlers.sessions.attention({ today: '2026-11-23' }))).count).toBe(1);
  });
});

describe('days', () => {
  it('put sessions around today, the nearest first', async () => {
    const panel = openPanel();
    for (const [title, date] of [
      ['ancienne', '2026-10-01'],
      ['lointaine', '2027-01-10'],
      ['récente', '2026-11-20'],
      ['du jour', TODAY],
      ['proche', '2026-12-01'],
    ] as const) {
      await sessionOn(panel, date, title, false);
    }
    const titles = async (are: 'today' | 'upcoming' | 'past') =>
      (await done(panel.handlers.sessions.list({ days: { today: TODAY, are } }))).rows.map(
        ({ title }) => title,
      );
    expect(await titles('today')).toEqual(['du jour']);
    expect(await titles('upcoming')).toEqual(['proche', 'lointaine']);
    expect(await titles('past')).toEqual(['récente', 'ancienne']);
    const { count, rows } = await done(panel.handlers.sessions.list({ limit: 2 }));
    expect([count, rows.map(({ title }) => title)]).toEqual([5, ['lointaine', 'proche']]);
  });
});
