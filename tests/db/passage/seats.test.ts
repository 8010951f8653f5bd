import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { command, hear, markAll, openSeat, PIN, prepare, receive, withdraw } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

let panel: Panel;
let passage: Prepared;
let first: string;
let second: string;
let criterionId: string;
let indicatorId: string;

beforeEach(async () => {
  panel = openPanel();
  passage = await prepare(panel, 3, { member: { isConsultative: true, college: 'training' } });
  first = passage.jurorIds[0] ?? '';
  second = passage.jurorIds[1] ?? '';
  const view = await done(panel.handlers.passages.get(passage));
  const criterion = view.competences[0]?.criteria[0];
  criterionId = criterion?.id ?? '';
  indicatorId = criterion?.indicators[0]?.id ?? '';
});

async function start(): Promise<void> {
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
}

describe('a seat', () => {
  it('opens with the PIN of a member who marks, and with nothing else', async () => {
    const { seats, sessions } = panel.handlers;
    const { passageId } = passage;
    expect(await refusal(seats.open({ passageId, jurorId: first, pin: '9753' }))).toBe('pin-wrong');
    expect(await refusal(seats.open({ passageId, jurorId: 'nobody', pin: PIN }))).toBe('not-found');
    const consultative = passage.jurorIds[2] ?? '';
    expect(await refusal(seats.open({ passageId, jurorId: consultative, pin: PIN }))).toBe(
      'member-may-not-mark',
    );
    const session = await done(
      sessions.saveMember({
        sessionId: passage.sessionId,
        name: 'Ysoline Genêt',
        capacity: 'Acheteuse',
        college: 'employers',
        isPresident: false,
        isExternal: true,
        isConsultative: false,
        presence: 'on-site',
      }),
    );
    const newcomer = session.members.at(-1)?.id ?? '';
    expect(await refusal(seats.open({ passageId, jurorId: newcomer, pin: PIN }))).toBe('pin-not-set');
    expect((await done(seats.open({ passageId, jurorId: first, pin: PIN }))).view.grid.marks).toEqual({});
  });

  it('slows guessing down', async () => {
    const { seats } = panel.handlers;
    const attempt = () => seats.open({ passageId: passage.passageId, jurorId: first, pin: '9753' });
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(attempt())).toBe('pin-wrong');
    expect(await refusal(attempt())).toBe('pin-throttled');
  });

  it('closes when another opens on the same laptop, so that nobody reads the grid of another', async () => {
    await start();
    const token = await openSeat(panel, passage, first);
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'acquis' }));
    const other = await openSeat(panel, passage, second);
    expect(await refusal(panel.handlers.seats.grid({ token }))).toBe('seat-closed');
    const seen = await done(panel.handlers.seats.grid({ token: other }));
    expect(seen).toMatchObject({ jurorId: second, grid: { marks: {} } });
    await done(panel.handlers.seats.close({ token: other }));
    expect(await refusal(panel.handlers.seats.grid({ token: other }))).toBe('seat-closed');
  });

  it('never lets a mark out before all who mark have sealed', async () => {
    await start();
    const token = await openSeat(panel, passage, first);
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'non-acquis' }));
    await done(panel.handlers.seats.addNote({ token, competenceId: null, text: 'Note confidentielle' }));
    const view = await done(panel.handlers.passages.get(passage));
    expect(view.seats[0]?.markedCount).toBe(1);
    expect(view.coverage[view.competences[0]?.id ?? '']).toBe('touched');
    const told = JSON.stringify(panel.broadcasts.at(-1));
    expect(told).toContain('"isJudged":true');
    expect(told).not.toContain('confidentielle');
    expect(told).not.toContain(`"${criterionId}":"non-acquis"`);
    expect(await refusal(panel.handlers.deliberation.get(passage))).toBe('wrong-stage');
  });
});

