/** The door of this area, which holds the minutes of sessions: content, lock, signatures, seal, corrections, archive. */
export type { RulingsSource } from './rulings-source.ts';
export { storedRulings } from './stored-rulings.ts';
