/** Several candidates before one jury, by one clock: what moves it moves it for all who are in step, or for nobody. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { PIN, withdraw } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import {
  addStranger,
  ask,
  begun,
  clockLog,
  expectOneClock,
  receiveAll,
  send,
  stages,
  START_ALL as START,
  statuses,
  together,
} from './together-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const PAUSE = { type: 'pause', reason: 'Alarme incendie' } as const;

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
    await send(room, 1, {
      type: 'return-to-phase',
      phaseId: 'expose',
      ruling: 'counted',
      reason: 'Trop tôt',
    });
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
    expect(asked).toMatchObject({
      ok: false,
      code: 'identity-missing',
      details: { ofCandidate: 'Nour Giroflée' },
    });
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
    await done(
      room.panel.handlers.passages.command({ passageId, command: START, isSecondClockConfirmed: true }),
    );
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

  it('who leaves between two phases keeps nobody from the next one, nor comes back with them', async () => {
    const room = await begun(openPanel(), 3);
    room.panel.drive.advance(minutesMs(10));
    await send(room, 0, { type: 'end-phase' });
    const passageId = room.ids[1] ?? '';
    await done(room.panel.handlers.passages.leaveTogether({ passageId, reason: 'Abandon' }));
    await send(room, 0, {
      type: 'return-to-phase',
      phaseId: 'expose',
      ruling: 'counted',
      reason: 'Fin dite trop tôt',
    });
    await send(room, 2, { type: 'start-phase', phaseId: 'entretien' });
    expect(await stages(room)).toEqual(['timed', 'marking', 'timed']);
    expectOneClock(room, [0, 2]);
  });

  it('leaving is for who passes together, while the test runs', async () => {
    const room = await together(openPanel(), 2);
    const { leaveTogether } = room.panel.handlers.passages;
    const passageId = room.ids[0] ?? '';
    expect(await refusal(leaveTogether({ passageId, reason: 'Abandon' }))).toBe('wrong-stage');
    const alone = await addStranger(room);
    expect(await refusal(leaveTogether({ passageId: alone, reason: 'Abandon' }))).toBe('not-together');
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
    await withdraw(room.panel, room.ids[0] ?? '', second, {
      cause: 'link',
      reason: 'Ancien collègue de Joël',
    });
    expect(await statuses(room)).toEqual(['paused', 'paused']);
    expect(clockLog(room, 1).join()).not.toContain('Joël');
    const held = await ask(room, 1, { type: 'resume' });
    expect(held).toMatchObject({
      code: 'withdrawal-awaits-ruling',
      details: { ofCandidate: 'Joël Campanule' },
    });
    await done(
      room.panel.handlers.passages.undoWithdrawal({ passageId: room.ids[0] ?? '', jurorId: second }),
    );
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
