export { ArchivedSessionScreen } from './archived-session-screen.tsx';
export { CeremonyScreen } from './ceremony-screen.tsx';
export { SessionMinutesScreen } from './session-minutes-screen.tsx';
export { SessionRectificationScreen } from './session-rectification-screen.tsx';
