import type { NativeTexts } from './texts.ts';

export type StartupFailure = keyof NativeTexts['startup']['errors'];

export interface FailurePaths {
  readonly dataFile: string;
  readonly backupFolder: string;
  readonly logFile: string;
}

export interface FailureMessage {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  /** Folder worth opening from the message, and the button that does it. */
  readonly folder: { readonly label: string; readonly path: 'backups' | 'data' } | null;
}

/** Words for a failure at start-up: what happened, what is safe, what to do, and where the files are. */
export function startupMessage(
  failure: StartupFailure,
  paths: FailurePaths,
  { startup }: NativeTexts,
): FailureMessage {
  const { safe, todo, what } = startup.errors[failure];
  const places = [
    startup.dataFile.replace('{{path}}', paths.dataFile),
    ...(failure === 'database-corrupt' ? [startup.backupFolder.replace('{{path}}', paths.backupFolder)] : []),
    ...(failure === 'internal' ? [startup.logFile.replace('{{path}}', paths.logFile)] : []),
  ];
  return {
    title: startup.title,
    message: what,
    detail: [safe, todo, places.join('\n')].join('\n\n'),
    folder: folderFor(failure, startup),
  };
}

function folderFor(failure: StartupFailure, startup: NativeTexts['startup']): FailureMessage['folder'] {
  switch (failure) {
    case 'database-corrupt':
      return { label: startup.openBackups, path: 'backups' };
    case 'database-locked':
    case 'database-newer':
    case 'database-unwritable':
    case 'disk-full':
      return { label: startup.openFolder, path: 'data' };
    case 'internal':
      return null;
  }
}
