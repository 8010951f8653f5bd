/** Who is there, in memory: it says nothing of what was entered. */
import type { Instant } from '../../../domain/time/time.ts';

export interface DevicePresence {
  readonly isConnected: boolean;
  readonly lastContactAt: Instant | null;
  /** Entries that the device says it holds; null when it did not say. */
  readonly awaited: number | null;
  /** It was there when the desk fell asleep, and was not heard of since. */
  readonly isLostInSleep: boolean;
}

export interface Presence {
  of(deviceId: string): DevicePresence;
  came(deviceId: string, at: Instant): void;
  heard(deviceId: string, at: Instant): void;
  left(deviceId: string): void;
  /** The desk slept: who was there is not gone by itself. */
  slept(): void;
  /** Whether that says something new. */
  noteAwaited(deviceId: string, awaited: number): boolean;
}

const UNKNOWN: DevicePresence = {
  isConnected: false,
  lastContactAt: null,
  awaited: null,
  isLostInSleep: false,
};

/** Nobody was heard of yet. */
export function createPresence(): Presence {
  const known = new Map<string, DevicePresence>();
  const of = (deviceId: string) => known.get(deviceId) ?? UNKNOWN;
  return {
    of,
    came: (deviceId, at) => {
      known.set(deviceId, { ...of(deviceId), isConnected: true, lastContactAt: at, isLostInSleep: false });
    },
    heard: (deviceId, at) => {
      known.set(deviceId, { ...of(deviceId), lastContactAt: at, isLostInSleep: false });
    },
    left: (deviceId) => {
      known.set(deviceId, { ...of(deviceId), isConnected: false });
    },
    slept: () => {
      for (const [deviceId, device] of known) {
        if (device.isConnected) known.set(deviceId, { ...device, isLostInSleep: true });
      }
    },
    noteAwaited: (deviceId, awaited) => {
      const before = of(deviceId).awaited;
      known.set(deviceId, { ...of(deviceId), awaited });
      return before !== awaited;
    },
  };
}
