/** The door of this area, which holds what juries decide of blocs. */
export { createGatherer } from './candidate-record.ts';
export { createDecisionsUsecases } from './decisions.usecases.ts';
export { createForeignReader, rectificationOf, statusOf } from './foreign-content.ts';
export { createReceiver } from './receive.usecases.ts';
export { isSessionLocked } from './rule.ts';
export { scopeOf } from './session-scope.ts';
export { sortReceived } from './received-files.ts';
export { createRulingsSource, currentOf, isObtained } from './session-rulings.ts';
