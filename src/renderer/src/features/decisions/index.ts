export { EnrolmentDecisions } from './components/enrolment-decisions.tsx';
export { ReviewList } from './components/review-list.tsx';
export { readDeliberationSearch } from './deliberation-search.ts';
export { SessionDeliberationScreen } from './session-deliberation-screen.tsx';
