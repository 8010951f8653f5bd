/**
 * A juror's device over a network that cuts, delays, doubles and reorders, before a desk that dies and starts again: the
 * application's own client and core, on one clock that is driven by hand.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { RoomEntryInput } from '../../../src/shared/areas/room.ts';
import { openJurorRoom } from '../../../src/renderer/src/lib/room/juror-room.ts';
import type { JurorRoom } from '../../../src/renderer/src/lib/room/juror-room.ts';
import type { DeviceIdentity } from '../../../src/renderer/src/lib/room/device-identity.ts';
import type { OpenSocket } from '../../../src/renderer/src/lib/room/line.ts';
import { memoryStore } from './memory-store.ts';
import type { OpenRoom } from '../../../src/shared/areas/room.ts';
import { createManualClock } from '../../../src/core/kernel/test-clock.ts';
import type { ManualClock } from '../../../src/core/kernel/test-clock.ts';
import { durationMs, instant } from '../../../src/domain/time/time.ts';
import type { Chance } from '../doors/chance.ts';
import type { Panel } from '../passage-panel.ts';

/** How often each fault falls on a frame, and the delays in milliseconds. */
export interface Faults {
  readonly cut: number;
  readonly double: number;
  readonly reorder: number;
  readonly delayMs: readonly [least: number, most: number];
}

export const NO_FAULTS: Faults = { cut: 0, double: 0, reorder: 0, delayMs: [1, 1] };

/** The desk now: another after it died. */
export interface DeskNow {
  panel: Panel;
  faults: Faults;
  /** The devices' own time, which outlives a desk. */
  readonly devices: ManualClock;
}

export function deskOf(panel: Panel): DeskNow {
  return {
    panel,
    faults: NO_FAULTS,
    devices: createManualClock(instant(panel.clock.read().wall + 86_400_000)),
  };
}

/** A key that signs at once, so that nothing depends on how busy the machine is. */
export function quickIdentity(): DeviceIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    sign: (statement) =>
      Promise.resolve(
        new Uint8Array(sign('sha256', statement, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
      ),
  };
}

/** Lines to whichever desk there is, with the faults of the moment. */
export function faultySocket(
  desk: DeskNow,
  chance: Chance,
  later: (ms: number, run: () => void) => void,
): OpenSocket {
  return ({ onDown, onFrame }) => {
    let isCut = false;
    let line: ReturnType<Panel['wire']['connect']> | null = null;
    const cut = () => {
      if (isCut) return;
      isCut = true;
      line?.cut();
      later(1, onDown);
    };
    /** When the last frame of each direction arrives: a line keeps its order, but for the faults. */
    const arrives = { up: 0, down: 0 };
    let clock = 0;

    function carry(way: 'up' | 'down', deliver: () => void): void {
      const { cut: cuts, delayMs, double, reorder } = desk.faults;
      if (chance.odds(cuts)) {
        // Some frames arrive before it is seen, and some do not.
        if (chance.odds(0.5)) later(delayMs[0], deliver);
        later(delayMs[0] + 1, cut);
        return;
      }
      const delay = delayMs[0] + chance.below(delayMs[1] - delayMs[0] + 1);
      clock = desk.devices.clock.read().mono;
      const at = chance.odds(reorder) ? clock + delay : Math.max(arrives[way], clock + delay);
      arrives[way] = Math.max(arrives[way], at);
      const arrive = () => {
        if (!isCut) deliver();
      };
      later(at - clock, arrive);
      if (chance.odds(double)) later(at - clock + delay, arrive);
    }

    try {
      line = desk.panel.wire.connect();
    } catch {
      later(1, onDown);
    }
    if (line !== null) {
      for (const frame of line.received)
        carry('down', () => {
          onFrame(frame);
        });
      line.onFrame((frame) => {
        carry('down', () => {
          onFrame(frame);
        });
      });
      line.onDown(cut);
    }
    return {
      send: (frame) => {
        if (!isCut) carry('up', () => line?.send(frame));
      },
      drop: () => {
        isCut = true;
        line?.cut();
      },
    };
  };
}

export interface FaultyDevice {
  readonly room: JurorRoom;
  readonly store: ReturnType<typeof memoryStore>;
  /** Entries that the device kept: those count. */
  readonly kept: RoomEntryInput[];
  enter(passageId: string, entry: RoomEntryInput['entry']): Promise<void>;
  /** The page dies, and is loaded again over what it kept. */
  restart(): Promise<FaultyDevice>;
  close(): void;
}

export interface FaultyParts {
  readonly desk: DeskNow;
  readonly chance: Chance;
  readonly open: OpenRoom;
  readonly token: string | null;
  readonly deviceId?: string | null;
  readonly identity?: DeviceIdentity;
  readonly store?: ReturnType<typeof memoryStore>;
  readonly kept?: RoomEntryInput[];
}

export async function faultyDevice(parts: FaultyParts): Promise<FaultyDevice> {
  const { chance, desk, identity = quickIdentity(), kept = [], open, store = memoryStore(), token } = parts;
  let deviceId = parts.deviceId ?? null;
  const timers = new Set<() => void>();
  const after = (ms: number, run: () => void) => {
    const cancel = desk.devices.scheduler.after(durationMs(ms), () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
    return cancel;
  };
  const room = await openJurorRoom({
    openSocket: faultySocket(desk, chance, after),
    time: { now: () => desk.devices.clock.read().mono, after },
    random: () => chance.unit(),
    desk: { url: open.url, fingerprint: open.fingerprint },
    ...{ identity, deviceId, token, store },
    label: 'Tablette',
    onAdmitted: (id) => {
      deviceId = id;
    },
    ownHour: () => desk.devices.clock.read().wall,
  });
  const close = () => {
    room.close();
    for (const cancel of timers) cancel();
  };
  return {
    ...{ room, store, kept, close },
    enter: async (passageId, entry) => {
      await room.outbox.add(passageId, entry);
      const last = store.kept.get(room.outbox.state().lastSequence) ?? null;
      kept.push(last ?? { passageId, clientId: room.outbox.clientId, sequence: 0, madeAt: 0, entry });
    },
    restart: () => {
      close();
      return faultyDevice({ ...parts, deviceId, identity, store, kept });
    },
  };
}
