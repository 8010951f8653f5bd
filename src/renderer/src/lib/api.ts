import type { PupitreApi } from '../../../shared/contract.ts';
import { createApi } from './create-api.ts';
import { createKeptWrites } from './kept-writes.ts';

export { ApiError } from './create-api.ts';
export type { Api } from './create-api.ts';

declare global {
  interface Window {
    /** Exposed by the preload: the only way out of the renderer. */
    readonly pupitre: PupitreApi;
  }
}

/** What the data could not take, until it is sent again or dropped by hand. */
export const keptWrites = createKeptWrites();

/** `await api.sessions.get({ sessionId })`: the value, or an `ApiError` thrown. */
export const api = createApi(window.pupitre, keptWrites);

/** Listens to a broadcast of the main process; the answer ends the subscription. */
export const subscribe: PupitreApi['on'] = (name, listener) => window.pupitre.on(name, listener);
