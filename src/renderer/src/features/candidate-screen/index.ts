export { CandidateScreenPanel } from './components/candidate-screen-panel.tsx';
export { CandidatePage } from './candidate-page.tsx';
