/** The machine as the core sees it: what is at hand in its own process, and the rest asked of the shell. */
import { backupWorker } from '../../core/db/backup/run-backup-job.ts';
import { isHeldByAnother } from '../../core/db/folder-lock.ts';
import { createThreadedKeyFiles } from '../../core/areas/signing/index.ts';
import { threadedUpdateReader } from '../../core/areas/updates/index.ts';
import type { Announce } from '../../core/kernel/announcer.ts';
import type { Desktop, KeyVault, SleepNews } from '../../core/kernel/deps.ts';
import { chooseClock, createClockDevice } from '../../core/kernel/test-clock.ts';
import type { Surroundings } from '../../core/open-core.ts';
import { threadedWork } from '../../core/work/threaded-work.ts';
import { instant } from '../../domain/time/time.ts';
import type { Remote } from '../../core/kernel/calls.ts';
import type { CoreSettings, ShellServices } from './services.ts';

export type Shell = Remote<ShellServices>;

export interface CoreLog {
  readonly fact: (text: string) => void;
  readonly failure: (area: string, error: unknown) => void;
}

export interface Sleep extends SleepNews {
  readonly onSuspend: (listener: () => void) => () => void;
  readonly onResume: (listener: () => void) => () => void;
}

/** The script of a thread, which the build lays beside that of the process. */
const builtThread = (name: string): URL => new URL(`./${name}.js`, import.meta.url);

export const THREADS = {
  backup: builtThread('backup-worker'),
  keyFile: builtThread('key-file-worker'),
  work: builtThread('work-thread'),
  update: builtThread('update-worker'),
};

export interface ShellAround {
  readonly shell: Shell;
  readonly settings: CoreSettings;
  readonly sleep: Sleep;
  readonly publish: Announce;
  readonly log: CoreLog;
}

/** Everything that the core is opened with. */
export function shellAround({ log, publish, settings, shell, sleep }: ShellAround): Surroundings {
  const { appVersion, arch, data, holderId, isPackaged, platform, resources, systemLanguage, timeZone } =
    settings;
  return {
    ...{ appVersion, arch, platform, resources, systemLanguage, timeZone, data, publish },
    ...createClockDevice(chooseClock(process.env, isPackaged, instant(Date.now())), sleep),
    keyVault: vaultOf(shell, settings.vault),
    keyFiles: createThreadedKeyFiles(THREADS.keyFile),
    documents: threadedWork(THREADS.work, resources.fonts),
    postTimestamp: (url, request, timeoutMs) => shell.postTimestamp(url, request, timeoutMs),
    power: {
      keepAwake: (isAwake) => {
        unheard(shell.keepAwake(isAwake));
      },
      onSuspend: sleep.onSuspend,
      onResume: sleep.onResume,
    },
    desktop: desktopOf(shell),
    runBackupJob: backupWorker(THREADS.backup),
    readUpdate: threadedUpdateReader(THREADS.update),
    isTaken: () => isHeldByAnother(data.root, holderId),
    restart: () => {
      unheard(shell.restart());
    },
    logFact: log.fact,
    logFailure: log.failure,
  };
}

/** Dialogs, printing and displays are the shell's. */
export function desktopOf(shell: Shell): Desktop {
  return {
    chooseFolder: () => shell.chooseFolder(),
    chooseUpdate: () => shell.chooseUpdate(),
    startInstaller: (order) => shell.startInstaller(order),
    printPdf: (bytes) => shell.printPdf(bytes),
    diskEncryption: () => shell.diskEncryption(),
    displays: () => shell.displays(),
    showCandidate: (order) => shell.showCandidate(order),
    hideCandidate: () => shell.hideCandidate(),
    enteredRoom: () => shell.enteredRoom(),
    enterRoom: (order) => shell.enterRoom(order),
  };
}

/** Sleep as the shell tells of it. */
export function createSleep(): Sleep {
  const suspend = createSignal();
  const resume = createSignal();
  return {
    suspend: suspend.tell,
    resume: resume.tell,
    onSuspend: suspend.listen,
    onResume: resume.listen,
  };
}

function createSignal() {
  const listeners = new Set<() => void>();
  return {
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** Without a keychain nothing needs asking. */
function vaultOf(shell: Shell, kind: KeyVault['kind']): KeyVault {
  return {
    kind,
    protect: (bytes) => (kind === 'none' ? Promise.resolve(bytes) : shell.protect(bytes)),
    reveal: (bytes) => (kind === 'none' ? Promise.resolve(bytes) : shell.reveal(bytes)),
  };
}

/** Nobody waits for it, and a shell that is gone needs no telling. */
export function unheard(told: Promise<unknown>): void {
  told.catch(() => undefined);
}
