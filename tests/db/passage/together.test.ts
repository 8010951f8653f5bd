/** Several candidates before one jury, by one clock: what moves it moves it for all who are in step, or for nobody. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { PIN, withdraw } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import { ask, begun, clockLog, passageOf, receiveAll, send, together, viewOf } from './together-room.ts';
import type { Room } from './together-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const START = { type: 'start-phase', phaseId: 'expose' } as const;
const PAUSE = { type: 'pause', reason: 'Alarme incendie' } as const;

/** Everyone has the same log, and there is one. */
function expectOneClock(room: Room, ranks: readonly number[] = room.ids.map((_, rank) => rank)): void {
  const [first, ...others] = ranks.map((rank) => clockLog(room, rank));
  expect(first?.length).toBeGreaterThan(0);
  for (const log of others) expect(log).toEqual(first);
}
const stages = async (room: Room) =>
  Promise.all(room.ids.map(async (_, rank) => (await viewOf(room, rank)).stage));
const statuses = async (room: Room) =>
  Promise.all(room.ids.map(async (_, rank) => (await viewOf(room, rank)).clock.status));

describe('one clock', () => {
  it('starts, stands, goes on, is prolonged and ends for all by one command, whichever passage it is asked of', async () => {
    const room = await begun(openPanel(), 3);
    expect(await statuses(room)).toEqual(['running', 'running', 'running']);
    room.panel.drive.advance(minutesMs(2));
    await send(room, 1, PAUSE);
    room.panel.drive.advance(minutesMs(1));
    await send(room, 2, { type: 'resume' });
    await send(room, 0, { type: 'grant-extra-time', extraMs: minutesMs(1), reason: 'Alarme' });
    await send(room, 1, { type: 'start-phase', phaseId: 'entretien', isEarlyConfirmed: true });
    await send(room, 2, { type: 'undo-start' });
    room.panel.drive.advance(minutesMs(10));
    await send(room, 0, { type: 'start-phase', phaseId: 'entretien' });
    await send(room, 1, { type: 'return-to-phase', phaseId: 'expose', ruling: 'counted', reason: 'Trop tôt' });
    await send(room, 2, { type: 'start-phase', phaseId: 'entretien' });
    room.panel.drive.advance(minutesMs(10));
    await send(room, 0, { type: 'end-phase' });
    await send(room, 1, { type: 'close-timed-phases' });
    expect(await stages(room)).toEqual(['marking', 'marking', 'marking']);
    expectOneClock(room);
    expect(clockLog(room, 0).filter((entry) => entry.includes('reminder-reached')).length).toBeGreaterThan(2);
    expect(chainFaults(room.panel.db)).toEqual([]);
  });

  it('is undone to the reception for all', async () => {
    const room = await begun(openPanel(), 2);
    await send(room, 1, { type: 'undo-start' });
    expect(await stages(room)).toEqual(['reception', 'reception']);
    expectOneClock(room);
    await done(room.panel.handlers.setups.apart({ passageId: room.ids[0] ?? '' }));
  });

  it('does not start while one of them is not received, and names them', async () => {
    const room = await together(openPanel(), 3);
    await receiveAll(room, [0, 2]);
    const { panel, ids } = room;
    for (const jurorId of room.jurorIds) {
      const passageId = ids[1] ?? '';
      await done(panel.handlers.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }));
    }
    const asked = await ask(room, 0, START);
    expect(asked).toMatchObject({ ok: false, code: 'identity-missing', details: { ofCandidate: 'Nour Giroflée' } });
    const own = await ask(room, 1, START);
    expect(own).toMatchObject({ code: 'identity-missing', details: { ofCandidate: 'Nour Giroflée' } });
    expect(await stages(room)).toEqual(['reception', 'reception', 'reception']);
    expect(clockLog(room, 0)).toEqual([]);
  });

  it('asks once before a phase with time left is left, and moves nobody until then', async () => {
    const room = await begun(openPanel(), 2);
    expect(await refusal(ask(room, 1, { type: 'end-phase' }))).toBe('phase-not-over');
    expect(await statuses(room)).toEqual(['running', 'running']);
    await send(room, 1, { type: 'end-phase', isEarlyConfirmed: true });
    expectOneClock(room);
  });

  it('is one clock beside a stranger: a second one is asked about, and starts whole', async () => {
    const { panel, ...room } = await together(openPanel(), 2);
    const whole = { panel, ...room };
    await receiveAll(whole);
    const other = await addStranger(whole);
    await send({ ...whole, ids: [other] }, 0, START);
    const asked = await ask(whole, 1, START);
    expect(asked).toMatchObject({ ok: false, code: 'another-clock-runs', details: { passageId: other } });
    await done(
      panel.handlers.passages.command({
        passageId: whole.ids[0] ?? '',
        command: START,
        isSecondClockConfirmed: true,
      }),
    );
    expectOneClock(whole);
  });
});

