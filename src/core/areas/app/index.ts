/** The door of this area, which holds what concerns the application as a whole: its preferences and what it says at its start. */
export { createAsked } from './asked.ts';
export type { AskedOrder } from './asked.ts';
export { createAppUsecases, readPreferences, startupNoticeOf } from './app.usecases.ts';