describe('entries', () => {
  it('are stamped with the phase and its time, and the last one stands', async () => {
    await start();
    const token = await openSeat(panel, passage, first);
    panel.drive.advance(minutesMs(2) + 500);
    const { seats } = panel.handlers;
    await done(seats.observe({ token, indicatorId, value: 'observed' }));
    await done(seats.observe({ token, indicatorId, value: 'partly' }));
    await done(seats.mark({ token, criterionId, levelId: 'acquis' }));
    await done(seats.mark({ token, criterionId, levelId: null }));
    const noted = await done(seats.addNote({ token, competenceId: null, text: 'Prend la parole' }));
    expect(noted.grid.observations).toEqual({ [indicatorId]: 'partly' });
    expect(noted.grid.marks).toEqual({});
    expect(noted.grid.notes[0]?.stamp).toMatchObject({
      phaseId: 'presentation',
      elapsedMs: minutesMs(2) + 500,
    });
    const noteId = noted.grid.notes[0]?.id ?? '';
    expect((await done(seats.retractNote({ token, noteId }))).grid.notes).toEqual([]);
    expect(panel.db.prepare('SELECT count(*) AS n FROM grid_entry').get()).toEqual({ n: 6 });
  });

  it('are refused with the reason', async () => {
    const { seats } = panel.handlers;
    const early = await openSeat(panel, passage, first);
    expect(await refusal(seats.mark({ token: early, criterionId, levelId: 'acquis' }))).toBe('wrong-stage');
    await start();
    const token = await openSeat(panel, passage, first);
    expect(await refusal(seats.mark({ token: 'none', criterionId, levelId: null }))).toBe('seat-closed');
    expect(await refusal(seats.mark({ token, criterionId: 'other', levelId: null }))).toBe('unknown-target');
    expect(await refusal(seats.mark({ token, criterionId, levelId: 'superbe' }))).toBe('unknown-level');
    expect(await refusal(seats.observe({ token, indicatorId: 'other', value: null }))).toBe('unknown-target');
    expect(await refusal(seats.addNote({ token, competenceId: 'C9.9', text: 'x' }))).toBe('unknown-target');
    expect(await refusal(seats.retractNote({ token, noteId: 'other' }))).toBe('unknown-target');
    expect(await refusal(seats.seal({ token }))).toBe('phases-not-finished');
    await withdraw(panel, passage.passageId, first, { cause: 'link', reason: 'Lien découvert' });
    expect(await refusal(seats.mark({ token, criterionId, levelId: 'acquis' }))).toBe('seat-closed');
    expect(await refusal(seats.open({ passageId: passage.passageId, jurorId: first, pin: PIN }))).toBe(
      'member-may-not-mark',
    );
  });

  it('raise the alarm while nobody has started the clock', async () => {
    await receive(panel, passage);
    const token = await openSeat(panel, passage, first);
    const alarms = async () => (await done(panel.handlers.passages.get(passage))).clock.alarms;
    await done(panel.handlers.seats.addNote({ token, competenceId: null, text: 'Note de synthèse claire' }));
    expect(await alarms()).toEqual([]);
    const { grid } = await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'acquis' }));
    expect(grid.marks).toEqual({ [criterionId]: 'acquis' });
    expect(await alarms()).toEqual(['not-started']);
  });

  it('raise the alarm between two phases, and are kept', async () => {
    await start();
    const { passageId } = passage;
    const token = await openSeat(panel, passage, first);
    panel.drive.advance(minutesMs(15));
    await command(panel, passageId, { type: 'end-phase' });
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'acquis' }));
    expect((await done(panel.handlers.passages.get(passage))).clock.alarms).toEqual(['not-started']);
    const started = await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
    expect(started.clock.alarms).toEqual([]);
  });
});

describe('sealing', () => {
  it('refuses an incomplete grid naming what is missing, then closes it for good', async () => {
    await receive(panel, passage);
    await hear(panel, passage);
    const { seats } = panel.handlers;
    const token = await markAll(panel, passage, first, () => 'acquis');
    await done(seats.mark({ token, criterionId, levelId: null }));
    const incomplete = await seats.seal({ token });
    expect(incomplete).toMatchObject({ code: 'grid-incomplete', details: { missing: [{ criterionId }] } });
    await done(seats.mark({ token, criterionId, levelId: 'partiel' }));
    expect((await done(seats.seal({ token }))).grid.sealedAt).not.toBeNull();
    expect(await refusal(seats.mark({ token, criterionId, levelId: 'acquis' }))).toBe('grid-sealed');
    expect(await refusal(seats.seal({ token }))).toBe('grid-sealed');
    // Even past the use cases, the database takes no entry for a sealed grid, and forgets none.
    const late = `INSERT INTO grid_entry (passage_id, juror_id, kind, target_id, entered_at) VALUES (?, ?, 'note', 'n', 0)`;
    expect(() => panel.db.prepare(late).run(passage.passageId, first)).toThrow('sealed grid');
    expect(() => panel.db.exec('DELETE FROM grid_entry')).toThrow('append-only');
    const { passageId } = passage;
    expect(
      await refusal(panel.handlers.passages.command({ passageId, command: { type: 'open-deliberation' } })),
    ).toBe('grids-not-sealed');
    await done(seats.seal({ token: await markAll(panel, passage, second, () => 'acquis') }));
    await command(panel, passageId, { type: 'open-deliberation' });
    const { grids, seats: seen } = await done(panel.handlers.deliberation.get(passage));
    expect(grids.map(({ jurorId }) => jurorId)).toEqual([first, second]);
    expect(seen.map(({ isMarking }) => isMarking)).toEqual([true, true, false]);
  });
});
