/** The door of this area, which holds sessions, members, and what is set up for each passage before it starts. */
export { refusalOfPin } from './members.usecases.ts';
export { changeSessions } from './preparation-store.ts';
export type { PreparationStore } from './preparation-store.ts';
export { answerSession } from './session-view.ts';
export { createSessionUsecases } from './sessions.usecases.ts';
export { createSetupUsecases } from './setups.usecases.ts';
