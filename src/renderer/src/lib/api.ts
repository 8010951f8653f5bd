import type { PupitreApi } from '../../../shared/contract.ts';
import { createApi } from './create-api.ts';

export { ApiError } from './create-api.ts';
export type { Api } from './create-api.ts';

declare global {
  interface Window {
    /** Exposed by the preload: the only way out of the renderer. */
    readonly pupitre: PupitreApi;
  }
}

/** `await api.sessions.get({ sessionId })`: the value, or an `ApiError` thrown. */
export const api = createApi(window.pupitre);

/** Listens to a broadcast of the main process; the answer ends the subscription. */
export const subscribe: PupitreApi['on'] = (name, listener) => window.pupitre.on(name, listener);
