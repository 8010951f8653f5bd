/** Composition root: gives the use cases their machine, and the machine its window. Decides nothing else. */
import { randomBytes, randomUUID } from 'node:crypto';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { instant } from '../domain/time/time.ts';
import { openDatabase } from '../core/db/database.ts';
import { createPinDelayRepo } from '../core/db/repos/pin-delay.repo.ts';
import { closeRestore, completeRestore } from '../core/db/backup/restore-files.ts';
import { rescueCopy } from '../core/db/backup/rescue.ts';
import { backupWorker } from '../core/db/backup/run-backup-job.ts';
import type { FolderLock } from '../core/db/folder-lock.ts';
import { placeOf } from '../core/db/place.ts';
import { createPreferenceRepo } from '../core/db/repos/preference.repo.ts';
import { publishToWindows, registerIpc } from './ipc/register.ts';
import { BACKUP_WORKER, builtPaths, settleDataFolder } from './platform/app-paths.ts';
import { askBeforeClosing } from './platform/closing.ts';
import { createDesktop, describeMachine } from './platform/desktop.ts';
import { refuseToStart, restartAfterCrash } from './platform/dialogs.ts';
import { enterDataFolder } from './platform/doorway.ts';
import { logFact, logFailure, startLog } from './platform/logger.ts';
import { setMenu } from './platform/menu.ts';
import { createThreadedKeyFiles } from '../core/areas/signing/key-file-thread.ts';
import { createKeyVault } from './platform/key-vault.ts';
import { finishBeforeQuit } from './platform/quit.ts';
import { openRescue } from './rescue.ts';
import { createPower, followSleep } from './platform/power.ts';
import { declareScheme, serveInterface } from './platform/protocol.ts';
import { chooseClock, createClockDevice } from '../core/kernel/test-clock.ts';
import { nativeTexts } from './platform/texts.ts';
import { denyPermissions, openMainWindow } from './platform/window.ts';
import { createUsecases } from '../core/all.usecases.ts';
import { readPreferences, startupNoticeOf } from '../core/areas/app/app.usecases.ts';
import { settleInstallation } from '../core/kernel/installation.ts';
import { createPinGuard, PIN_COST } from '../core/kernel/pin.ts';
import { loadShippedReferentiels } from '../core/areas/certifications/referentiels.usecases.ts';
import { loadShippedSubjects } from '../core/areas/subjects/shipped-subjects.ts';

const paths = settleDataFolder();
let mainWindow: BrowserWindow | null = null;

declareScheme();
void enterDataFolder(paths, () => mainWindow).then(async (lock) => {
  if (lock === null) return;
  startLog(paths.logFolder, !app.isPackaged);
  restartAfterCrash(paths);
  app.on('window-all-closed', () => {
    app.quit();
  });
  await app.whenReady();
  try {
    start(lock);
  } catch (error) {
    await refuseToStart(error, paths, (reason) => {
      mainWindow = openRescue(paths, reason);
    });
  }
});

function start(lock: FolderLock): void {
  const power = createPower();
  const device = createClockDevice(
    chooseClock(process.env, app.isPackaged, instant(Date.now())),
    power.signal,
  );
  const restored = completeRestore(paths.dataFile);
  const { backupPath, db } = openDatabase(paths.dataFile, {
    backupFolder: paths.backupFolder,
    now: device.clock.read().wall,
  });
  const machine = describeMachine();
  const preferences = () => readPreferences(createPreferenceRepo(db), machine.systemLanguage);
  const texts = () => nativeTexts(preferences().language);
  let recovered = 0;

  const deps = {
    ...machine,
    db,
    clock: device.clock,
    scheduler: device.scheduler,
    newId: randomUUID,
    randomBytes,
    publish: publishToWindows((name) => {
      if (name === 'data-changed') setMenu(texts(), app.isPackaged);
    }),
    pins: createPinGuard({ ...device, delays: createPinDelayRepo(db) }),
    pinCost: PIN_COST,
    keyVault: createKeyVault(),
    keyFiles: createThreadedKeyFiles(builtPaths().keyFileWorker),
    power,
    desktop: createDesktop(texts, paths.printFolder),
    dataPath: paths.root,
    backups: {
      dataFile: paths.dataFile,
      folder: paths.backupFolder,
      run: backupWorker(BACKUP_WORKER),
      rescue: (file: string) => rescueCopy(db, file),
      restart: () => {
        app.relaunch();
        app.quit();
      },
    },
    place: placeOf(paths.dataFile, () => lock.isTaken()),
    startupNotice: () => startupNoticeOf(recovered, backupPath, restored !== null),
    logFailure,
  };
  settleInstallation(deps, restored !== null);
  closeRestore(paths.dataFile);
  for (const { code, file } of [...loadShippedReferentiels(deps), ...loadShippedSubjects(deps)]) {
    logFact(`${file} not taken: ${code}`);
  }
  const usecases = createUsecases(deps);
  recovered = usecases.recover();
  registerIpc(usecases.handlers, logFailure);
  followSleep(power);
  usecases.backUpAtStart();
  finishBeforeQuit(
    () => usecases.backUpAtQuit(),
    () => {
      usecases.stop();
      db.close();
    },
  );

  denyPermissions();
  serveInterface(builtPaths().interfaceRoot);
  setMenu(texts(), app.isPackaged);
  mainWindow = openMainWindow({
    ...builtPaths(),
    boundsFile: paths.windowFile,
    theme: preferences().theme,
    isPackaged: app.isPackaged,
    onRendererGone: (reason) => {
      logFact(`page gone: ${reason}`);
    },
  });
  askBeforeClosing(mainWindow, usecases.runningClock, texts);
}
