export { CandidateSheetText } from './candidate/sheet-cover.tsx';
export { SubjectPanel } from './choice/subject-panel.tsx';
export { RoleCards } from './play/role-cards.tsx';
export { StageStrip } from './play/stage-strip.tsx';
