/** Devices of a room over TLS on loopback: the application's own client, on a socket of Node. */
import { webcrypto } from 'node:crypto';
import WebSocket from 'ws';
import { identityOf, makeIdentity } from '../../src/renderer/src/lib/room/device-identity.ts';
import { openJurorRoom } from '../../src/renderer/src/lib/room/juror-room.ts';
import type { JurorRoom } from '../../src/renderer/src/lib/room/juror-room.ts';
import type { OpenSocket } from '../../src/renderer/src/lib/room/line.ts';
import { ROOM_SOCKET_PATH } from '../../src/shared/room-wire.ts';
import { memoryStore } from '../../tests/db/room/memory-store.ts';

/** A device's own clock: off by so much, and running so much faster than the true one. */
export interface DeviceClock {
  readonly offsetMs: number;
  readonly drift: number;
}

/** Milliseconds that a message takes each way, drawn anew for each. */
export type DrawDelay = () => number;

export const AT_ONCE: DrawDelay = () => 0;

export interface DeviceParts {
  readonly url: string;
  readonly fingerprint: string;
  readonly ca: string;
  readonly token: string;
  readonly clock?: DeviceClock;
  readonly delay?: DrawDelay;
}

export interface BenchDevice {
  readonly room: JurorRoom;
  /** The device's own time now. */
  readonly now: () => number;
}

export async function benchDevice(parts: DeviceParts): Promise<BenchDevice> {
  const { clock = { offsetMs: 0, drift: 0 }, delay = AT_ONCE, fingerprint, token, url } = parts;
  const startedAt = performance.now();
  const now = () => startedAt + clock.offsetMs + (performance.now() - startedAt) * (1 + clock.drift);
  const { subtle } = webcrypto as Crypto;
  const room = await openJurorRoom({
    openSocket: socketTo(url, parts.ca, delay),
    time: {
      now,
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
    ...{ deviceId: null, token, label: 'Banc', store: memoryStore() },
    onAdmitted: () => undefined,
    ownHour: Date.now,
  });
  return { room, now };
}

function socketTo(url: string, ca: string, delay: DrawDelay): OpenSocket {
  return ({ onDown, onFrame }) => {
    const socket = new WebSocket(`${url.replace('https', 'wss')}${ROOM_SOCKET_PATH}`, { ca, origin: url });
    /** In order, as TCP gives it: a message waits for those before it. */
    const queue = () => {
      let last = 0;
      return (run: () => void) => {
        last = Math.max(last, performance.now() + delay());
        setTimeout(run, last - performance.now());
      };
    };
    const [up, down] = [queue(), queue()];
    socket.on('message', (data: Buffer) => {
      const frame = new Uint8Array(data);
      if (delay === AT_ONCE) onFrame(frame);
      else
        down(() => {
          onFrame(frame);
        });
    });
    socket.on('close', onDown);
    socket.on('error', () => undefined);
    return {
      send: (frame) => {
        const send = () => {
          if (socket.readyState === socket.OPEN) socket.send(frame);
        };
        if (delay === AT_ONCE) send();
        else up(send);
      },
      drop: () => {
        socket.removeAllListeners('message');
        socket.removeListener('close', onDown);
        socket.terminate();
      },
    };
  };
}
