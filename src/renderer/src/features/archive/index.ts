export { readArchiveSearch } from './archive-filters.ts';
export { ArchiveScreen } from './archive-screen.tsx';
export { ArchivedMinutesScreen } from './archived-minutes-screen.tsx';
export { ExportPanel } from './components/export-panel.tsx';
