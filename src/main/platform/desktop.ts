import { app, net, shell } from 'electron';
import type { Deps, Desktop } from '../../core/kernel/deps.ts';
import { resourcePaths } from './app-paths.ts';
import { chooseFolder, chooseUpdate } from './dialogs.ts';
import { readDiskEncryption, runQuietly } from './disk-encryption.ts';
import { installerHelper, startInstaller } from './installer.ts';
import { clearPrintFolder, showForPrinting } from './print.ts';
import { languageOfLocale } from './texts.ts';
import type { NativeTexts } from './texts.ts';

const LEAVE_AFTER_MS = 500;

/** Dialogs, printing and installers, in the language of the moment. */
export function createDesktop(
  texts: () => NativeTexts,
  { dataFolder, printFolder }: { readonly dataFolder: string; readonly printFolder: string },
  leave: () => void,
): Pick<Desktop, 'chooseFolder' | 'chooseUpdate' | 'diskEncryption' | 'printPdf' | 'startInstaller'> {
  clearPrintFolder(printFolder);
  return {
    chooseFolder: () => chooseFolder(texts()),
    chooseUpdate: () => chooseUpdate(texts()),
    startInstaller: async (order) => {
      const started = await startInstaller(order, {
        ...{ platform: process.platform, helper: installerHelper(), pkexec: 'pkexec', pid: process.pid },
        openPath: (file) => shell.openPath(file),
      });
      // Once the core has heard of it.
      if (started === 'started') setTimeout(leave, LEAVE_AFTER_MS);
      return started;
    },
    diskEncryption: () => readDiskEncryption(process.platform, dataFolder, runQuietly),
    printPdf: (bytes) => showForPrinting(bytes, { folder: printFolder, title: texts().menu.printTitle }),
  };
}

/**
 * Electron's own network goes through the system's proxy. The area is loaded with the first timestamp: everything that the
 * core can do stands behind its door, and the shell would start with all of it.
 */
export const postTimestamp: Deps['postTimestamp'] = async (...asked) => {
  const { createTimestampTransport } = await import('../../core/areas/timestamps/index.ts');
  return createTimestampTransport((url, init) => net.fetch(url, init))(...asked);
};

/** What does not change while the application runs; readable once it is ready. */
export function describeMachine(): Pick<
  Deps,
  'appVersion' | 'platform' | 'resources' | 'systemLanguage' | 'timeZone'
> & { readonly arch: string; readonly isPackaged: boolean } {
  return {
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    platform: process.platform,
    arch: process.arch,
    resources: resourcePaths(),
    systemLanguage: languageOfLocale(app.getLocale()),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
