export { restoreSeatEntry, waitingGrids } from './hooks/seat-entries.ts';
export { GridWorkspace } from './components/grid-workspace.tsx';
