/** Opens everything the application can do over one data folder, whatever shell stands around it. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Preferences } from '../shared/areas/app.ts';
import { createUsecases } from './all.usecases.ts';
import type { Usecases } from './all.usecases.ts';
import { readPreferences, startupNoticeOf } from './areas/app/index.ts';
import { loadShippedReferentiels } from './areas/certifications/index.ts';
import { loadShippedSubjects } from './areas/subjects/index.ts';
import { rescueCopy } from './db/backup/rescue.ts';
import { closeRestore, completeRestore } from './db/backup/restore-files.ts';
import type { RunBackupJob } from './db/backup/run-backup-job.ts';
import { computerNotes } from './db/computer-notes.ts';
import { openDatabase } from './db/database.ts';
import { placeOf } from './db/place.ts';
import { createPinDelayRepo } from './db/repos/pin-delay.repo.ts';
import { createPreferenceRepo } from './db/repos/preference.repo.ts';
import { createAct } from './kernel/act.ts';
import { createAnnouncer } from './kernel/announcer.ts';
import type { Announce } from './kernel/announcer.ts';
import type { Deps } from './kernel/deps.ts';
import { settleInstallation } from './kernel/installation.ts';
import { createTasks } from './kernel/tasks.ts';
import { createPinGuard, PIN_COST } from './kernel/pin.ts';
import type { UpdateReader } from './kernel/update-reader.types.ts';
import { createRoomTools } from './room/room-tools.ts';

/** What the core cannot have by itself: the machine, a person at it, and threads of the build at hand. */
export interface Surroundings extends Pick<
  Deps,
  | 'appVersion'
  | 'clock'
  | 'desktop'
  | 'documents'
  | 'keyFiles'
  | 'keyVault'
  | 'logFailure'
  | 'platform'
  | 'postTimestamp'
  | 'power'
  | 'resources'
  | 'scheduler'
  | 'systemLanguage'
  | 'timeZone'
> {
  /** Where the data lies: its folder, its file, the backups, and outside of it what this computer remembers of it. */
  readonly data: {
    readonly root: string;
    readonly dataFile: string;
    readonly backupFolder: string;
    readonly notesFolder: string;
    readonly updateFolder: string;
  };
  /** Of the processor, as Node names it. */
  readonly arch: string;
  readonly readUpdate: UpdateReader;
  /** Tells every window, and whoever else listens. */
  readonly publish: Announce;
  readonly runBackupJob: RunBackupJob;
  /** Whether another computer took the folder since it was opened. */
  readonly isTaken: () => boolean;
  /** Ends the application and starts it anew. */
  readonly restart: () => void;
  /** Notes something for support that is no failure. */
  readonly logFact: (text: string) => void;
  /** Told the text of each statement that the database runs; only measuring asks for it. */
  readonly onStatement?: (sql: string) => void;
}

export interface Core extends Omit<Usecases, 'recover' | 'tellDevices'> {
  readonly preferences: () => Preferences;
  /** After `stop`. */
  readonly close: () => void;
}

/**
 * Takes up what an ordered restore or an abrupt end left, and opens the use cases. Throws DatabaseError when the data
 * cannot be opened; nothing of it was changed then.
 */
export function openCore(surroundings: Surroundings): Core {
  const { arch, data, isTaken, logFact, onStatement, readUpdate, restart, runBackupJob, ...machine } =
    surroundings;
  const restored = completeRestore(data.dataFile);
  const { backupPath, db } = openDatabase(data.dataFile, {
    backupFolder: data.backupFolder,
    now: machine.clock.read().wall,
    appVersion: machine.appVersion,
    ...(onStatement === undefined ? {} : { onStatement }),
  });
  const announcer = createAnnouncer(randomUUID(), (name, payload, stamp) => {
    machine.publish(name, payload, stamp);
    tellDevices(name, payload, stamp);
  });
  /** Nobody is in the room before the use cases are there. */
  let tellDevices: Announce = () => undefined;
  let recovered = 0;
  const deps: Deps = {
    ...machine,
    ...announcer,
    ...createAct({ ...machine, ...announcer, db }),
    db,
    newId: randomUUID,
    tasks: createTasks({ ...machine, ...announcer, newId: randomUUID }),
    randomBytes,
    pins: createPinGuard({ ...machine, delays: createPinDelayRepo(db) }),
    pinCost: PIN_COST,
    dataPath: data.root,
    backups: {
      dataFile: data.dataFile,
      folder: data.backupFolder,
      run: runBackupJob,
      rescue: (file) => rescueCopy(db, file, runBackupJob),
      restart,
    },
    updates: { folder: data.updateFolder, arch, read: readUpdate },
    room: createRoomTools(machine.resources.roomPage, logFact),
    place: placeOf(data.dataFile, { isTaken, notes: computerNotes(data.notesFolder) }),
    startupNotice: () => startupNoticeOf(recovered, backupPath, restored !== null),
  };
  settleInstallation(deps, restored !== null);
  closeRestore(data.dataFile);
  for (const { code, file } of [...loadShippedReferentiels(deps), ...loadShippedSubjects(deps)]) {
    logFact(`${file} not taken: ${code}`);
  }
  const usecases = createUsecases(deps);
  ({ tellDevices } = usecases);
  recovered = usecases.recover();
  return {
    ...usecases,
    preferences: () => readPreferences(createPreferenceRepo(db), machine.systemLanguage),
    close: () => db.close(),
  };
}
