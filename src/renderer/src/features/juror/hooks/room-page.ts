import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RoomCode } from '../../../lib/room/index.ts';
import type { JurorDevice } from './device.ts';

export type RoomPageState =
  | { readonly kind: 'starting' | 'elsewhere' | 'unsupported' | 'no-code' }
  | { readonly kind: 'device'; readonly device: JurorDevice };

/** What the page does with itself: which device it is, and whether another tab is that already. */
export interface RoomPage {
  readonly state: () => RoomPageState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for a place with that code, as a new device; what an earlier one still holds is handed in beside it. */
  readonly join: (code: RoomCode) => Promise<void>;
  /** The other tab gives way to this one. */
  readonly takeOver: () => void;
  /** Forgets everything that this device holds. */
  readonly forget: () => Promise<void>;
  /** The address of the desk elsewhere, with what waits here in it; null when that is too much. */
  readonly addressWithQueue: (url: string, token: string) => Promise<string | null>;
  readonly go: (address: string) => void;
}

export const RoomPageContext = createContext<RoomPage | null>(null);

export function useRoomPage(): RoomPage {
  const page = useContext(RoomPageContext);
  if (page === null) throw new Error('no page of the room');
  return page;
}

export function useRoomPageState(): RoomPageState {
  const { state, subscribe } = useRoomPage();
  return useSyncExternalStore(subscribe, state);
}
