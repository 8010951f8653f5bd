/** One writer for each seat, and what a display may hear. */
import { afterEach, describe, expect, it } from 'vitest';
import type { WireBroadcast } from '../../../src/shared/wire.ts';
import type { OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import type { RoomStanding } from '../../../src/shared/areas/room.ts';
import { begun } from '../jury-room.ts';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, refusal, valueOf } from '../passage-panel.ts';
import { admitted, lastWaiting, openRoom, roomOf, waitingDevice } from './device.ts';

afterEach(closePanels);

async function stage() {
  const { panel, passage } = await begun();
  await openRoom(panel, passage.sessionId);
  const [first = '', second = ''] = passage.jurorIds;
  const seat = (jurorId = first) => ({ role: 'juror', jurorId }) as const;
  return { panel, passage, first, second, seat };
}

describe('a seat', () => {
  it('has one writer: its device once it has one, and not the desk as well', async () => {
    const { panel, passage, first, second, seat } = await stage();
    const { passageId } = passage;
    const atDesk = await done(panel.handlers.seats.open({ passageId, jurorId: first, pin: PIN }));
    const device = await admitted(panel, seat());
    expect(await refusal(panel.handlers.seats.grid({ token: atDesk.token }))).toBe('seat-closed');
    // Nor from paper: what the device holds would be written over.
    const typed = { token: atDesk.token, criterionId: 'C1.1', levelId: 'acquis', fromPaper: true as const };
    expect(await refusal(panel.handlers.seats.mark(typed))).toBe('seat-closed');
    expect(await refusal(panel.handlers.seats.open({ passageId, jurorId: first, pin: PIN }))).toBe(
      'seat-on-device',
    );
    await done(panel.handlers.seats.open({ passageId, jurorId: second, pin: PIN }));
    const opened = valueOf(await device.ask<OpenSeat>('seats.open', { passageId, jurorId: first, pin: PIN }));
    expect(opened.view.jurorId).toBe(first);
    expect(await device.ask('seats.open', { passageId, jurorId: second, pin: PIN })).toMatchObject({
      code: 'seat-of-another',
    });
    expect(valueOf(await device.ask<RoomStanding>('room.standing')).isOpened).toBe(true);
  });

  it('takes a second device only where the president says so, and the minutes tell it', async () => {
    const { panel, passage, first, seat } = await stage();
    const old = await admitted(panel, seat(), 'Tablette');
    const opened = valueOf(
      await old.ask<OpenSeat>('seats.open', { passageId: passage.passageId, jurorId: first, pin: PIN }),
    );
    const next = await waitingDevice(panel, seat(), 'Téléphone');
    const waitingId = await lastWaiting(panel);
    expect((await roomOf(panel)).waiting[0]?.isSeatTaken).toBe(true);
    expect(await refusal(panel.handlers.room.admit({ waitingId }))).toBe('seat-has-device');
    expect(old.standing?.state).toBe('admitted');
    const note = 'Tablette en panne, remplacée par un téléphone.';
    await done(panel.handlers.room.takeOver({ waitingId, note }));
    expect([old.standing?.state, next.standing?.state]).toEqual(['ended', 'admitted']);
    expect(await old.ask('seats.grid', { token: opened.token })).toMatchObject({ code: 'device-ended' });
    // Its PIN was given on the other device: it reads nothing before it is given here.
    expect(valueOf(await next.ask<RoomStanding>('room.standing')).isOpened).toBe(false);
    old.back(panel);
    expect(old.standing?.state).toBe('ended');
    const journal = await done(panel.handlers.passages.journal({ passageId: passage.passageId }));
    expect(journal.entries.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        ...{ type: 'incident-noted', category: 'technical' },
        text: expect.stringContaining(` remplacé\u00A0: ${note}`) as unknown,
      }),
    );
  });

  it('goes back to the desk when its device is released', async () => {
    const { panel, passage, first, seat } = await stage();
    const { passageId } = passage;
    const device = await admitted(panel, seat());
    const deviceId = device.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Batterie vide.' }));
    expect(device.standing?.state).toBe('ended');
    await done(panel.handlers.seats.open({ passageId, jurorId: first, pin: PIN }));
    expect(await refusal(panel.handlers.room.release({ deviceId, note: 'x' }))).toBe('device-ended');
    expect(await refusal(panel.handlers.room.release({ deviceId: 'none', note: 'x' }))).toBe('not-found');
    const next = await admitted(panel, seat());
    expect(next.standing?.state).toBe('admitted');
    await waitingDevice(panel, { role: 'display' });
    const waitingId = await lastWaiting(panel);
    expect(await refusal(panel.handlers.room.takeOver({ waitingId, note: 'x' }))).toBe('seat-without-device');
  });
});

describe('a display', () => {
  it('hears the time and nothing else, and may ask for nothing else', async () => {
    const { panel, passage } = await stage();
    const device = await admitted(panel, { role: 'display' });
    await done(
      panel.handlers.passages.command({
        passageId: passage.passageId,
        command: { type: 'pause', reason: 'Malaise' },
      }),
    );
    expect(device.told.map(({ broadcast }: WireBroadcast) => broadcast)).toEqual(['screen-changed']);
    expect(device.told[0]?.payload).toMatchObject({
      candidate: null,
      clock: { status: 'paused' },
      sheet: null,
    });
    for (const name of [
      'passages.get',
      'clocks.inProgress',
      'app.revisions',
      'room.standing',
      'room.state',
      'room.enter',
    ]) {
      const asked = await device.ask(
        name,
        name === 'passages.get' ? { passageId: passage.passageId } : undefined,
      );
      expect(asked, name).toMatchObject({ code: 'not-for-this-device' });
    }
    expect(await device.ask('room.screen')).toMatchObject({ ok: true });
    const bytes = Buffer.concat(device.traffic).toString('latin1');
    for (const word of ['Tamaris', 'Malaise', 'jurorId', 'seats', 'competences', 'declaration']) {
      expect(bytes).not.toContain(word);
    }
  });
});
