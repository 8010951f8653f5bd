import { createBusTransport } from './bus-transport.ts';
import { ApiError, createApi } from './create-api.ts';
import { createKeptStore } from './kept-store.ts';
import { createKeptWrites } from './kept-writes.ts';
import { createLateTransport } from './late-transport.ts';
import { createSubscriptions } from './subscriptions.ts';
import type { Transport } from './transport.ts';

export { ApiError } from './create-api.ts';
export type { Api } from './create-api.ts';

type AnyCall = (request: unknown) => Promise<unknown>;

const transport = createLateTransport();

/** From now on everything is asked over that line: of a page that the desk's own process does not serve. */
export function speakOver(line: Transport): void {
  transport.plug(line);
}

/** What the data could not take, until it is sent again or dropped by hand. */
export const keptWrites = createKeptWrites(() => location.hash);

/** `await api.sessions.get({ sessionId })`: the value, or an `ApiError` thrown. */
export const api = createApi(transport.request, keptWrites);

/** Holds every list of refused entries in main, for the next start; the page says when, and one of the room never does. */
export const keptStore = createKeptStore((entries) => api.kept.replace({ entries: [...entries] }));
keptStore.add(keptWrites);

/** Sends a request by the names of its area and method. */
export function sendNamed(area: string, method: string, request: unknown): Promise<unknown> {
  const methods = (api as unknown as Readonly<Record<string, Readonly<Record<string, AnyCall>>>>)[area];
  const call = methods?.[method];
  return call === undefined ? Promise.reject(new ApiError('not-found')) : call(request);
}

/** Everything that the core tells. */
export const { onMissed, subscribe } = createSubscriptions(transport, () => api.app.revisions());

if ('pupitre' in globalThis) speakOver(createBusTransport(window.pupitre));
