/** The door of this area, which holds what juries decide of blocs. */
export { createGatherer } from './candidate-record.ts';
export { createDecisionsUsecases } from './decisions.usecases.ts';
export { currentOf, refusalToSeal, rulingsToSeal, sessionRulings } from './session-rulings.ts';
export type { ScopeParts } from './session-scope.ts';
