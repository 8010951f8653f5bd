export { restoreSeatEntry, waitingGrids } from './hooks/seat-entries.ts';
export { seatCarrier } from './hooks/seat-beside.ts';
export { GridPreview } from './components/grid-preview.tsx';
export { GridWorkspace } from './components/grid-workspace.tsx';
export { GridSheet } from './components/grid-sheet.tsx';
export { useEntryWords } from './components/refused-entries.tsx';
export type { SeatEntryWords } from './hooks/seat-entries.ts';
export type { SheetSeat } from './hooks/use-seat.ts';
