export { AboutScreen } from './about-screen.tsx';
export { PreferencesScreen } from './preferences-screen.tsx';
export { AdministratorsScreen } from './administrators-screen.tsx';
export { AdministratorFields } from './components/administrator-fields.tsx';
export { FirstSettings } from './components/first-settings.tsx';
export { OrganisationQuestion } from './components/organisation-question.tsx';
export { DiskNotice } from './components/disk-notice.tsx';