/** Someone who passes the same test alone. */
async function addStranger(room: Room): Promise<string> {
  const { addPassage } = await import('../passage-conduct.ts');
  const { candidateInput } = await import('./together-room.ts');
  const passageId = await addPassage(room.panel, room.sessionId, candidateInput(3));
  await receiveAll({ ...room, ids: [passageId] });
  return passageId;
}

describe('who is not in step', () => {
  it('an absent candidate blocks nobody, and their absence is closed alone', async () => {
    const room = await together(openPanel(), 3);
    await receiveAll(room, [0, 1]);
    await send(room, 2, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
    await send(room, 0, START);
    expect(await stages(room)).toEqual(['timed', 'timed', 'reception']);
    await send(room, 2, { type: 'close-timed-phases' });
    expect(await stages(room)).toEqual(['timed', 'timed', 'decision']);
    expectOneClock(room, [0, 1]);
    await send(room, 1, PAUSE);
    expectOneClock(room, [0, 1]);
  });

  it('who comes after the start goes by a clock of their own', async () => {
    const room = await together(openPanel(), 2);
    await receiveAll(room);
    await send(room, 1, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
    await send(room, 0, START);
    room.panel.drive.advance(minutesMs(1));
    await send(room, 1, { type: 'record-attendance', status: 'late', note: 'Train' });
    expect(await refusal(ask(room, 1, START))).toBe('another-clock-runs');
    const passageId = room.ids[1] ?? '';
    await done(room.panel.handlers.passages.command({ passageId, command: START, isSecondClockConfirmed: true }));
    await send(room, 0, PAUSE);
    expect(await statuses(room)).toEqual(['paused', 'running']);
  });

  it('who leaves ends alone, is marked all the same, and comes back by a return', async () => {
    const room = await begun(openPanel(), 3);
    room.panel.drive.advance(minutesMs(3));
    const passageId = room.ids[1] ?? '';
    const left = await done(room.panel.handlers.passages.leaveTogether({ passageId, reason: 'Abandon' }));
    expect(left).toMatchObject({ stage: 'marking', clock: { status: 'stopped' } });
    expect(await stages(room)).toEqual(['timed', 'marking', 'timed']);
    await send(room, 0, PAUSE);
    expect(await statuses(room)).toEqual(['paused', 'stopped', 'paused']);
    expectOneClock(room, [0, 2]);
    const { token } = await done(
      room.panel.handlers.seats.open({ passageId, jurorId: room.jurorIds[0] ?? '', pin: PIN }),
    );
    for (const criterionId of ['C1-1', 'C2-1']) {
      await done(room.panel.handlers.seats.mark({ token, criterionId, levelId: '8' }));
    }
    await done(room.panel.handlers.seats.seal({ token }));
  });

  it('leaving is for who passes together, with a reason, while the test runs', async () => {
    const room = await together(openPanel(), 2);
    const { leaveTogether } = room.panel.handlers.passages;
    const passageId = room.ids[0] ?? '';
    expect(await refusal(leaveTogether({ passageId, reason: 'Abandon' }))).toBe('wrong-stage');
    const alone = await addStranger(room);
    expect(await refusal(leaveTogether({ passageId: alone, reason: 'Abandon' }))).toBe('not-together');
    expect(await refusal(leaveTogether({ passageId, reason: ' ' }))).toBe('invalid-request');
  });

  it('who begins anew does so alone, at another hour, while the others go on', async () => {
    const room = await begun(openPanel(), 2);
    room.panel.drive.advance(minutesMs(1));
    const anew = await done(
      room.panel.handlers.passages.restart({
        passageId: room.ids[0] ?? '',
        cause: 'ruling',
        reason: 'Erreur de sujet',
        pin: PIN,
      }),
    );
    expect(anew).toMatchObject({ stage: 'reception', togetherCount: null });
    expect(await stages(room)).toEqual(['restarted', 'timed']);
    await send(room, 1, PAUSE);
    expect(await statuses(room)).toEqual(['stopped', 'paused']);
  });
});

describe('acts on the jury of one passage', () => {
  it('a link found in one stops the clock of all, and says nothing of it to the others', async () => {
    const room = await begun(openPanel(), 2);
    const [, second = ''] = room.jurorIds;
    await withdraw(room.panel, room.ids[0] ?? '', second, { cause: 'link', reason: 'Ancien collègue de Joël' });
    expect(await statuses(room)).toEqual(['paused', 'paused']);
    expect(clockLog(room, 1).join()).not.toContain('Joël');
    const held = await ask(room, 1, { type: 'resume' });
    expect(held).toMatchObject({ code: 'withdrawal-awaits-ruling', details: { ofCandidate: 'Joël Campanule' } });
    await done(room.panel.handlers.passages.undoWithdrawal({ passageId: room.ids[0] ?? '', jurorId: second }));
    expect(await statuses(room)).toEqual(['running', 'running']);
  });

  it('the president has one attempt begun anew, and the others go on', async () => {
    const room = await begun(openPanel(), 2);
    const [, second = ''] = room.jurorIds;
    await withdraw(room.panel, room.ids[0] ?? '', second, { cause: 'link', reason: 'Parenté' });
    await done(
      room.panel.handlers.passages.ruleOnWithdrawal({
        passageId: room.ids[0] ?? '',
        ruling: 'restart',
        reason: 'Questions posées',
        pin: PIN,
      }),
    );
    expect(await stages(room)).toEqual(['restarted', 'timed']);
    await send(room, 1, { type: 'resume' });
    expect(await statuses(room)).toEqual(['stopped', 'running']);
  });

  it('who leaves for another cause leaves the clock as it is', async () => {
    const room = await begun(openPanel(), 2);
    await withdraw(room.panel, room.ids[0] ?? '', room.jurorIds[1] ?? '');
    expect(await statuses(room)).toEqual(['running', 'running']);
  });
});

describe('incidents', () => {
  const incident = { type: 'note-incident', category: 'disturbance', text: 'Travaux' } as const;
  const incidents = ({ ids, panel }: Room) =>
    ids.map((id) =>
      panel.db
        .prepare(`SELECT count(*) FROM passage_event WHERE passage_id = ? AND type = 'incident-noted'`)
        .pluck()
        .get(id),
    );

  it('are of one passage, or of all that are in step where it is said', async () => {
    const room = await begun(openPanel(), 3);
    await send(room, 0, incident);
    expect(incidents(room)).toEqual([1, 0, 0]);
    await done(room.panel.handlers.passages.leaveTogether({ passageId: room.ids[2] ?? '', reason: 'Abandon' }));
    await done(
      room.panel.handlers.passages.command({ passageId: room.ids[0] ?? '', command: incident, isForAll: true }),
    );
    expect(incidents(room)).toEqual([2, 1, 0]);
  });
});

describe('what nobody measured', () => {
  it('after a crash every clock is found stopped at the same instant, whichever passage was written last', async () => {
    const before = await begun(openPanel(), 2);
    before.panel.drive.advance(minutesMs(1));
    before.panel.drive.advance(400 as ReturnType<typeof minutesMs>);
    // This one alone has a later sign of life.
    await send(before, 1, { type: 'note-incident', category: 'other', text: 'Stylo' });
    const room = { ...before, panel: before.panel.revive(30_000) };
    expect(await statuses(room)).toEqual(['interrupted', 'interrupted']);
    expectOneClock(room);
    await send(room, 0, {
      type: 'rule-on-interruption',
      ruling: 'count-part',
      countedMs: minutesMs(0.25),
      reason: 'Décision',
    });
    expect(await statuses(room)).toEqual(['running', 'running']);
    expectOneClock(room);
    const [one, other] = [await viewOf(room, 0), await viewOf(room, 1)];
    expect(one.clock.phases).toEqual(other.clock.phases);
  });

  it('a clock that was set, a gap and a sleep are noted of all alike', async () => {
    const room = await begun(openPanel(), 2);
    room.panel.drive.stepWall(-3_600_000);
    room.panel.drive.advance(minutesMs(1));
    room.panel.drive.freeze(minutesMs(2));
    expect(await statuses(room)).toEqual(['interrupted', 'interrupted']);
    expectOneClock(room);
    await send(room, 1, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Décision' });
    expectOneClock(room);
  });

  it('a paused clock stays paused over a restart, for all', async () => {
    const before = await begun(openPanel(), 2);
    await send(before, 0, PAUSE);
    const room = { ...before, panel: before.panel.revive(60_000) };
    await send(room, 1, { type: 'resume' });
    expectOneClock(room);
    expect(await statuses(room)).toEqual(['running', 'running']);
  });

  it('one that is in doubt keeps nobody from going on', async () => {
    const before = await begun(openPanel(), 2);
    before.panel.db
      .prepare(`UPDATE passage_state SET state = json_set(state, '$.currentPhaseId', 'entretien') WHERE passage_id = ?`)
      .run(before.ids[1]);
    const room = { ...before, panel: before.panel.revive(1_000) };
    await send(room, 0, { type: 'rule-on-interruption', ruling: 'resume', reason: 'Décision' });
    expect((await viewOf(room, 0)).clock.status).toBe('running');
    expect(await refusal(ask(room, 1, PAUSE))).toBe('passage-in-doubt');
    await send(room, 0, PAUSE);
  });
});

describe('the seats', () => {
  it('are opened beside by who sits, for the grid of another who passes together, without the PIN', async () => {
    const room = await begun(openPanel(), 2);
    const [jurorId = ''] = room.jurorIds;
    const [first = '', second = ''] = room.ids;
    const { seats } = room.panel.handlers;
    const { token } = await done(seats.open({ passageId: first, jurorId, pin: PIN }));
    const beside = await done(seats.openBeside({ token, passageId: second }));
    expect(beside.view).toMatchObject({ passageId: second, jurorId, grid: { marks: {} } });
    await done(seats.mark({ token: beside.token, criterionId: 'C1-1', levelId: '12' }));
    expect((await done(seats.grid({ token }))).grid.marks).toEqual({});
    const alone = await addStranger(room);
    expect(await refusal(seats.openBeside({ token, passageId: alone }))).toBe('not-together');
    expect(await refusal(seats.openBeside({ token: 'none', passageId: second }))).toBe('seat-closed');
    await done(seats.close({ token }));
    expect(await refusal(seats.openBeside({ token, passageId: second }))).toBe('seat-closed');
  });

  it('are not opened beside by a member who left that other jury', async () => {
    const room = await begun(openPanel(), 2);
    const [, jurorId = ''] = room.jurorIds;
    const [first = '', second = ''] = room.ids;
    const { seats } = room.panel.handlers;
    const { token } = await done(seats.open({ passageId: first, jurorId, pin: PIN }));
    await withdraw(room.panel, second, jurorId);
    expect(await refusal(seats.openBeside({ token, passageId: second }))).toBe('member-may-not-mark');
    const passage = passageOf(room, 0);
    expect(await done(seats.grid({ token }))).toMatchObject({ passageId: passage.passageId });
  });
});
