export { PaperSettingsScreen } from './paper-settings-screen.tsx';
export { SessionPapersScreen } from './session-papers-screen.tsx';
