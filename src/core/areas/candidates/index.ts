/** Candidates: persons, what they are enrolled for, and results that no jury of this application gave. */
export { createCandidateUsecases } from './candidates.usecases.ts';
export { createAlikeIndex } from './alike-index.ts';
export {
  enrolledFor,
  enrolmentsOf,
  enrolNamed,
  followSession,
  followTyped,
  idsOfPerson,
  isNamed,
  linkChosen,
  linkTyped,
  standingPerson,
} from './linking.ts';
export type { Linking } from './linking.ts';
