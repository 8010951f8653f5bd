export { CandidateScreenPanel } from './components/candidate-screen-panel.tsx';
export { CandidateTimeScreen } from './candidate-time-screen.tsx';
