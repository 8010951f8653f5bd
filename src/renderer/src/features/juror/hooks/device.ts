import { createContext, useContext, useSyncExternalStore } from 'react';
import type { JurorRoom, LineState, OutboxState, ProblemBox, SeatKeeper } from '../../../lib/room/index.ts';
import type { PageTime } from '../../passage/index.ts';

/** This device at work in the room. */
export interface JurorDevice {
  readonly room: JurorRoom;
  readonly seats: SeatKeeper;
  readonly problems: ProblemBox;
  /** The desk's time on this page. */
  readonly time: PageTime;
  /** What the desk calls this device. */
  readonly label: string;
  /** It was let in, now or before this page was loaded. */
  readonly isAdmitted: () => boolean;
  /** The desk's hour since when nothing is heard; null while the line is up. */
  readonly downSince: () => number | null;
}

export const JurorDeviceContext = createContext<JurorDevice | null>(null);

/** The device; only under a page that has one. */
export function useJurorDevice(): JurorDevice {
  const device = useContext(JurorDeviceContext);
  if (device === null) throw new Error('no device here');
  return device;
}

export function useLineState(): LineState {
  const { line } = useJurorDevice().room;
  return useSyncExternalStore(line.subscribe, line.state);
}

export function useIsUnknown(): boolean {
  const { line } = useJurorDevice().room;
  return useSyncExternalStore(line.subscribe, line.isUnknown);
}

export function useOutbox(): OutboxState {
  const { outbox } = useJurorDevice().room;
  return useSyncExternalStore(outbox.subscribe, outbox.state);
}
