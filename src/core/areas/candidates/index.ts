/** Candidates: persons, what they are enrolled for, and results that no jury of this application gave. */
export { createAlikeIndex } from './alike-index.ts';
export { createCandidateUsecases } from './candidates.usecases.ts';
export {
  enrolNamed,
  enrolledFor,
  enrolmentsOf,
  followSession,
  followTyped,
  idsOfPerson,
  isNamed,
  linkChosen,
  linkTyped,
  standingPerson,
} from './linking.ts';
export type { Linking } from './linking.ts';
