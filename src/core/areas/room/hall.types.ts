/** The lines of an open room, and what stands at their ends. */
import type { Instant } from '../../../domain/time/time.ts';
import type { RoomPlace } from '../../../shared/areas/room.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import type { Announce } from '../../kernel/announcer.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { Ask } from '../../kernel/door.ts';
import type { RoomConnection } from '../../kernel/room-server.types.ts';
import type { DeskSleepWatch, ToldSleep } from './desk-sleep.ts';
import type { Hearing } from './hearing.ts';
import type { Presence } from './presence.ts';
import type { TellSilence } from './silences.ts';
import type { Tokens } from './tokens.ts';

/** The desk, as devices know it. */
export interface HallDesk {
  readonly url: string;
  readonly fingerprint: string;
  readonly sessionId: string;
}

/** What a hall is made of. */
export interface HallParts {
  readonly deps: Pick<
    Deps,
    'clock' | 'logFailure' | 'newId' | 'power' | 'publish' | 'randomBytes' | 'repos' | 'scheduler'
  >;
  readonly ask: Ask;
  readonly tokens: Tokens;
  readonly desk: HallDesk;
  readonly hearing: Hearing;
  /** Of a device that is back: for how long nothing was heard of it. */
  readonly tellSilence: TellSilence;
  /** Of the desk, once it is awake again. */
  readonly tellSleep: (slept: ToldSleep) => void;
}

/** A device that showed a good code. */
export interface Waiting {
  readonly waitingId: string;
  readonly place: RoomPlace;
  readonly label: string;
  readonly publicKey: Uint8Array;
  readonly remote: string;
  readonly since: Instant;
}

/** The lines of an open room. */
export interface Hall {
  accept(connection: RoomConnection): void;
  readonly tell: Announce;
  /** In the order in which they came. */
  waiting(): readonly Waiting[];
  /** Lets in who waits, as that device. */
  admit(waitingId: string, device: RoomDevice): void;
  refuse(waitingId: string): void;
  /** Tells a device that it may write no more. */
  end(deviceId: string): void;
  readonly presence: Presence;
  /** When the desk last slept while it was open. */
  readonly lastSleep: DeskSleepWatch['last'];
  /** Every line goes down. */
  close(): void;
}

/** What a line is taken for. */
export type Standing =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'waiting'; readonly waiting: Waiting }
  | { readonly kind: 'let-in'; readonly caller: Caller; readonly isEnded: boolean };

/** A device's connection, and what it said. */
export interface Line {
  readonly connection: RoomConnection;
  readonly challenge: string;
  standing: Standing;
  /** Frames that were no greeting and no request. */
  faults: number;
  /** Monotonic time of the last frame. */
  heardAt: number;
}
