/** The application without its database: one window on the backups. */
import { join } from 'node:path';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { backupWorker } from '../core/db/backup/run-backup-job.ts';
import { createTryFile } from '../core/db/try-file.ts';
import { registerIpc } from './ipc/register.ts';
import type { AppInfo } from '../shared/areas/app.ts';
import { createRescueHandlers } from '../core/areas/backups/index.ts';
import { createDoor } from '../core/kernel/door.ts';
import { createPinGuard } from '../core/kernel/pin.ts';
import { BACKUP_WORKER, builtPaths } from './platform/app-paths.ts';
import type { DataPaths } from './platform/app-paths.ts';
import { createSystemClock } from '../core/kernel/clock.ts';
import { createDesktop, describeMachine } from './platform/desktop.ts';
import { logFact, logFailure } from './platform/logger.ts';
import { setMenu } from './platform/menu.ts';
import { serveInterface } from './platform/protocol.ts';
import { nativeTexts } from './platform/texts.ts';
import { denyPermissions, openMainWindow } from './platform/window.ts';

/** Opens the backups in the place of the application, for as long as the data cannot be opened for that reason. */
export function openRescue(paths: DataPaths, reason: NonNullable<AppInfo['rescue']>): BrowserWindow {
  const machine = describeMachine();
  const texts = () => nativeTexts(machine.systemLanguage);
  const device = createSystemClock();
  const handlers = createRescueHandlers(
    {
      ...machine,
      clock: device.clock,
      dataPath: paths.root,
      desktop: createDesktop(texts, paths.printFolder),
      logFailure,
      pins: createPinGuard({
        ...device,
        delays: createTryFile(join(paths.root, 'restauration-essais.json')),
      }),
      backups: {
        dataFile: paths.dataFile,
        folder: paths.backupFolder,
        run: backupWorker(BACKUP_WORKER),
        rescue: () => Promise.reject(new Error('nothing is open')),
        restart: () => {
          app.relaunch();
          app.exit(0);
        },
      },
    },
    reason,
  );
  registerIpc(createDoor({ handlers, sessionOf: () => null, logFailure }));
  app.once('before-quit', () => {
    app.exit(1);
  });
  denyPermissions();
  serveInterface(builtPaths().interfaceRoot);
  setMenu(texts(), app.isPackaged);
  return openMainWindow({
    ...builtPaths(),
    boundsFile: paths.windowFile,
    theme: 'system',
    isPackaged: app.isPackaged,
    onRendererGone: (gone) => {
      logFact(`page gone: ${gone}`);
    },
  });
}
