/** The door of this area, which holds a candidate before the jury: the clock, the jury that sits, seats, marks and deliberation. */
export { createClocksUsecases, runningClockOf } from './clocks.usecases.ts';
export { clockFact } from './conduct-of-clock.ts';
export type { ConductEntry, ConductFact } from './conduct-of-clock.ts';
export { createClockWatch } from './clock-watch.ts';
export { createDeliberationUsecases } from './deliberation.usecases.ts';
export { createGridEntries } from './grid-entries.ts';
export type { GridEntries } from './grid-entries.ts';
export { createJuryActsUsecases } from './jury-acts.usecases.ts';
export {
  calculationOf,
  contextOf,
  countedGrids,
  externallySigned,
  gridOf,
  isLocked,
  lockedContent,
  markersOf,
  presidentOf,
  refusalToLock,
  resultsOf,
  seatsOf,
  signatoriesOf,
  standingDecision,
  toldChanges,
  uncountedGrids,
  unsignedJurorIds,
} from './passage-facts.ts';
export type { PassageFacts } from './passage-facts.ts';
export { completeFreeze } from './passage-freeze.ts';
export { digestOfFaults, trusted } from './passage-recovery.ts';
export { PANEL, createPassageRuntime } from './passage-runtime.ts';
export type { PassageChange, PassageRuntime } from './passage-runtime.ts';
export { createPassageStore } from './passage-store.ts';
export type { PassageStore } from './passage-store.ts';
export { externalDocumentView, lockView } from './passage-view.ts';
export { createPassagesUsecases } from './passages.usecases.ts';
export { isSubjectOf } from './roleplay-facts.ts';
export type { RoleplayFacts, RoleplayStore } from './roleplay-facts.ts';
export { createSeatRegistry } from './seat-registry.ts';
export type { SeatRegistry } from './seat-registry.ts';
export { createSeatsUsecases } from './seats.usecases.ts';
export { checkSnapshot } from './snapshot-check.ts';
export { passedTogether } from './together.ts';
