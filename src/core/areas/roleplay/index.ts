/** The door of this area, which holds the draw of a subject, its roles, and how it is played. */
export { playersOf, timelineOf } from './roleplay-view.ts';
export { createRoleplayUsecases } from './roleplay.usecases.ts';
