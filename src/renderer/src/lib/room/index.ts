/** What a device of the room is made of; its screens stand on it. */
export { browserSocket } from './browser-socket.ts';
export { openBrowserStore } from './browser-store.ts';
export type { BrowserStore, DeviceFacts } from './browser-store.ts';
export { identityOf, makeIdentity } from './device-identity.ts';
export { openJurorRoom } from './juror-room.ts';
export type { JurorRoom } from './juror-room.ts';
export type { Line, LineState } from './line.ts';
export type { Outbox, OutboxState } from './outbox.ts';
