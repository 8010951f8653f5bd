export { CeremonyScreen } from './ceremony-screen.tsx';
export { FoundSessions } from './components/found-sessions.tsx';
export { SessionMinutesScreen } from './session-minutes-screen.tsx';
