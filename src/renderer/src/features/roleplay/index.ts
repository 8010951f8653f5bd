export { CandidateSheetText } from './candidate/sheet-cover.tsx';
export { SubjectPanel } from './choice/subject-panel.tsx';
export { OwnRoleCard } from './play/own-role-card.tsx';
export { RoleCards } from './play/role-cards.tsx';
export { StageStrip } from './play/stage-strip.tsx';
