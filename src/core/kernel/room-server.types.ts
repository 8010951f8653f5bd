/** What opens a port for the room: the area that says who is let in knows this much of it. */

/** An address of this machine, with the bits of its network. */
export interface NetworkPlace {
  readonly name: string;
  readonly address: string;
  readonly prefixLength: number;
  /** Reached by this machine alone. */
  readonly isLoopback: boolean;
}

/** One device's line, whoever it is. */
export interface RoomConnection {
  /** Address of the other end. */
  readonly remote: string;
  /** Does nothing once the line is down; a device that reads too slowly loses its line. */
  send(frame: Uint8Array): void;
  close(): void;
  /** Once, before anything else: frames that came meanwhile are handed on then. */
  listen(ends: { readonly onFrame: (frame: Uint8Array) => void; readonly onClose: () => void }): void;
}

export interface RoomSettings {
  readonly address: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** PEM: the private key, and its certificate before that of the authority. */
  readonly key: string;
  readonly certificates: string;
  /** Of that authority: what devices know the room by. */
  readonly fingerprint: string;
  readonly onConnection: (connection: RoomConnection) => void;
}

export interface RoomServer {
  readonly port: number;
  /** Connects as a device would: null when that works, or the system's word for why it does not. */
  tryItself(): Promise<string | null>;
  /** Times that another machine connected, whatever became of it. */
  callCount(): number;
  /** Nothing listens any more, and every line is down. */
  close(): Promise<void>;
}

export interface RoomTools {
  /** Addresses of version 4 that this machine has now. */
  places(): readonly NetworkPlace[];
  /** Rejects with the system's error when the port cannot be opened. */
  serve(settings: RoomSettings): Promise<RoomServer>;
}
