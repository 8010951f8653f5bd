/** What a device of the room is made of; its screens stand on it. */
export { browserSocket } from './browser-socket.ts';
export { openBrowserStore } from './browser-store.ts';
export type { BrowserStore, DeviceFacts } from './browser-store.ts';
export { identityOf, makeIdentity } from './device-identity.ts';
export { packQueue, unpackQueue } from './handover.ts';
export { openJurorRoom } from './juror-room.ts';
export type { JurorRoom } from './juror-room.ts';
export type { DeviceTime, Line, LineState } from './line.ts';
export type { NotEntered, Outbox, OutboxState } from './outbox.ts';
export { createProblemBox, isReportWaiting } from './problem-box.ts';
export type { ProblemBox, Report } from './problem-box.ts';
export { deskUrl, readRoomCode, readTypedCode } from './room-code.ts';
export type { RoomCode } from './room-code.ts';
export { createSeatKeeper } from './seat-keeper.ts';
export type { KeptSeat, SeatKeeper } from './seat-keeper.ts';
