import type { OpenRecord } from './open-record.ts';
import type { Hall } from './hall.types.ts';
import type { Tokens } from './tokens.ts';
import type { RoomServer } from '../../kernel/room-server.types.ts';

/** A room while it is open. */
export interface RunningRoom extends OpenRecord {
  readonly url: string;
  /** Of its authority. */
  readonly fingerprint: string;
  readonly hall: Hall;
  readonly tokens: Tokens;
  readonly server: RoomServer;
}
