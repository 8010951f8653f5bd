import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { ResourcePaths } from '../../core/kernel/deps.ts';

/** Where this machine keeps what the application writes. */
export interface DataPaths {
  readonly root: string;
  readonly dataFile: string;
  readonly backupFolder: string;
  readonly logFolder: string;
  readonly logFile: string;
  readonly windowFile: string;
  readonly candidateScreenFile: string;
  readonly enteredRoomsFile: string;
  readonly printFolder: string;
  readonly updateFolder: string;
}

/** Settles the data folder, `--user-data-dir` first; to be called before the application is ready. */
export function settleDataFolder(): DataPaths {
  const asked = app.commandLine.getSwitchValue('user-data-dir');
  const root = asked === '' ? join(app.getPath('appData'), 'Pupitre') : resolve(asked);
  app.setPath('userData', root);
  return {
    root,
    dataFile: join(root, 'pupitre.sqlite'),
    backupFolder: join(root, 'backups'),
    logFolder: join(root, 'logs'),
    logFile: join(root, 'logs', 'pupitre.log'),
    windowFile: join(root, 'window.json'),
    candidateScreenFile: join(root, 'candidate-screen.json'),
    enteredRoomsFile: join(root, 'entered-rooms.json'),
    printFolder: join(root, 'print'),
    updateFolder: join(root, 'updates'),
  };
}

/** Files shipped with the application; the same places in the package and beside the sources. */
export function resourcePaths(): ResourcePaths {
  const resources = join(app.getAppPath(), 'resources');
  return {
    certifications: join(resources, 'certifications'),
    subjects: join(resources, 'subjects'),
    fonts: join(resources, 'fonts'),
    locales: join(resources, 'locales'),
    roomPage: join(app.getAppPath(), 'out', 'room'),
    verifierPage: join(app.getAppPath(), 'out', 'verify', 'verify.html'),
    publisherKeys: join(app.getAppPath(), 'publisher-keys.json'),
  };
}

/** The built interface and the script that gives it the API. */
export function builtPaths(): {
  readonly interfaceRoot: string;
  readonly preload: string;
  /** Script of the core's own process. */
  readonly coreProcess: string;
} {
  const out = join(app.getAppPath(), 'out');
  return {
    interfaceRoot: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    coreProcess: join(out, 'main', 'core-process.js'),
  };
}
