/** Composition root: gives the use cases their machine, and the machine its window. Decides nothing else. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { instant } from '../domain/time/time.ts';
import { backupWorker } from '../core/db/backup/run-backup-job.ts';
import type { FolderLock } from '../core/db/folder-lock.ts';
import { publishToWindows, registerIpc } from './ipc/register.ts';
import { BACKUP_WORKER, builtPaths, settleDataFolder } from './platform/app-paths.ts';
import { askBeforeClosing } from './platform/closing.ts';
import { createDesktop, describeMachine } from './platform/desktop.ts';
import { refuseToStart, restartAfterCrash } from './platform/dialogs.ts';
import { enterDataFolder } from './platform/doorway.ts';
import { logFact, logFailure, startLog } from './platform/logger.ts';
import { setMenu } from './platform/menu.ts';
import { createThreadedKeyFiles } from '../core/areas/signing/index.ts';
import { createKeyVault } from './platform/key-vault.ts';
import { finishBeforeQuit } from './platform/quit.ts';
import { openRescue } from './rescue.ts';
import { notesFolder } from './platform/notes-folder.ts';
import { createPower, followSleep } from './platform/power.ts';
import { declareScheme, serveInterface } from './platform/protocol.ts';
import { openCore } from '../core/open-core.ts';
import { chooseClock, createClockDevice } from '../core/kernel/test-clock.ts';
import { nativeTexts } from './platform/texts.ts';
import { denyPermissions, openMainWindow } from './platform/window.ts';

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
  const machine = describeMachine();
  const texts = () => nativeTexts(core.preferences().language);
  const core = openCore({
    ...machine,
    ...createClockDevice(chooseClock(process.env, app.isPackaged, instant(Date.now())), power.signal),
    data: { ...paths, notesFolder: notesFolder() },
    publish: publishToWindows((name) => {
      if (name === 'data-changed') setMenu(texts(), app.isPackaged);
    }),
    keyVault: createKeyVault(),
    keyFiles: createThreadedKeyFiles(builtPaths().keyFileWorker),
    power,
    desktop: createDesktop(texts, paths.printFolder),
    runBackupJob: backupWorker(BACKUP_WORKER),
    isTaken: () => lock.isTaken(),
    restart: () => {
      app.relaunch();
      app.quit();
    },
    logFact,
    logFailure,
  });
  registerIpc(core.ask);
  followSleep(power);
  core.backUpAtStart();
  finishBeforeQuit(
    () => core.backUpAtQuit(),
    () => {
      core.stop();
      core.close();
    },
  );

  denyPermissions();
  serveInterface(builtPaths().interfaceRoot);
  setMenu(texts(), app.isPackaged);
  mainWindow = openMainWindow({
    ...builtPaths(),
    boundsFile: paths.windowFile,
    theme: core.preferences().theme,
    isPackaged: app.isPackaged,
    onRendererGone: (reason) => {
      logFact(`page gone: ${reason}`);
    },
  });
  askBeforeClosing(mainWindow, core, texts);
}
