import { dirname } from 'node:path';
import { app, dialog, shell } from 'electron';
import { databaseErrorCodeOf } from '../db/sql-error.ts';
import { logFailure } from './logger.ts';
import { startupMessage } from './startup-message.ts';
import type { FailurePaths } from './startup-message.ts';
import { languageOfLocale, nativeTexts } from './texts.ts';
import type { NativeTexts } from './texts.ts';

/** Asks for a folder to write exports to; null when the user closes the dialog. */
export async function chooseFolder(texts: NativeTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: texts.menu.chooseFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Logs why the application cannot open, says it in the system's language, then leaves with exit code 1. */
export async function refuseToStart(error: unknown, paths: FailurePaths): Promise<void> {
  logFailure('start', error);
  const texts = nativeTexts(languageOfLocale(app.getLocale()));
  const failure = databaseErrorCodeOf(error) ?? 'internal';
  const { detail, folder, message, title } = startupMessage(failure, paths, texts);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title,
    message,
    detail,
    buttons: [texts.startup.quit, ...(folder === null ? [] : [folder.label])],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1 && folder !== null) {
    await shell.openPath(folder.path === 'backups' ? paths.backupFolder : dirname(paths.dataFile));
  }
  app.exit(1);
}

/** From now on an unexpected fault ends in a plain dialog: what was acknowledged is on the disk already. */
export function restartAfterCrash(paths: FailurePaths): void {
  const onFault = (fault: unknown): void => {
    tellCrash(fault, paths);
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
}

function tellCrash(error: unknown, paths: FailurePaths): void {
  logFailure('crash', error);
  const { startup } = nativeTexts(languageOfLocale(app.getLocale()));
  const response = dialog.showMessageBoxSync({
    type: 'error',
    title: startup.crash.title,
    message: startup.crash.what,
    detail: [startup.crash.safe, startup.crash.todo, startup.logFile.replace('{{path}}', paths.logFile)].join(
      '\n\n',
    ),
    buttons: [startup.restart, startup.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) app.relaunch();
  app.exit(1);
}
