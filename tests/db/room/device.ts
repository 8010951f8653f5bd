/** A device in the room, as the tests drive it: its key, its line, and what it hears. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Answer } from '../../../src/shared/error-codes.ts';
import type { Invitation, OpenRoom, RoomPlace, RoomView } from '../../../src/shared/areas/room.ts';
import { decodeFrame, encodeFrame } from '../../../src/shared/frame.ts';
import { isChallenge, isStanding, statementOf } from '../../../src/shared/room-wire.ts';
import type { StandingMessage } from '../../../src/shared/room-wire.ts';
import type { WireAnswer, WireBroadcast } from '../../../src/shared/wire.ts';
import { FAKE_ADDRESS } from '../fake-network.ts';
import type { FakeLine } from '../fake-network.ts';
import { command } from '../passage-conduct.ts';
import { done, minutesMs } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

export interface Device {
  readonly label: string;
  /** The line that it speaks on now. */
  line: FakeLine;
  /** As it was last told; null before the first. */
  standing: StandingMessage['standing'] | null;
  /** Frames of nothing that it was answered. */
  empties: number;
  readonly told: WireBroadcast[];
  /** Everything that it ever received, on all its lines. */
  readonly traffic: Uint8Array[];
  /** Shows a code. */
  join(token: string): void;
  /** Another line, on which it is a stranger again. */
  fresh(panel: Panel): void;
  /** Comes back as the device that it is, on a new line. */
  back(panel: Panel, room?: OpenRoom): void;
  ask<Value>(name: string, payload?: unknown): Promise<Answer<Value>>;
}

/** The open room; throws while it is closed. */
export async function roomOf(panel: Panel): Promise<OpenRoom> {
  const { open } = await done(panel.handlers.room.state(undefined));
  if (open === null) throw new Error('the room is closed');
  return open;
}

export async function openRoom(panel: Panel, sessionId: string): Promise<OpenRoom> {
  await done(panel.handlers.room.open({ sessionId, address: FAKE_ADDRESS }));
  return roomOf(panel);
}

let lastId = 0;

/** A device that just loaded the page. */
export function newDevice(panel: Panel, room: OpenRoom, label = 'Tablette'): Device {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = new Uint8Array(keys.publicKey.export({ format: 'der', type: 'spki' }));
  const awaited = new Map<number, (answer: Answer<unknown>) => void>();
  let { url, fingerprint } = room;
  let challenge = '';

  const device: Device = {
    label,
    line: panel.wire.connect(),
    standing: null,
    empties: 0,
    told: [],
    traffic: [],
    join: (token) => {
      const signature = signed(keys.privateKey, url, fingerprint, challenge);
      device.line.send(encodeFrame({ join: { token, publicKey, signature, label } }));
    },
    fresh: (onto) => {
      device.line = onto.wire.connect();
      listen(device.line);
    },
    back: (onto, open) => {
      if (open !== undefined) ({ url, fingerprint } = open);
      device.line = onto.wire.connect();
      listen(device.line);
      const deviceId = device.standing?.deviceId ?? '';
      const signature = signed(keys.privateKey, url, fingerprint, challenge);
      device.line.send(encodeFrame({ return: { deviceId, signature } }));
    },
    ask: <Value>(name: string, payload?: unknown) => {
      const [area = '', method = ''] = name.split('.');
      lastId += 1;
      const id = lastId;
      const answer = new Promise<Answer<unknown>>((resolve) => awaited.set(id, resolve));
      device.line.send(encodeFrame({ id, area, method, payload }));
      return answer as Promise<Answer<Value>>;
    },
  };

  function hear(frame: Uint8Array): void {
    device.traffic.push(frame);
    if (frame.byteLength === 0) {
      device.empties += 1;
      return;
    }
    const message = decodeFrame(frame);
    if (isChallenge(message)) ({ challenge } = message);
    else if (isStanding(message)) device.standing = message.standing;
    else if ('broadcast' in (message as object)) device.told.push(message as WireBroadcast);
    else {
      const { answer, id } = message as WireAnswer;
      awaited.get(id)?.(answer);
      awaited.delete(id);
    }
  }

  function listen(line: FakeLine): void {
    for (const frame of line.received) hear(frame);
    line.onFrame(hear);
  }

  listen(device.line);
  return device;
}

/** What Web Crypto's ECDSA would give. */
function signed(key: KeyObject, url: string, fingerprint: string, challenge: string): Uint8Array {
  const statement = statementOf(url, fingerprint, challenge);
  return new Uint8Array(sign('sha256', statement, { key, dsaEncoding: 'ieee-p1363' }));
}

export function invite(panel: Panel, place: RoomPlace): Promise<Invitation> {
  return done(panel.handlers.room.invite(place));
}

/** A device that showed a good code. */
export async function waitingDevice(panel: Panel, place: RoomPlace, label?: string): Promise<Device> {
  const device = newDevice(panel, await roomOf(panel), label);
  device.join((await invite(panel, place)).token);
  return device;
}

/** The last device that waits. */
export async function lastWaiting(panel: Panel): Promise<string> {
  const { waiting } = await roomOf(panel);
  return waiting.at(-1)?.waitingId ?? '';
}

/** A device that the president let in. */
export async function admitted(panel: Panel, place: RoomPlace, label?: string): Promise<Device> {
  const device = await waitingDevice(panel, place, label);
  await done(panel.handlers.room.admit({ waitingId: await lastWaiting(panel) }) as Promise<Answer<RoomView>>);
  return device;
}

/** The candidate has spoken and answered; devices that said nothing meanwhile come back. */
export async function finish(panel: Panel, passageId: string, devices: readonly Device[]): Promise<void> {
  panel.drive.advance(minutesMs(15));
  await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
  panel.drive.advance(minutesMs(10));
  await command(panel, passageId, { type: 'end-phase' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  for (const device of devices) device.back(panel);
}
