/** The door of this area, which issues papers after a session and keeps them. */
export { templateOf } from './issuing-settings.ts';
export type { Holder, IssuingSources, SealedSession } from './issuing-sources.ts';
export { createIssuingUsecases } from './issuing.usecases.ts';
export { createStoredSources } from './stored-sources.ts';
