/** Pages of the desk that are connected by a port: each gets the answers to its requests, and all get what is told. */
import { isWireRequest } from '../../shared/wire.ts';
import type { WireBroadcast, WireMessage } from '../../shared/wire.ts';
import { DESK } from '../../shared/caller.ts';
import type { Caller } from '../../shared/caller.ts';
import type { Announce } from './announcer.ts';
import type { Ask } from './door.ts';

/** One end of a channel of messages. */
export interface PagePort {
  post(message: WireMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

export interface Pages {
  /** Serves that page until it goes; `caller` is the desk unless it is said to be less. */
  connect(port: PagePort, ask: Ask, caller?: Caller): void;
  readonly publish: Announce;
}

/** What a page that is not the desk's hears in the place of a broadcast; null when it hears nothing. */
export type Hears = (caller: Caller, told: WireBroadcast) => WireBroadcast | null;

/** No page yet. */
export function createPages(hears: Hears = () => null): Pages {
  const ports = new Map<PagePort, Caller>();
  return {
    connect: (port, ask, caller = DESK) => {
      ports.set(port, caller);
      port.onClose(() => {
        ports.delete(port);
      });
      port.onMessage((message) => {
        if (!isWireRequest(message)) return;
        const { area, id, method, payload } = message;
        void ask(`${area}.${method}`, payload, caller).then((answer) => {
          if (ports.has(port)) port.post({ id, answer });
        });
      });
    },
    publish: (broadcast, payload, stamp) => {
      const told: WireBroadcast = { broadcast, payload, stamp };
      for (const [port, caller] of ports) {
        const heard = caller.role === 'desk' ? told : hears(caller, told);
        if (heard !== null) port.post(heard);
      }
    },
  };
}
