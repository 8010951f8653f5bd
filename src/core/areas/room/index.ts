/** The door of this area, which lets the jury's own devices in. */
export { createRoom } from './room.usecases.ts';
