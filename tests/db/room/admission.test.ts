/** Who comes into the room: strangers, codes, the president's word, and the device's key. */
import { afterEach, describe, expect, it } from 'vitest';
import type { RoomStanding } from '../../../src/shared/areas/room.ts';
import { encodeFrame } from '../../../src/shared/frame.ts';
import { FAKE_ADDRESS } from '../fake-network.ts';
import { begun } from '../jury-room.ts';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal, valueOf } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';
import { admitted, invite, lastWaiting, newDevice, openRoom, roomOf, waitingDevice } from './device.ts';

afterEach(closePanels);

async function stage() {
  const { panel, passage } = await begun();
  const room = await openRoom(panel, passage.sessionId);
  const [first = ''] = passage.jurorIds;
  const seat = (jurorId = first) => ({ role: 'juror', jurorId }) as const;
  return { panel, passage, room, first, seat };
}

describe('a room', () => {
  it('listens only between its opening and its closing, on the interface that was chosen', async () => {
    const { panel, passage, room } = await stage();
    expect(panel.wire.open?.address).toBe(FAKE_ADDRESS);
    expect(room).toMatchObject({ url: `https://${FAKE_ADDRESS}:48443`, sessionId: passage.sessionId });
    expect(room.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const again = { sessionId: passage.sessionId, address: FAKE_ADDRESS };
    expect(await refusal(panel.handlers.room.open(again))).toBe('room-already-open');
    const device = await admitted(panel, { role: 'display' });
    await done(panel.handlers.room.close(undefined));
    expect(panel.wire.open).toBeNull();
    expect(device.line.isDown).toBe(true);
    expect(await done(panel.handlers.room.state(undefined))).toEqual({ open: null });
    for (const asked of [
      panel.handlers.room.invite({ role: 'display' }),
      panel.handlers.room.admit({ waitingId: 'x' }),
      panel.handlers.room.screen(undefined),
    ]) {
      expect(await refusal(asked)).toBe('room-closed');
    }
  });

  it('is not opened at an address that is gone, for a session that is none, or on a port that is taken', async () => {
    const panel = openPanel();
    const { id } = await newSession(panel);
    const { open } = panel.handlers.room;
    expect(await refusal(open({ sessionId: id, address: '10.0.0.1' }))).toBe('room-address-gone');
    expect(await refusal(open({ sessionId: 'none', address: FAKE_ADDRESS }))).toBe('not-found');
    panel.wire.failsWith = 'EADDRINUSE';
    expect(await open({ sessionId: id, address: FAKE_ADDRESS })).toEqual({
      ok: false,
      code: 'room-not-opened',
      details: { port: 48_443, reason: 'EADDRINUSE' },
    });
    expect(panel.wire.open).toBeNull();
    await done(open({ sessionId: id, address: FAKE_ADDRESS }));
    expect(panel.failures.splice(0)).toHaveLength(1);
  });

  it('closed and opened again without a port, it is where it was: pages of another would not see their queue', async () => {
    const panel = openPanel();
    const { id: sessionId } = await newSession(panel);
    const { close, open } = panel.handlers.room;
    await done(open({ sessionId, address: FAKE_ADDRESS, port: 51_234 }));
    await done(close(undefined));
    // Closed, it is not resumed by a start of the desk; the port is known all the same.
    const later = panel.revive(1_000);
    expect(await done(later.handlers.room.state(undefined))).toEqual({ open: null });
    await done(later.handlers.room.open({ sessionId, address: FAKE_ADDRESS }));
    expect(later.wire.open?.port).toBe(51_234);
    await done(later.handlers.room.close(undefined));
    later.drive.advance(minutesMs(17 * 60));
    await done(later.handlers.room.open({ sessionId, address: FAKE_ADDRESS }));
    expect(later.wire.open?.port).toBe(48_443);
  });

  it('keeps its authority for the next time, so that devices which know it go on knowing it', async () => {
    const { panel, passage, room } = await stage();
    await done(panel.handlers.room.close(undefined));
    expect((await openRoom(panel, passage.sessionId)).fingerprint).toBe(room.fingerprint);
    await done(panel.handlers.room.close(undefined));
    // A keychain that lost its key: the room opens all the same, with an authority that devices must be shown.
    panel.keychain.key = 0x33;
    expect((await openRoom(panel, passage.sessionId)).fingerprint).not.toBe(room.fingerprint);
    expect(panel.failures.splice(0)).toHaveLength(1);
  });
});

describe('a stranger', () => {
  it('is answered nothing, whatever it says, and is hung up on', async () => {
    const { panel, passage, room } = await stage();
    const device = newDevice(panel, room);
    const told = device.traffic.length;
    const says: unknown[] = [
      { id: 1, area: 'room', method: 'state', payload: null },
      {
        id: 2,
        area: 'seats',
        method: 'open',
        payload: { passageId: passage.passageId, jurorId: 'x', pin: PIN },
      },
      { join: { token: 'x' } },
      { return: { deviceId: 'none', signature: new Uint8Array(64) } },
      { standing: { state: 'admitted', deviceId: 'x' } },
      [],
      null,
    ];
    for (const message of says) device.line.send(encodeFrame(message));
    device.line.send(new Uint8Array(0));
    device.line.send(new Uint8Array(5_000));
    device.line.send(encodeFrame({ join: { label: 'x'.repeat(9_000) } }));
    expect(device.traffic.slice(told).map(({ byteLength }) => byteLength)).toEqual(
      Array.from({ length: says.length + 3 }, () => 0),
    );
    for (let more = 0; more < 30; more += 1) device.line.send(new Uint8Array(3));
    expect(device.line.isDown).toBe(true);
    expect((await roomOf(panel)).waiting).toEqual([]);
  });

  it('hears nothing of what is told, before and while it waits', async () => {
    const { panel, passage, seat } = await stage();
    const waiting = await waitingDevice(panel, seat());
    const stranger = newDevice(panel, await roomOf(panel));
    await done(
      panel.handlers.passages.command({
        passageId: passage.passageId,
        command: { type: 'pause', reason: 'Pause' },
      }),
    );
    expect([...waiting.told, ...stranger.told]).toEqual([]);
    const { length } = waiting.traffic;
    waiting.line.send(encodeFrame({ id: 1, area: 'clocks', method: 'now', payload: null }));
    expect(waiting.traffic.slice(length)).toEqual([new Uint8Array(0)]);
  });

  it('is hung up on when it says nothing for a minute', async () => {
    const { panel, room } = await stage();
    const device = newDevice(panel, room);
    panel.drive.advance(70_000);
    expect(device.line.isDown).toBe(true);
  });
});

describe('a code', () => {
  it('lets one device ask, once, and the president says who comes in', async () => {
    const { panel, first, seat } = await stage();
    const { token, url } = await invite(panel, seat());
    expect(url).toContain(`#t=${token}&f=`);
    const device = newDevice(panel, await roomOf(panel), 'Tablette bleue');
    device.join(token);
    expect(device.standing).toEqual({ state: 'waiting', deviceId: null });
    const [waiting] = (await roomOf(panel)).waiting;
    expect(waiting).toMatchObject({ label: 'Tablette bleue', place: seat(), isSeatTaken: false });
    const other = newDevice(panel, await roomOf(panel));
    other.join(token);
    expect(other.standing).toBeNull();
    await done(panel.handlers.room.admit({ waitingId: waiting?.waitingId ?? '' }));
    expect(device.standing?.state).toBe('admitted');
    const { seats, waiting: left } = await roomOf(panel);
    expect(left).toEqual([]);
    expect(seats.find(({ jurorId }) => jurorId === first)?.device).toMatchObject({
      label: 'Tablette bleue',
      isConnected: true,
    });
    const standing = valueOf(await device.ask<RoomStanding>('room.standing'));
    expect(standing).toMatchObject({ role: 'juror', juror: { jurorId: first }, isOpened: false });
    // Its own line, and no other person's.
    expect(await device.ask('room.state')).toMatchObject({ code: 'not-for-this-device' });
  });

  it('is taken as people type it, lives five minutes, and is replaced by the next one', async () => {
    const { panel, seat } = await stage();
    const { token } = await invite(panel, seat());
    const typed = newDevice(panel, await roomOf(panel));
    typed.join(` ${token.slice(0, 5).toLowerCase()}-${token.slice(5)} `);
    expect(typed.standing?.state).toBe('waiting');
    const old = await invite(panel, seat());
    const fresh = await invite(panel, seat());
    const late = newDevice(panel, await roomOf(panel));
    late.join(old.token);
    expect(late.standing).toBeNull();
    // Setting the clock back makes it live no longer.
    panel.drive.stepWall(-60 * 60_000);
    panel.drive.advance(minutesMs(5) - 59_000);
    panel.drive.advance(59_000);
    const tooLate = newDevice(panel, await roomOf(panel));
    tooLate.join(fresh.token);
    expect(tooLate.standing).toBeNull();
  });

  it('is shown again by the device that showed it, whose line was cut before it heard', async () => {
    const { panel, seat } = await stage();
    const { token } = await invite(panel, seat());
    const device = newDevice(panel, await roomOf(panel));
    device.join(token);
    device.line.cut();
    expect((await roomOf(panel)).waiting).toEqual([]);
    device.fresh(panel);
    device.join(token);
    await done(panel.handlers.room.admit({ waitingId: await lastWaiting(panel) }));
    // Cut before it heard that it was let in: its key is enough.
    device.line.cut();
    device.fresh(panel);
    device.join('');
    expect(device.standing?.state).toBe('admitted');
    expect((await roomOf(panel)).waiting).toEqual([]);
  });

  it('is slow to guess', async () => {
    const { panel, room, seat } = await stage();
    const { token } = await invite(panel, seat());
    const guess = () => {
      const device = newDevice(panel, room);
      device.join('ZZZZZZZZZZ');
      device.line.cut();
    };
    for (let tries = 0; tries < 5; tries += 1) guess();
    const right = newDevice(panel, room);
    right.join(token);
    // The right one is not taken either, so that waiting tells nothing.
    expect(right.standing).toBeNull();
    panel.drive.advance(2_000);
    right.join(token);
    expect(right.standing?.state).toBe('waiting');
  });

  it('needs the word of the key that it is shown with', async () => {
    const { panel, passage, room, seat } = await stage();
    const { token } = await invite(panel, seat());
    const elsewhere = newDevice(panel, { ...room, url: 'https://198.51.100.9:48443' });
    elsewhere.join(token);
    expect(elsewhere.standing).toBeNull();
    const pinnedToAnother = newDevice(panel, { ...room, fingerprint: 'a'.repeat(64) });
    pinnedToAnother.join(token);
    expect(pinnedToAnother.standing).toBeNull();
    // Nothing of it used the code up.
    const honest = newDevice(panel, room);
    honest.join(token);
    expect(honest.standing?.state).toBe('waiting');
    await done(panel.handlers.room.refuse({ waitingId: await lastWaiting(panel) }));
    expect(honest.standing?.state).toBe('refused');
    expect(honest.line.isDown).toBe(true);
    expect(await refusal(panel.handlers.room.invite({ role: 'juror', jurorId: passage.passageId }))).toBe(
      'not-found',
    );
  });
});

describe('a device that was let in', () => {
  it('comes back by its key, after a cut and after the desk was killed, and nobody else does', async () => {
    const { panel, first, seat } = await stage();
    const device = await admitted(panel, seat());
    device.line.cut();
    const gone = (await roomOf(panel)).seats.find(({ jurorId }) => jurorId === first);
    expect(gone?.device).toMatchObject({ isConnected: false });
    device.back(panel);
    expect(device.standing?.state).toBe('admitted');
    const thief = newDevice(panel, await roomOf(panel));
    thief.standing = device.standing;
    thief.back(panel);
    expect(thief.empties).toBe(1);

    const revived = panel.revive(1_000);
    await expect.poll(() => revived.wire.open?.port).toBe(48_443);
    const room = await roomOf(revived);
    expect(room.fingerprint).toBe((await roomOf(panel)).fingerprint);
    device.back(revived, room);
    expect(device.standing?.state).toBe('admitted');
    expect(await device.ask('room.standing')).toMatchObject({ ok: true });
  });

  it('loses its old line when it comes back on a new one, and any line on which it says nothing', async () => {
    const { panel, seat } = await stage();
    const device = await admitted(panel, seat());
    const old = device.line;
    device.back(panel);
    expect(old.isDown).toBe(true);
    expect(device.line.isDown).toBe(false);
    for (let beat = 0; beat < 6; beat += 1) {
      panel.drive.advance(5_000);
      await device.ask('room.beat', { awaited: 3 });
    }
    expect(device.line.isDown).toBe(false);
    expect((await roomOf(panel)).seats[0]?.device).toMatchObject({ awaited: 3, isConnected: true });
    panel.drive.advance(26_000);
    expect(device.line.isDown).toBe(true);
    expect((await roomOf(panel)).seats[0]?.device).toMatchObject({ isConnected: false });
  });

  it('is not let into another session', async () => {
    const { panel, seat } = await stage();
    const device = await admitted(panel, seat());
    await done(panel.handlers.room.close(undefined));
    const { id } = await newSession(panel);
    const room = await openRoom(panel, id);
    device.back(panel, room);
    expect(device.empties).toBe(1);
  });
});
