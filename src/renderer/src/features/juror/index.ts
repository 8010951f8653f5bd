export { JurorScreen } from './juror-screen.tsx';
export { JurorDeviceContext } from './hooks/device.ts';
export type { JurorDevice } from './hooks/device.ts';
export { RoomPageContext } from './hooks/room-page.ts';
export type { RoomPage, RoomPageState } from './hooks/room-page.ts';
export { createDeskTime } from './hooks/desk-time.ts';
export { startLanguage } from './hooks/language.ts';
