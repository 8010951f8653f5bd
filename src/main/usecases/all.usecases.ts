import type { AreaHandlers, AreaName } from '../../shared/contract.ts';
import { createAppUsecases } from './app.usecases.ts';
import { createArchiveUsecases } from './archive.usecases.ts';
import { createClocksUsecases, runningClockOf } from './clocks.usecases.ts';
import { createDeliberationUsecases } from './deliberation.usecases.ts';
import { createBackupKeeper } from './backups/backup-keeper.ts';
import { createBackupUsecases } from './backups/backups.usecases.ts';
import type { Deps } from './deps.ts';
import { createExternalSigningUsecases } from './external-signing.usecases.ts';
import { numbersOf, settleInstallation } from './installation.ts';
import { createStoreGuard } from './guarded-handlers.ts';
import { createJuryActsUsecases } from './jury-acts.usecases.ts';
import { createMinutesUsecases } from './minutes.usecases.ts';
import { createPassageRuntime } from './passage-runtime.ts';
import { createPassageStore } from './passage-store.ts';
import { createPassagesUsecases } from './passages.usecases.ts';
import { createPinResetUsecases } from './pin-reset.usecases.ts';
import { createRectificationUsecases } from './rectification.usecases.ts';
import { createRegisterCheck } from './register-check.ts';
import { createRegisterStateUsecases } from './register-state.usecases.ts';
import { createReferentielUsecases } from './referentiels.usecases.ts';
import { createSeatRegistry } from './seat-registry.ts';
import { createSeatsUsecases } from './seats.usecases.ts';
import { createRoleplayUsecases } from './roleplay.usecases.ts';
import { createSessionUsecases } from './sessions.usecases.ts';
import { createSetupUsecases } from './setups.usecases.ts';
import { createSignedDocuments } from './signing/signed-documents.ts';
import { createSigning } from './signing/create-signing.ts';
import { createSubjectUsecases } from './subjects.usecases.ts';
import { createTimestamps } from './create-timestamps.ts';

/** One implementation for each endpoint of the contract. */
export type Handlers = { readonly [Area in AreaName]: AreaHandlers<Area> };

/** Everything that the application can do, whichever transport carries the requests. */
export interface Usecases {
  readonly handlers: Handlers;
  /** Takes up what an abrupt end left; answers how many running clocks it found. Once, before any request. */
  recover(): number;
  /** The clock that runs now, by the names of its candidate and phase; null when none does. */
  readonly runningClock: () => { readonly candidate: string; readonly phase: string } | null;
  /** Copies the data, now that it is open; nobody waits. */
  readonly backUpAtStart: () => void;
  /** Copies what changed since; to be waited for, after `stop`, before the database closes. */
  readonly backUpAtQuit: () => Promise<void>;
  /** Disarms the timers; to be called before the database closes. */
  stop(): void;
}

/** Puts the use cases together over one set of dependencies. */
export function createUsecases(deps: Deps): Usecases {
  const installation = numbersOf(settleInstallation(deps), deps);
  const store = createPassageStore(deps.db);
  const runtime = createPassageRuntime(deps, store);
  const documents = createSignedDocuments(deps.resources.fonts);
  const signing = createSigning(deps, store, documents);
  const timestamps = createTimestamps(deps, store);
  const registerCheck = createRegisterCheck(deps, store);
  const seats = createSeatRegistry(deps.newId);
  const minutes = createMinutesUsecases({
    deps,
    store,
    runtime,
    desk: signing.desk,
    documents,
    installation,
  });
  const rectifications = createRectificationUsecases({
    deps,
    store,
    runtime,
    desk: signing.desk,
    installation,
  });
  const keeper = createBackupKeeper(deps);
  const referentiels = createReferentielUsecases(deps);
  const subjects = createSubjectUsecases(deps);
  const handlers: Handlers = {
    app: createAppUsecases(deps),
    backups: createBackupUsecases(deps, keeper),
    referentiels: { ...referentiels, importFile: keeper.before(referentiels.importFile) },
    sessions: createSessionUsecases(deps, signing.memberKeys),
    pins: createPinResetUsecases({ deps, store, runtime, seats, memberKeys: signing.memberKeys }),
    setups: createSetupUsecases(deps, store, runtime),
    subjects: { ...subjects, importFile: keeper.before(subjects.importFile) },
    roleplay: createRoleplayUsecases(deps, store, runtime),
    passages: {
      ...createPassagesUsecases(store, runtime),
      ...createJuryActsUsecases({ deps, store, runtime, seats }),
    },
    clocks: createClocksUsecases(deps, runtime),
    seats: createSeatsUsecases(deps, store, runtime, deps.pins, seats),
    deliberation: createDeliberationUsecases(deps, store, runtime),
    minutes: { ...minutes, archive: keeper.afterDay(timestamps.stampAfter(minutes.archive)) },
    archive: createArchiveUsecases(deps, store, documents, signing.sealPaper, registerCheck),
    register: createRegisterStateUsecases(deps, store, runtime, registerCheck),
    rectifications: { ...rectifications, archive: timestamps.stampAfter(rectifications.archive) },
    signedDocuments: createExternalSigningUsecases(deps, store, runtime, signing.desk),
    signing: {
      ...signing.handlers,
      restoreAuthority: keeper.before(signing.handlers.restoreAuthority),
    },
    timestamps: timestamps.handlers,
  };
  const guard = createStoreGuard(deps);
  return {
    handlers: guard.guard(handlers),
    recover: () => {
      guard.start();
      timestamps.start();
      registerCheck.start();
      return runtime.recover();
    },
    runningClock: () => runningClockOf(runtime),
    backUpAtStart: () => {
      keeper.make('start').catch((error: unknown) => {
        deps.logFailure('backup', error);
      });
    },
    backUpAtQuit: () => keeper.makeIfChanged('quit'),
    stop: () => {
      deps.pins.stop();
      guard.stop();
      timestamps.stop();
      registerCheck.stop();
      runtime.stop();
    },
  };
}
