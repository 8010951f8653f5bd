/** The application in a process of its own, to be killed: `crash-driver FOLDER RESOURCES`. Acknowledgements on stdout. */
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '../../src/domain/time/time.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import { createPinDelayRepo } from '../../src/core/db/repos/pin-delay.repo.ts';
import { placeOf } from '../../src/core/db/place.ts';
import { createAct } from '../../src/core/kernel/act.ts';
import { createAnnouncer } from '../../src/core/kernel/announcer.ts';
import { createFastClock } from '../../src/core/kernel/test-clock.ts';
import { createUsecases } from '../../src/core/all.usecases.ts';
import type { Deps } from '../../src/core/kernel/deps.ts';
import { doWork } from '../../src/core/work/do-work.ts';
import { createTasks } from '../../src/core/kernel/tasks.ts';
import { createPinGuard } from '../../src/core/kernel/pin.ts';
import { createKeyFileReader, readKeyFile } from '../../src/core/areas/signing/key-files.ts';
import { loadShippedReferentiels } from '../../src/core/areas/certifications/shipped-certifications.ts';
import { asDesk } from './as-desk.ts';
import { playForEver } from './crash-player.ts';
import { createFakeNetwork } from './fake-network.ts';
import { CHEAP_PIN } from './passage-panel.ts';

/** Heartbeats then fall every few milliseconds, between and during the entries. */
const SPEED = 200;

const [folder = '', resources = ''] = process.argv.slice(2);
const { clock, scheduler } = createFastClock(instant(Date.now()), SPEED);
const { db } = openDatabase(join(folder, 'pupitre.sqlite'), {
  backupFolder: join(folder, 'backups'),
  now: clock.read().wall,
});
const announcer = createAnnouncer(randomUUID(), () => undefined);
const logFailure: Deps['logFailure'] = (area, error) => {
  throw new Error(area, { cause: error });
};
const deps: Deps = {
  db,
  clock,
  scheduler,
  newId: randomUUID,
  randomBytes,
  tasks: createTasks({ ...announcer, clock, newId: randomUUID }),
  ...announcer,
  ...createAct({ ...announcer, clock, db, logFailure }),
  pins: createPinGuard({ clock, scheduler, delays: createPinDelayRepo(db) }),
  // What falls into the time of a PIN falls into no saving.
  pinCost: CHEAP_PIN,
  documents: doWork(join(resources, 'fonts')),
  keyFiles: createKeyFileReader((task) => Promise.resolve(readKeyFile(task))),
  keyVault: {
    kind: 'none',
    protect: (bytes) => Promise.resolve(bytes),
    reveal: (bytes) => Promise.resolve(bytes),
  },
  postTimestamp: () => Promise.reject(new Error('offline')),
  power: { keepAwake: () => undefined, onSuspend: () => () => undefined, onResume: () => () => undefined },
  desktop: {
    chooseFolder: () => Promise.resolve(null),
    chooseUpdate: () => Promise.resolve(null),
    startInstaller: () => Promise.resolve('failed'),
    printPdf: () => Promise.resolve(false),
    diskEncryption: () => Promise.resolve('unknown'),
    displays: () => Promise.resolve({ displays: [], rememberedId: null, shownOn: null, isWanted: false }),
    showCandidate: () => Promise.resolve(false),
    hideCandidate: () => Promise.resolve(),
    enteredRoom: () => Promise.resolve(null),
    enterRoom: () => Promise.resolve('not-reached'),
  },
  resources: {
    certifications: join(resources, 'certifications'),
    subjects: join(resources, 'subjects'),
    fonts: join(resources, 'fonts'),
    locales: join(resources, 'locales'),
    roomPage: join(resources, 'room'),
    verifierPage: join(resources, 'verify.html'),
    publisherKeys: join(resources, 'publisher-keys.json'),
  },
  appVersion: '0.0.0-test',
  platform: 'test',
  dataPath: folder,
  backups: {
    dataFile: join(folder, 'pupitre.sqlite'),
    folder: join(folder, 'backups'),
    // The data file is whole as long as nobody kills the machine itself.
    run: () => Promise.resolve(null as never),
    rescue: () => Promise.reject(new Error('no backups')),
    restart: () => undefined,
  },
  updates: {
    folder: join(folder, 'updates'),
    arch: 'test',
    read: () => Promise.reject(new Error('no updates')),
  },
  room: createFakeNetwork().tools,
  place: placeOf(join(folder, 'pupitre.sqlite')),
  timeZone: 'Europe/Paris',
  systemLanguage: 'fr',
  startupNotice: () => null,
  logFailure,
};
loadShippedReferentiels(deps);
const usecases = createUsecases(deps);
usecases.recover();
await playForEver(asDesk(usecases.handlers), (acknowledgement) => {
  writeSync(1, `${JSON.stringify(acknowledgement)}\n`);
});
