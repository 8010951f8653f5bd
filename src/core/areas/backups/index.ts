/** The door of this area, which holds copies of the data, going back to one, and saving what a lost file still held. */
export { createBackupKeeper } from './backup-keeper.ts';
export { createBackupUsecases } from './backups.usecases.ts';
export { createRescueHandlers } from './rescue.usecases.ts';
