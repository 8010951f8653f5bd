export { RoomChip } from './components/room-chip.tsx';
export { RoomPanel } from './components/room-panel.tsx';
export { RoomStrip } from './components/room-strip.tsx';
export { RoomCodesScreen } from './room-codes-screen.tsx';
export { RoomScreen } from './room-screen.tsx';
