import type { Clock } from '../../domain/time/time.ts';
import type { AppInfo, DiskEncryption, Language } from '../../shared/areas/app.ts';
import type { CandidateWindow, EnteredDesk, EnterRoomInput } from '../../shared/areas/room.ts';
import type { Revisions } from '../../shared/revisions.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { Repos } from '../db/repos.ts';
import type { RunBackupJob } from '../db/backup/run-backup-job.ts';
import type { DataPlace } from '../db/place.ts';
import type { Act } from './act.ts';
import type { Publish } from './announcer.ts';
import type { DocumentWork } from '../documents/document-work.ts';
import type { KeyFileReader } from './key-files.types.ts';
import type { PinCost, PinGuard } from './pin.ts';
import type { RoomTools } from './room-server.types.ts';
import type { Scheduler } from './scheduler.ts';
import type { Tasks } from './tasks.ts';
import type { UpdateReader } from './update-reader.types.ts';

/** What the machine says of its sleep, to whoever listens. */
export interface SleepNews {
  readonly suspend: () => void;
  readonly resume: () => void;
}

export interface Power {
  /** Keeps the machine from falling asleep, while a clock runs. */
  keepAwake(isAwake: boolean): void;
  /** Calls `listener` each time that the machine says that it falls asleep; the returned function ends it. */
  onSuspend(listener: () => void): () => void;
  /** Calls `listener` each time that the machine wakes up; the returned function ends it. */
  onResume(listener: () => void): () => void;
}

/** `isWanted`: it is shown, or will be again once its display is back. */
export type DesktopDisplays = Pick<CandidateWindow, 'displays' | 'rememberedId' | 'shownOn'> & {
  readonly isWanted: boolean;
};

export interface CandidateOrder {
  readonly displayId: number;
  readonly sessionId: string;
  readonly language: Language;
}

/** A desk's room, for this computer to enter as a device. */
export type RoomOrder = EnterRoomInput & { readonly language: Language };

/** An installer that was checked, for the system to run. */
export interface InstallerOrder {
  readonly file: string;
  /** SHA-256 (hex), which whoever runs it holds it to. */
  readonly sha256: string;
}

/** What needs a person or a device at the machine. */
export interface Desktop {
  /** Path of the folder chosen in a dialog, or null when the user closed it. */
  chooseFolder(): Promise<string | null>;
  /** Path of an update chosen in a dialog, or null when the user closed it. */
  chooseUpdate(): Promise<string | null>;
  /**
   * Has the system install that; the application closes in good order once it was 'started'. 'refused': the person at the
   * machine did not allow it; 'failed': nothing here installs it. In both, nothing happened.
   */
  startInstaller(order: InstallerOrder): Promise<'started' | 'refused' | 'failed'>;
  /** Shows a PDF in a viewer from which it is printed; false when it could not be shown. */
  printPdf(bytes: Uint8Array): Promise<boolean>;
  /** Of the disk that the data folder is on. Never rejects: what cannot be told is unknown. */
  diskEncryption(): Promise<DiskEncryption>;
  /** The displays of this computer, and where the candidate's screen is. */
  displays(): Promise<DesktopDisplays>;
  /** Puts the candidate's screen there, full; false when that display is not there, or is the jury's own. */
  showCandidate(order: CandidateOrder): Promise<boolean>;
  hideCandidate(): Promise<void>;
  /** The room of another desk that this computer entered last, today; null without any. */
  enteredRoom(): Promise<EnteredDesk | null>;
  /** Opens the window of a device in that room; only where the desk that answers is the one that the code names. */
  enterRoom(order: RoomOrder): Promise<'entered' | 'not-reached' | 'not-genuine'>;
}

/** Encrypts with a key that the system keeps for this user, where it has a place for one. */
export interface KeyVault {
  /** 'none' stores what it is given as it is. */
  readonly kind: 'os-keychain' | 'none';
  /** Rejects when the system's keychain does not answer. */
  protect(bytes: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the keychain does not answer or did not make these bytes. */
  reveal(bytes: Uint8Array): Promise<Uint8Array>;
}

/**
 * Sends a request (DER) to a timestamp authority at an http or https address. Rejects when nobody answers in time; what
 * answers is judged by who asked.
 */
export type PostTimestamp = (
  url: string,
  request: Uint8Array,
  timeoutMs: number,
) => Promise<{ readonly status: number; readonly body: Uint8Array }>;

/** What backups are made with. */
export interface BackupTools {
  readonly dataFile: string;
  /** Where backups go first. */
  readonly folder: string;
  /** Does the work, on another thread. */
  readonly run: RunBackupJob;
  /** Copies what the open database holds to a new file. */
  readonly rescue: (file: string) => Promise<void>;
  /** Ends the application and starts it anew, once a restore is ordered. */
  readonly restart: () => void;
}

export interface ResourcePaths {
  readonly certifications: string;
  readonly subjects: string;
  readonly fonts: string;
  readonly locales: string;
  /** Folder of the page that devices load; built, so it may be missing. */
  readonly roomPage: string;
  /** The page that checks minutes in any browser; built, so it may be missing. */
  readonly verifierPage: string;
  /** Keys of the publisher; put into the package when it is made, so it may be missing. */
  readonly publisherKeys: string;
}

/** What updates are read with. */
export interface UpdateTools {
  /** Where a checked installer lies until it is run. */
  readonly folder: string;
  readonly arch: string;
  /** Reads an update on another thread. */
  readonly read: UpdateReader;
}

/** Everything that use cases take from outside; none of it is Electron's. */
export interface Deps {
  readonly db: WritableDatabase;
  /** The one way to write. */
  readonly act: Act;
  readonly repos: Repos;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly newId: () => string;
  /** That many bytes that nobody can foresee. */
  readonly randomBytes: (byteCount: number) => Uint8Array;
  readonly publish: Publish;
  /** How many broadcasts of each topic this start has told. */
  readonly revisions: () => Revisions;
  /** Work that takes its time. */
  readonly tasks: Tasks;
  /** One for the whole application: every place that asks for a PIN counts wrong tries together. */
  readonly pins: PinGuard;
  /** What deriving a key from a PIN costs; the application passes `PIN_COST`, only tests pass less. */
  readonly pinCost: PinCost;
  readonly keyVault: KeyVault;
  /** Reads files of keys aside: one that asks for a long computation keeps nothing else waiting. */
  readonly keyFiles: KeyFileReader;
  /** Makes, signs and checks documents aside. */
  readonly documents: DocumentWork;
  readonly postTimestamp: PostTimestamp;
  readonly power: Power;
  readonly desktop: Desktop;
  readonly resources: ResourcePaths;
  readonly appVersion: string;
  readonly platform: string;
  /** Folder of the database, for the user to know. */
  readonly dataPath: string;
  readonly backups: BackupTools;
  readonly updates: UpdateTools;
  /** The network of this machine, for the room. */
  readonly room: RoomTools;
  /** Where the database stands; a copy stands elsewhere. */
  readonly place: DataPlace;
  /** IANA name, such as "Europe/Paris". */
  readonly timeZone: string;
  /** Language of the interface before the user chose one. */
  readonly systemLanguage: Language;
  readonly startupNotice: () => AppInfo['startupNotice'];
  /** Records a failure for support, without personal data. */
  readonly logFailure: (area: string, error: unknown) => void;
}
