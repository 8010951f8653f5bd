export { ArchivedSessionScreen } from './archived-session-screen.tsx';
export { CeremonyScreen } from './ceremony-screen.tsx';
export { FoundSessions } from './components/found-sessions.tsx';
export { SessionMinutesScreen } from './session-minutes-screen.tsx';
export { SessionRectificationScreen } from './session-rectification-screen.tsx';
