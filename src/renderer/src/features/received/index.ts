export { AuthoritiesScreen } from './authorities-screen.tsx';
export { EvidenceScreen } from './evidence-screen.tsx';
export { ReceivedFilesField } from './components/received-files-field.tsx';
export { PagesDialog } from './components/pages-dialog.tsx';
