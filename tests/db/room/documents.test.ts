/** What a member signs on their own device: their documents alone, as they were shown, by the rules of the desk. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RoomDocument } from '../../../src/shared/areas/room.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { archiveOne, conductToSignature, PIN, prepare, unlock } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { decided } from '../session-minutes/sealing.ts';
import { admitted, openRoom } from './device.ts';
import type { Device } from './device.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const list = async (device: Device) => valueOf(await device.ask<readonly RoomDocument[]>('room.documents'));
const read = async (device: Device, documentId: string) =>
  Buffer.from(valueOf(await device.ask<Uint8Array>('room.document', { documentId })));
const sign = (device: Device, documentId: string, { pin = PIN, svg = inkSignature(1) } = {}) =>
  device.ask<RoomDocument>('room.sign', { documentId, pin, svg });

async function devicesOf(panel: Panel, { jurorIds, sessionId }: Prepared): Promise<readonly Device[]> {
  await openRoom(panel, sessionId);
  const devices: Device[] = [];
  for (const jurorId of jurorIds) devices.push(await admitted(panel, { role: 'juror', jurorId }));
  return devices;
}

async function toSign() {
  const panel = openPanel();
  const passage = await prepare(panel, 2);
  await conductToSignature(panel, passage);
  const [first, second] = await devicesOf(panel, passage);
  if (first === undefined || second === undefined) throw new Error('no devices');
  const [document] = await list(first);
  if (document === undefined) throw new Error('nothing to sign');
  return { panel, passage, first, second, document };
}

describe('minutes on the device of a member', () => {
  it('are read, signed there, and read again once they are archived', async () => {
    const { document, first, panel, passage, second } = await toSign();
    const { passageId } = passage;
    expect(document).toMatchObject({ kind: 'minutes', state: 'to-sign', at: null });
    expect(document.title).toContain('Campanule Joël');
    const { documentId } = document;
    const desk = async () => Buffer.from(await done(panel.handlers.minutes.preview({ passageId })));
    expect(await read(first, documentId)).toEqual(await desk());
    const signed = valueOf(await sign(first, documentId));
    expect(signed).toMatchObject({ documentId, state: 'signed', at: panel.clock.read().wall });
    // The other still awaits it, and sees who signed meanwhile.
    expect(await list(second)).toMatchObject([{ documentId, state: 'to-sign' }]);
    expect(await read(second, documentId)).toEqual(await desk());
    valueOf(await sign(second, documentId, { svg: inkSignature(2) }));
    const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
    const sealed = await done(panel.handlers.archive.pdf({ minutesId: minutesId ?? '' }));
    expect(await read(first, documentId)).toEqual(Buffer.from(sealed));
    expect(await list(first)).toMatchObject([{ documentId, state: 'signed' }]);
    const { isIntact } = await done(panel.handlers.archive.verify({ minutesId: minutesId ?? '' }));
    expect(isIntact).toBe(true);
  });

  it('take one signature, with the right PIN and a hand that drew', async () => {
    const { document, first, panel, passage } = await toSign();
    const { documentId } = document;
    expect(await sign(first, documentId, { pin: '9184' })).toMatchObject({ code: 'pin-wrong' });
    expect(await sign(first, documentId, { svg: '<svg></svg>' })).toMatchObject({ ok: false });
    expect(await list(first)).toMatchObject([{ state: 'to-sign' }]);
    valueOf(await sign(first, documentId));
    expect(await sign(first, documentId)).toMatchObject({ code: 'already-signed' });
    const { lock } = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
    expect(lock?.signatures).toHaveLength(1);
  });

  it('slow a guessed PIN down as every other door does', async () => {
    const { document, first, passage, panel } = await toSign();
    for (let tries = 0; tries < 5; tries += 1) await sign(first, document.documentId, { pin: '9184' });
    expect(await sign(first, document.documentId)).toMatchObject({ code: 'pin-throttled' });
    const [jurorId = ''] = passage.jurorIds;
    const atDesk = panel.handlers.sessions.setPin({ jurorId, pin: '8462', currentPin: PIN });
    expect(await atDesk).toMatchObject({ code: 'pin-throttled' });
  });

  it('are not signed once they are others than those that were shown', async () => {
    const { document, first, panel, passage } = await toSign();
    const { passageId } = passage;
    await unlock(panel, passage, 'Une coquille');
    expect(await list(first)).toEqual([]);
    const { documentId } = document;
    expect(await first.ask('room.document', { documentId })).toMatchObject({ code: 'not-found' });
    expect(await sign(first, documentId)).toMatchObject({ code: 'content-changed' });
    panel.drive.advance(1_000);
    await done(panel.handlers.minutes.lock({ passageId }));
    expect(await sign(first, documentId)).toMatchObject({ code: 'content-changed' });
    const [again] = await list(first);
    expect(again?.documentId).not.toBe(document.documentId);
    valueOf(await sign(first, again?.documentId ?? ''));
  });

  it('are nobody else’s: not of another session, of a role that does not sign, or of a device that ended', async () => {
    const { document, first, panel, passage } = await toSign();
    const { documentId } = document;
    const guest = await admitted(panel, { role: 'observer' });
    for (const name of ['room.documents', 'room.document', 'room.sign']) {
      const payload = name === 'room.documents' ? undefined : { documentId, pin: PIN, svg: inkSignature(1) };
      expect(await guest.ask(name, payload)).toMatchObject({ code: 'not-for-this-device' });
    }
    const elsewhere = await prepare(panel, 2);
    const stranger = {
      device: 'tablet',
      role: 'juror',
      seat: { sessionId: elsewhere.sessionId, jurorId: elsewhere.jurorIds[0] ?? '' },
    } as const;
    expect(await panel.ask('room.documents', undefined, stranger)).toEqual({ ok: true, value: [] });
    expect(await panel.ask('room.document', { documentId }, stranger)).toMatchObject({ code: 'not-found' });
    // A seat that nobody of this jury has.
    const sameRoom = {
      ...stranger,
      seat: { sessionId: passage.sessionId, jurorId: elsewhere.jurorIds[0] ?? '' },
    };
    expect(await panel.ask('room.documents', undefined, sameRoom)).toEqual({ ok: true, value: [] });
    const deviceId = first.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Fin' }));
    expect(await sign(first, documentId)).toMatchObject({ code: 'device-ended' });
    const released = {
      device: deviceId,
      role: 'juror',
      seat: { sessionId: passage.sessionId, jurorId: passage.jurorIds[0] ?? '' },
    } as const;
    const request = { documentId, pin: PIN, svg: inkSignature(1) };
    expect(await panel.ask('room.sign', request, released)).toMatchObject({ code: 'device-ended' });
    expect(await panel.ask('room.document', { documentId }, released)).toMatchObject({
      code: 'device-ended',
    });
  });
});

describe('other documents on the device of a member', () => {
  it('are the minutes of the session, beside those of its tests', async () => {
    const { panel, passage } = await decided();
    const { sessionId } = passage;
    const devices = await devicesOf(panel, passage);
    await done(panel.handlers.sessionMinutes.lock({ sessionId }));
    for (const [index, device] of devices.entries()) {
      const [test, session, ...others] = await list(device);
      expect(others).toEqual([]);
      expect(test).toMatchObject({ kind: 'minutes', state: 'signed' });
      expect(session).toMatchObject({ kind: 'session-minutes', state: 'to-sign' });
      const documentId = session?.documentId ?? '';
      const shown = await done(panel.handlers.sessionMinutes.preview({ sessionId }));
      expect(await read(device, documentId)).toEqual(Buffer.from(shown));
      valueOf(await sign(device, documentId, { svg: inkSignature(index + 1) }));
    }
    const { archived } = await done(panel.handlers.sessionMinutes.archive({ sessionId }));
    const sessionMinutesId = archived.at(-1)?.sessionMinutesId ?? '';
    const [first] = devices;
    if (first === undefined) throw new Error('no device');
    const [, session] = await list(first);
    expect(session).toMatchObject({ state: 'signed' });
    const sealed = await done(panel.handlers.sessionMinutes.read({ sessionMinutesId }));
    expect(await read(first, session?.documentId ?? '')).toEqual(Buffer.from(sealed));
  });

  it('are a rectification, and what it corrects', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const minutesId = await archiveOne(panel, passage);
    panel.drive.advance(60_000);
    const devices = await devicesOf(panel, passage);
    const changes = [{ path: '/candidate/lastName', value: 'Campanelle' }];
    await done(panel.handlers.rectifications.lock({ minutesId, reason: 'Mal recopié', changes }));
    for (const [index, device] of devices.entries()) {
      const [first, rectified] = await list(device);
      expect(first).toMatchObject({ state: 'signed' });
      expect(rectified).toMatchObject({ kind: 'minutes', state: 'to-sign' });
      expect(rectified?.title).toContain('Campanelle');
      const documentId = rectified?.documentId ?? '';
      const pages = await done(panel.handlers.rectifications.pages({ minutesId }));
      expect(await read(device, documentId)).toEqual(Buffer.from(pages));
      valueOf(await sign(device, documentId, { svg: inkSignature(index + 1) }));
    }
    await done(panel.handlers.rectifications.archive({ minutesId }));
    expect((await list(devices[0] as Device)).map(({ state }) => state)).toEqual(['signed', 'signed']);
  });
});
