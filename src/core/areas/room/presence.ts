/** Who is there, in memory: it says nothing of what was entered. */
import type { Instant } from '../../../domain/time/time.ts';

export interface DevicePresence {
  readonly isConnected: boolean;
  readonly lastContactAt: Instant | null;
  /** Entries that the device says it holds; null when it did not say. */
  readonly awaited: number | null;
}

export interface Presence {
  of(deviceId: string): DevicePresence;
  came(deviceId: string, at: Instant): void;
  heard(deviceId: string, at: Instant): void;
  left(deviceId: string): void;
  /** Whether that says something new. */
  noteAwaited(deviceId: string, awaited: number): boolean;
}

const UNKNOWN: DevicePresence = { isConnected: false, lastContactAt: null, awaited: null };

/** Nobody was heard of yet. */
export function createPresence(): Presence {
  const known = new Map<string, DevicePresence>();
  const of = (deviceId: string) => known.get(deviceId) ?? UNKNOWN;
  return {
    of,
    came: (deviceId, at) => {
      known.set(deviceId, { ...of(deviceId), isConnected: true, lastContactAt: at });
    },
    heard: (deviceId, at) => {
      known.set(deviceId, { ...of(deviceId), lastContactAt: at });
    },
    left: (deviceId) => {
      known.set(deviceId, { ...of(deviceId), isConnected: false });
    },
    noteAwaited: (deviceId, awaited) => {
      const before = of(deviceId).awaited;
      known.set(deviceId, { ...of(deviceId), awaited });
      return before !== awaited;
    },
  };
}
