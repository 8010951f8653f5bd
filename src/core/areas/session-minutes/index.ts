/** The door of this area, which holds the minutes of sessions: content, lock, signatures, seal, corrections, archive. */
export { createSessionMinutesUsecases } from './create-session-minutes.ts';
