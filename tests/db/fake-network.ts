/** The room's port without a network: lines are pairs of ends in memory. */
import type { RoomConnection, RoomSettings, RoomTools } from '../../src/core/kernel/room-server.types.ts';

/** The device's end of a line. */
export interface FakeLine {
  /** Every frame that the desk sent, in order. */
  readonly received: Uint8Array[];
  readonly isDown: boolean;
  send(frame: Uint8Array): void;
  onFrame(listener: (frame: Uint8Array) => void): void;
  onDown(listener: () => void): void;
  /** The device is gone. */
  cut(): void;
}

export interface FakeNetwork {
  readonly tools: RoomTools;
  /** What the room was last opened with; null while nothing listens. */
  readonly open: RoomSettings | null;
  /** Makes the next opening fail as the system would. */
  failsWith: string | null;
  /** A new line to the desk; throws while nothing listens. */
  connect(remote?: string): FakeLine;
  /** The machine is off: nothing listens, and every line is down. */
  die(): void;
}

export const FAKE_ADDRESS = '192.168.7.12';
const FREE_PORT = 50_000;

export function createFakeNetwork(): FakeNetwork {
  let open: RoomSettings | null = null;
  const lines = new Set<{ down: () => void }>();
  const die = () => {
    open = null;
    for (const { down } of [...lines]) down();
  };
  const network: FakeNetwork = {
    die,
    get open() {
      return open;
    },
    failsWith: null,
    tools: {
      places: () => [
        { name: 'wlan0', address: FAKE_ADDRESS, prefixLength: 24, isLoopback: false },
        { name: 'lo', address: '127.0.0.1', prefixLength: 8, isLoopback: true },
      ],
      serve: (settings) => {
        const { failsWith } = network;
        network.failsWith = null;
        if (failsWith !== null)
          return Promise.reject(Object.assign(new Error(failsWith), { code: failsWith }));
        open = settings;
        return Promise.resolve({
          port: settings.port === 0 ? FREE_PORT : settings.port,
          tryItself: () => Promise.resolve(null),
          callCount: () => 0,
          close: () => {
            die();
            return Promise.resolve();
          },
        });
      },
    },
    connect: (remote = '192.168.7.50') => {
      if (open === null) throw new Error('nothing listens');
      const received: Uint8Array[] = [];
      const listeners = new Set<(frame: Uint8Array) => void>();
      const ends = new Set<() => void>();
      let desk: Parameters<RoomConnection['listen']>[0] | null = null;
      let isDown = false;
      const line = {
        down: () => {
          if (isDown) return;
          isDown = true;
          lines.delete(line);
          desk?.onClose();
          for (const listener of ends) listener();
        },
      };
      lines.add(line);
      open.onConnection({
        remote,
        send: (frame) => {
          if (isDown) return;
          received.push(frame);
          for (const listener of listeners) listener(frame);
        },
        close: line.down,
        listen: (given) => {
          desk = given;
        },
      });
      return {
        received,
        get isDown() {
          return isDown;
        },
        send: (frame) => {
          if (!isDown) desk?.onFrame(frame);
        },
        onFrame: (listener) => {
          listeners.add(listener);
        },
        onDown: (listener) => {
          ends.add(listener);
        },
        cut: line.down,
      };
    },
  };
  return network;
}
