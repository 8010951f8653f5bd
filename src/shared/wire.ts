/** What a page and the core say to each other, over whatever carries it. */
import type { BroadcastName } from './contract.ts';
import type { Answer } from './error-codes.ts';
import type { Stamp } from './revisions.ts';

/** A request; `id` is the page's, and comes back with the answer. */
export interface WireRequest {
  readonly id: number;
  readonly area: string;
  readonly method: string;
  readonly payload: unknown;
}

export interface WireAnswer {
  readonly id: number;
  readonly answer: Answer<unknown>;
}

export interface WireBroadcast {
  readonly broadcast: BroadcastName;
  readonly payload: unknown;
  readonly stamp: Stamp;
}

/** Everything that a page is told. */
export type WireMessage = WireAnswer | WireBroadcast;

/** Whether a message is a request; anything else is dropped unread. */
export function isWireRequest(message: unknown): message is WireRequest {
  if (typeof message !== 'object' || message === null) return false;
  const { area, id, method } = message as Partial<WireRequest>;
  return typeof id === 'number' && typeof area === 'string' && typeof method === 'string';
}

/** On Electron's bus: the page asks for its port to the core, and gets it. */
export const PORT_CHANNEL = 'pupitre:port';
