/** What the shell and the core ask of each other. */
import type { DatabaseErrorCode } from '../../core/db/database-error.ts';
import type { AskedOrder } from '../../core/areas/app/index.ts';
import type { Desktop, KeyVault, ResourcePaths } from '../../core/kernel/deps.ts';
import type { ManualDrive } from '../../core/kernel/test-clock.ts';
import type { LoopDelay } from './loop-delay.ts';
import type { AppInfo, Language, Theme } from '../../shared/areas/app.ts';

/** What the shell does for the core. */
export interface ShellServices {
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseUpdate: Desktop['chooseUpdate'];
  readonly startInstaller: Desktop['startInstaller'];
  readonly printPdf: (bytes: Uint8Array) => Promise<boolean>;
  readonly diskEncryption: Desktop['diskEncryption'];
  readonly displays: Desktop['displays'];
  readonly showCandidate: Desktop['showCandidate'];
  readonly hideCandidate: Desktop['hideCandidate'];
  readonly enteredRoom: Desktop['enteredRoom'];
  readonly enterRoom: Desktop['enterRoom'];
  readonly postTimestamp: (
    url: string,
    request: Uint8Array,
    timeoutMs: number,
  ) => Promise<{ readonly status: number; readonly body: Uint8Array }>;
  readonly protect: KeyVault['protect'];
  readonly reveal: KeyVault['reveal'];
  readonly keepAwake: (isAwake: boolean) => void;
  readonly restart: () => void;
  /** A line for the log, without personal data. */
  readonly log: (level: 'fact' | 'failure', text: string) => void;
  /** The language of menus and dialogs, as it is now. */
  readonly languageIs: (language: Language) => void;
}

/** Goes with the port of a new page. */
export interface PageNotice {
  /** The session whose time it shows to the candidate; null for the desk's own page. */
  readonly candidateOf: string | null;
}

/** What the core is opened with; nothing of it changes while it runs. */
export interface CoreSettings {
  readonly appVersion: string;
  readonly isPackaged: boolean;
  readonly platform: string;
  readonly arch: string;
  readonly resources: ResourcePaths;
  readonly systemLanguage: Language;
  readonly timeZone: string;
  readonly vault: KeyVault['kind'];
  readonly data: {
    readonly root: string;
    readonly dataFile: string;
    readonly backupFolder: string;
    readonly notesFolder: string;
    readonly updateFolder: string;
  };
  /** Which start of the application holds the folder. */
  readonly holderId: string;
}

export type RescueReason = NonNullable<AppInfo['rescue']>;

/** Why the data could not be opened. */
export type OpeningFailure = 'internal' | DatabaseErrorCode;

export type Opening =
  | { readonly ok: true; readonly language: Language; readonly theme: Theme }
  | { readonly ok: false; readonly failure: OpeningFailure };

/** What is not at its end when the window is to be closed. */
export interface Unfinished {
  readonly runningClock: { readonly candidate: string; readonly phase: string } | null;
  readonly kept: { readonly count: number; readonly isStored: boolean };
}

/** What the core does for the shell. */
export interface CoreServices {
  readonly open: (settings: CoreSettings) => Opening;
  /** Serves the backups in the place of the application. */
  readonly openRescue: (settings: CoreSettings, reason: RescueReason) => void;
  readonly unfinished: () => Unfinished;
  readonly backUpAtStart: () => void;
  readonly backUpAtQuit: () => Promise<void>;
  /** Stops the timers, ends a backup that is under way, and closes the data. */
  readonly end: () => Promise<void>;
  /** Has the page show a screen, or the import of a file. */
  readonly show: (order: AskedOrder) => Promise<void>;
  /** Displays came or went, or the candidate's screen was closed. */
  readonly displaysChanged: () => void;
  readonly suspend: () => void;
  readonly resume: () => void;
  /** How late the core's event loop ran since the last reading; measured from the first on. */
  readonly loopDelay: () => LoopDelay;
  /** Moves the clock of a test; refused in the package. */
  readonly drive: (act: keyof ManualDrive, ms: number) => void;
}
