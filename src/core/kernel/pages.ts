/** Pages of the desk that are connected by a port: each gets the answers to its requests, and all get what is told. */
import { isWireRequest } from '../../shared/wire.ts';
import type { WireMessage } from '../../shared/wire.ts';
import { DESK } from '../../shared/caller.ts';
import type { Announce } from './announcer.ts';
import type { Ask } from './door.ts';

/** One end of a channel of messages. */
export interface PagePort {
  post(message: WireMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

export interface Pages {
  /** Serves that page until it goes. */
  connect(port: PagePort, ask: Ask): void;
  readonly publish: Announce;
}

/** No page yet. */
export function createPages(): Pages {
  const ports = new Set<PagePort>();
  return {
    connect: (port, ask) => {
      ports.add(port);
      port.onClose(() => {
        ports.delete(port);
      });
      port.onMessage((message) => {
        if (!isWireRequest(message)) return;
        const { area, id, method, payload } = message;
        void ask(`${area}.${method}`, payload, DESK).then((answer) => {
          if (ports.has(port)) port.post({ id, answer });
        });
      });
    },
    publish: (broadcast, payload, stamp) => {
      for (const port of ports) port.post({ broadcast, payload, stamp });
    },
  };
}
