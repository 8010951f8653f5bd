import { app, net } from 'electron';
import type { Deps, Desktop } from '../../core/kernel/deps.ts';
import { resourcePaths } from './app-paths.ts';
import { chooseFolder } from './dialogs.ts';
import { clearPrintFolder, showForPrinting } from './print.ts';
import { languageOfLocale } from './texts.ts';
import type { NativeTexts } from './texts.ts';

/** Dialogs and printing, in the language of the moment. */
export function createDesktop(
  texts: () => NativeTexts,
  printFolder: string,
): Pick<Desktop, 'chooseFolder' | 'printPdf'> {
  clearPrintFolder(printFolder);
  return {
    chooseFolder: () => chooseFolder(texts()),
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
> & { readonly isPackaged: boolean } {
  return {
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    platform: process.platform,
    resources: resourcePaths(),
    systemLanguage: languageOfLocale(app.getLocale()),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
