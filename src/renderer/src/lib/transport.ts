import type { Answer } from '../../../shared/error-codes.ts';
import type { WireBroadcast } from '../../../shared/wire.ts';

/** What carries requests to the core and brings back what it tells: Electron's bus here, a socket elsewhere. */
export interface Transport {
  /** Rejects when nothing can answer any more. */
  readonly request: (area: string, method: string, payload: unknown) => Promise<Answer<unknown>>;
  /** Hands on each broadcast; the answer ends it. */
  readonly listen: (listener: (told: WireBroadcast) => void) => () => void;
  /** Tells each time that the line is up, the first time too: what was told before did not arrive. */
  readonly onConnected: (listener: () => void) => () => void;
}
