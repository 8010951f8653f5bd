export { restoreSeatEntry, waitingGrids } from './hooks/seat-entries.ts';
export { seatCarrier } from './hooks/seat-beside.ts';
export { GridPreview } from './components/grid-preview.tsx';
export { GridWorkspace } from './components/grid-workspace.tsx';
