import type { NativeTexts } from './texts.ts';

export type StartupFailure = keyof NativeTexts['startup']['errors'];

export interface FailurePaths {
  readonly root: string;
  readonly dataFile: string;
  readonly backupFolder: string;
  readonly logFile: string;
}

/** What the user may do from the message, beside leaving. */
export type FailureAction = 'open-folder' | 'restore' | 'set-journal-aside' | 'open-here';

export interface FailureMessage {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  /** Beside the button that leaves, which comes first; in order. */
  readonly actions: readonly { readonly id: FailureAction; readonly label: string }[];
}

const ACTIONS: Readonly<Record<StartupFailure, readonly FailureAction[]>> = {
  'database-corrupt': ['restore', 'open-folder'],
  'database-missing': ['restore', 'open-folder'],
  'journal-foreign': ['set-journal-aside', 'open-folder'],
  'database-locked': ['open-folder'],
  'database-newer': ['open-folder'],
  'database-unwritable': ['open-folder'],
  'disk-full': ['open-folder'],
  'profile-unwritable': [],
  'profile-not-folder': [],
  'profile-in-use': [],
  'profile-left-open': ['open-here'],
  'network-folder': ['open-folder'],
  'sandbox-off': [],
  internal: ['restore', 'open-folder'],
};

const LABELS = {
  'open-folder': 'openFolder',
  restore: 'restore',
  'set-journal-aside': 'setJournalAside',
  'open-here': 'openHere',
} as const satisfies Record<FailureAction, keyof NativeTexts['startup']>;

/** What a sentence names where its failure has it: another computer; the version that wrote the data, and this one. */
export interface FailureNames {
  readonly host?: string;
  readonly own?: string;
  /** Null where the data does not say. */
  readonly writer?: string | null;
}

/** Words for a failure at start-up: what happened, what is safe, what to do, and where the files are. */
export function startupMessage(
  failure: StartupFailure,
  paths: FailurePaths,
  { startup }: NativeTexts,
  { host = '', own = '', writer = null }: FailureNames = {},
): FailureMessage {
  const { safe, todo, what } = startup.errors[failure];
  const named = (sentence: string) =>
    sentence
      .replace('{{host}}', host)
      .replace('{{own}}', own)
      .replace('{{writer}}', writer ?? startup.writerUnknown);
  const places = [
    startup.dataFile.replace('{{path}}', failure.startsWith('profile-') ? paths.root : paths.dataFile),
    ...(ACTIONS[failure].includes('restore')
      ? [startup.backupFolder.replace('{{path}}', paths.backupFolder)]
      : []),
    ...(failure === 'internal' ? [startup.logFile.replace('{{path}}', paths.logFile)] : []),
  ];
  return {
    title: startup.title,
    message: named(what),
    detail: [safe, named(todo), places.join('\n')].join('\n\n'),
    actions: ACTIONS[failure].map((id) => ({ id, label: startup[LABELS[id]] })),
  };
}
