export { AlikeScreen } from './alike-screen.tsx';
export { EditCandidateScreen, NewCandidateScreen } from './candidate-edit-screens.tsx';
export { CandidateScreen } from './candidate-screen.tsx';
export { CandidatesScreen } from './candidates-screen.tsx';
export { PersonChooser } from './components/person-chooser.tsx';
export { ImportCandidatesScreen } from './import-screen.tsx';
export { lineWords } from './person-words.ts';
export { PlanScreen } from './plan-screen.tsx';
export { ScoresScreen } from './scores-screen.tsx';
