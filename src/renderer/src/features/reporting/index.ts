export { DeadlineNotice } from './components/deadline-notice.tsx';
export { DeclarantNotice } from './components/declarant-notice.tsx';
export { DeclarationsScreen } from './declarations-screen.tsx';
export { ReportingSettingsScreen } from './reporting-settings-screen.tsx';
