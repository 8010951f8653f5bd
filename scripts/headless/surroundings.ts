/** The machine around a core that no shell holds: its data in one folder, no window, no network, no keychain. */
import path from 'node:path';
import { createThreadedKeyFiles } from '../../src/core/areas/signing/key-file-thread.ts';
import { threadedUpdateReader } from '../../src/core/areas/updates/update-thread.ts';
import { backupWorker } from '../../src/core/db/backup/run-backup-job.ts';
import type { ClockDevice } from '../../src/core/kernel/clock.ts';
import type { Surroundings } from '../../src/core/open-core.ts';
import { threadedWork } from '../../src/core/work/threaded-work.ts';

const source = (place: string) => path.resolve(import.meta.dirname, '..', '..', place);
const resource = (name: string) => source(path.join('resources', name));

/** Surroundings of a core whose data stands in that folder, on that clock; what fails ends the command badly. */
export function headlessSurroundings(folder: string, { clock, scheduler }: ClockDevice): Surroundings {
  return {
    clock,
    scheduler,
    data: {
      root: folder,
      dataFile: path.join(folder, 'pupitre.sqlite'),
      backupFolder: path.join(folder, 'backups'),
      notesFolder: path.join(folder, 'computer'),
      updateFolder: path.join(folder, 'updates'),
    },
    appVersion: '0.0.0-headless',
    platform: process.platform,
    arch: process.arch,
    systemLanguage: 'fr',
    timeZone: 'Europe/Paris',
    publish: () => undefined,
    keyVault: {
      kind: 'none',
      protect: (bytes) => Promise.resolve(bytes),
      reveal: (bytes) => Promise.resolve(bytes),
    },
    documents: threadedWork(
      new URL('../../src/core/work/work-thread.ts', import.meta.url),
      resource('fonts'),
    ),
    keyFiles: createThreadedKeyFiles(source('src/core/areas/signing/key-file-worker.ts')),
    postTimestamp: () => Promise.reject(new Error('offline')),
    power: { keepAwake: () => undefined, onSuspend: () => () => undefined, onResume: () => () => undefined },
    desktop: {
      chooseFolder: () => Promise.resolve(folder),
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
      certifications: resource('certifications'),
      subjects: resource('subjects'),
      fonts: resource('fonts'),
      locales: resource('locales'),
      roomPage: source('out/room'),
      verifierPage: source('out/verify/verify.html'),
      publisherKeys: source('publisher-keys.json'),
    },
    runBackupJob: backupWorker(new URL('../../src/core/db/backup/backup.worker.ts', import.meta.url)),
    readUpdate: threadedUpdateReader(
      new URL('../../src/core/areas/updates/update.worker.ts', import.meta.url),
    ),
    isTaken: () => false,
    restart: () => undefined,
    logFact: (text) => {
      console.error(text);
    },
    logFailure: (area, error) => {
      console.error(area, error);
      process.exitCode = 1;
    },
  };
}
