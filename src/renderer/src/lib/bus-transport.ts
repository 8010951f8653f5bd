import { BROADCASTS } from '../../../shared/contract.ts';
import type { PupitreApi } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Transport } from './transport.ts';

declare global {
  interface Window {
    /** Exposed by the preload: the only way out of the renderer. A page of the room has none, and is not to ask. */
    readonly pupitre: PupitreApi;
  }
}

type AnyMethod = (payload: unknown) => Promise<Answer<unknown>>;

/** The transport over what the preload exposes: its line is up as long as the page lives. */
export function createBusTransport(pupitre: PupitreApi): Transport {
  const areas = pupitre as unknown as Readonly<Record<string, Readonly<Record<string, AnyMethod>>>>;
  return {
    request: (area, method, payload) =>
      areas[area]?.[method]?.(payload) ?? Promise.reject(new Error(`nothing is called ${area}.${method}`)),
    listen: (listener) => {
      const ends = BROADCASTS.map((broadcast) =>
        pupitre.on(broadcast, (payload, stamp) => {
          listener({ broadcast, payload, stamp });
        }),
      );
      return () => {
        for (const end of ends) end();
      };
    },
    onConnected: (listener) => {
      listener();
      return () => undefined;
    },
  };
}
