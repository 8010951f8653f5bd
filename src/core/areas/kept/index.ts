/** The door of this area, which holds what was typed and refused, kept beside the data. */
export { createKeptUsecases } from './kept.usecases.ts';
export type { KeptState } from './kept.usecases.ts';
