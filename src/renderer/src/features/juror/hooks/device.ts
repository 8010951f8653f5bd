import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type {
  DownSince,
  Jottings,
  JurorRoom,
  LineState,
  OutboxState,
  ProblemBox,
  SeatKeeper,
} from '../../../lib/room/index.ts';
import type { PageTime } from '../../passage/index.ts';

/** This device at work in the room. */
export interface JurorDevice {
  readonly room: JurorRoom;
  readonly seats: SeatKeeper;
  readonly problems: ProblemBox;
  readonly jottings: Jottings;
  /** The desk's time on this page. */
  readonly time: PageTime;
  /** What the desk calls this device. */
  readonly label: string;
  /** It was let in, now or before this page was loaded. */
  readonly isAdmitted: () => boolean;
  readonly down: DownSince;
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

/** The desk's hour since when nothing is heard; null while the line is up, or has hardly been looked for. */
export function useDownSince(): number | null {
  const { down } = useJurorDevice();
  return useSyncExternalStore(down.subscribe, down.since);
}

export function useIsUnknown(): boolean {
  const { line } = useJurorDevice().room;
  return useSyncExternalStore(line.subscribe, line.isUnknown);
}

export function useOutbox(): OutboxState {
  const { outbox } = useJurorDevice().room;
  return useSyncExternalStore(outbox.subscribe, outbox.state);
}

/** Names of reports that are typed and not sent. */
export const REPORTS = 'report ';
export const reportName = (passageId: string | null) => `${REPORTS}${passageId ?? ''}`;

/** A jotting of that name, and how to put another. */
export function useJotting(name: string): readonly [string, (text: string) => void] {
  const { jottings } = useJurorDevice();
  const text = useSyncExternalStore(
    jottings.subscribe,
    useCallback(() => jottings.text(name), [jottings, name]),
  );
  return [
    text,
    (next) => {
      jottings.put(name, next);
    },
  ];
}
