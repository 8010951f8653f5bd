/** The door of this area, which holds what juries decide of blocs. */
export { createGatherer } from './candidate-record.ts';
export { createDecisionsUsecases } from './decisions.usecases.ts';
export { sortReceived } from './received-files.ts';
export { createRulingsSource, currentOf, isObtained } from './session-rulings.ts';
