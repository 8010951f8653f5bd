export { PreferencesScreen } from './preferences-screen.tsx';
