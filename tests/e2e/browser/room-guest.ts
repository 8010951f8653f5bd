/** A juror's device for the desk's tests: the application's own client, by a code that was read off the screen. */
import { webcrypto } from 'node:crypto';
import WebSocket from 'ws';
import { identityOf, makeIdentity } from '../../../src/renderer/src/lib/room/device-identity.ts';
import { openJurorRoom } from '../../../src/renderer/src/lib/room/juror-room.ts';
import type { JurorRoom } from '../../../src/renderer/src/lib/room/juror-room.ts';
import type { OpenSocket } from '../../../src/renderer/src/lib/room/line.ts';
import { ROOM_SOCKET_PATH } from '../../../src/shared/room-wire.ts';
import { memoryStore } from '../../db/room/memory-store.ts';

export interface GuestCode {
  readonly url: string;
  readonly fingerprint: string;
  readonly token: string;
}

/** A device called so that shows this code, and goes on trying until it is closed. */
export async function roomGuest({ fingerprint, token, url }: GuestCode, label: string): Promise<JurorRoom> {
  const { subtle } = webcrypto as Crypto;
  return openJurorRoom({
    openSocket: socketTo(url),
    time: {
      now: () => performance.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    random: Math.random,
    desk: { url, fingerprint },
    identity: identityOf(await makeIdentity(subtle), subtle),
    ...{ deviceId: null, token, label, store: memoryStore() },
    onAdmitted: () => undefined,
    ownHour: Date.now,
  });
}

/** Whether the certificate is the room's is asked elsewhere. */
function socketTo(url: string): OpenSocket {
  return ({ onDown, onFrame }) => {
    const place = `${url.replace('https', 'wss')}${ROOM_SOCKET_PATH}`;
    const socket = new WebSocket(place, { origin: url, rejectUnauthorized: false });
    socket.on('message', (data: Buffer) => {
      onFrame(new Uint8Array(data));
    });
    socket.on('close', onDown);
    socket.on('error', () => undefined);
    return {
      send: (frame) => {
        if (socket.readyState === socket.OPEN) socket.send(frame);
      },
      drop: () => {
        socket.removeAllListeners('message');
        socket.removeListener('close', onDown);
        socket.terminate();
      },
    };
  };
}
