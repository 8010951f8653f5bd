export { CeremonyScreen } from './ceremony-screen.tsx';
export { SessionMinutesScreen } from './session-minutes-screen.tsx';
