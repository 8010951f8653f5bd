import { dirname } from 'node:path';
import { app, dialog, shell } from 'electron';
import { startupMessage } from './startup-message.ts';
import type { FailurePaths, StartupFailure } from './startup-message.ts';
import type { NativeTexts } from './texts.ts';

/** Asks for a folder to write exports to; null when the user closes the dialog. */
export async function chooseFolder(texts: NativeTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: texts.menu.chooseFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Says why the application cannot open, then leaves with exit code 1. */
export async function refuseToStart(
  failure: StartupFailure,
  paths: FailurePaths,
  texts: NativeTexts,
): Promise<void> {
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

/** Says that an unexpected fault happened, then restarts or quits; what was acknowledged is on the disk already. */
export function restartAfterCrash(paths: FailurePaths, { startup }: NativeTexts): void {
  const response = dialog.showMessageBoxSync({
    type: 'error',
    title: startup.crash.title,
    message: startup.crash.what,
    detail: [
      startup.crash.safe,
      startup.crash.todo,
      startup.logFile.replace('{{path}}', paths.logFile),
    ].join('\n\n'),
    buttons: [startup.restart, startup.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) app.relaunch();
  app.exit(1);
}
