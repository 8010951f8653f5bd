/** The door of this area, which holds what juries decide of blocs. */
export { createGatherer } from './candidate-record.ts';
export { createDecisionsUsecases } from './decisions.usecases.ts';
export { createRulingsSource, currentOf } from './session-rulings.ts';
