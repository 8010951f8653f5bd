export { TimestampSettingsScreen } from './timestamp-settings-screen.tsx';
