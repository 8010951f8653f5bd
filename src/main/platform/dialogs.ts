import { dirname } from 'node:path';
import { app, dialog, shell } from 'electron';
import { setJournalAside } from '../../core/db/strange-files.ts';
import { versionIn, versionNumber } from '../../core/db/written-by.ts';
import { logFailure } from './logger.ts';
import { startupMessage } from './startup-message.ts';
import type { FailureAction, FailurePaths, StartupFailure } from './startup-message.ts';
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

/** Asks for an update; null when the user closes the dialog. */
export async function chooseUpdate({ menu }: NativeTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: menu.update.choose,
    properties: ['openFile'],
    filters: [{ name: menu.update.kind, extensions: ['pupitre-update'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Says why the application cannot open, in the system's language, and answers what the user chose to do about it. */
export async function askAfterFailure(
  failure: StartupFailure,
  paths: FailurePaths,
  host = '',
): Promise<FailureAction | 'quit'> {
  const own = app.getVersion();
  const writer = failure === 'database-newer' ? versionIn(paths.dataFile) : null;
  const texts = nativeTexts(languageOfLocale(app.getLocale()));
  const { actions, detail, message, title } = startupMessage(failure, paths, texts, {
    ...{ host, own },
    // What does not say that it is later was written since, and not yet folded into the file.
    writer: writer !== null && versionNumber(writer) > versionNumber(own) ? writer : null,
  });
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title,
    message,
    detail,
    buttons: [texts.startup.quit, ...actions.map(({ label }) => label)],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return actions[response - 1]?.id ?? 'quit';
}

/** Says why the application cannot open, then leaves with exit code 1; `restore` is offered where it helps. */
export async function refuseToStart(
  failure: StartupFailure,
  paths: FailurePaths,
  restore: (reason: 'database-corrupt' | 'database-missing') => void,
): Promise<void> {
  switch (await askAfterFailure(failure, paths)) {
    case 'restore':
      restore(failure === 'database-missing' ? failure : 'database-corrupt');
      return;
    case 'set-journal-aside':
      setJournalAside(paths.dataFile, new Date());
      app.relaunch();
      break;
    case 'open-folder':
      await shell.openPath(dirname(paths.dataFile));
      break;
    case 'open-here':
    case 'quit':
  }
  app.exit(1);
}

/** From now on an unexpected fault ends in a plain dialog: what was acknowledged is on the disk already. */
export function restartAfterCrash(paths: FailurePaths): void {
  const onFault = (fault: unknown): void => {
    logFailure('crash', fault);
    tellCrash(paths);
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
}

/** Says that something failed which is in the log by now, and offers to start again. */
export function tellCrash(paths: FailurePaths): void {
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
