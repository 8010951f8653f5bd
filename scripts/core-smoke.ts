/**
 * Plays a whole oral defence to its archived minutes on plain Node: `npm run core:smoke`. Prints their number.
 * Whatever would load Electron fails at once: the core must not need it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Surroundings } from '../src/core/open-core.ts';

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron($|\/)/.test(specifier)) throw new Error(`the core asks for ${specifier}`);
    return next(specifier, context);
  },
});
const { openCore } = await import('../src/core/open-core.ts');
const { backupWorker } = await import('../src/core/db/backup/run-backup-job.ts');
const { createManualClock } = await import('../src/core/kernel/test-clock.ts');
const { createThreadedKeyFiles } = await import('../src/core/areas/signing/key-file-thread.ts');
const { archiveOne, prepare } = await import('../tests/db/passage-conduct.ts');
const { asDesk } = await import('../tests/db/as-desk.ts');
const { done, START } = await import('../tests/db/passage-panel.ts');

const source = (place: string) => path.resolve(import.meta.dirname, '..', place);
const resource = (name: string) => source(path.join('resources', name));

const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-core-'));
const { drive, ...device } = createManualClock(START);
const surroundings: Surroundings = {
  ...device,
  data: {
    root: folder,
    dataFile: path.join(folder, 'pupitre.sqlite'),
    backupFolder: path.join(folder, 'backups'),
    notesFolder: path.join(folder, 'computer'),
  },
  appVersion: '0.0.0-smoke',
  platform: process.platform,
  systemLanguage: 'fr',
  timeZone: 'Europe/Paris',
  publish: () => undefined,
  keyVault: {
    kind: 'none',
    protect: (bytes) => Promise.resolve(bytes),
    reveal: (bytes) => Promise.resolve(bytes),
  },
  keyFiles: createThreadedKeyFiles(source('src/core/areas/signing/key-file-worker.ts')),
  postTimestamp: () => Promise.reject(new Error('offline')),
  power: { keepAwake: () => undefined, onSuspend: () => () => undefined, onResume: () => () => undefined },
  desktop: { chooseFolder: () => Promise.resolve(folder), printPdf: () => Promise.resolve(false) },
  resources: {
    referentiels: resource('referentiels'),
    subjects: resource('subjects'),
    fonts: resource('fonts'),
    locales: resource('locales'),
    verifierPage: source('out/verify/verify.html'),
  },
  runBackupJob: backupWorker(new URL('../src/core/db/backup/backup.worker.ts', import.meta.url)),
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

const core = openCore(surroundings);
try {
  const handlers = asDesk(core.handlers);
  const stage = { handlers, drive };
  const minutesId = await archiveOne(stage, await prepare(stage, 3));
  const { isIntact } = await done(handlers.archive.verify({ minutesId }));
  if (!isIntact) throw new Error('the minutes do not check as intact');
  const { row } = await done(handlers.archive.get({ minutesId }));
  console.log(row.number);
} finally {
  await core.backUpAtQuit();
  core.stop();
  core.close();
  rmSync(folder, { recursive: true, force: true });
}
