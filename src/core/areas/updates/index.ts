/** The door of this area, which holds updates that come as a file. */
export { threadedUpdateReader } from './update-thread.ts';
export { createUpdateUsecases } from './updates.usecases.ts';
