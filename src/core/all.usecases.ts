import { createAppUsecases, createAsked } from './areas/app/index.ts';
import type { AskedOrder } from './areas/app/index.ts';
import { createArchiveUsecases } from './areas/archive/index.ts';
import {
  createClocksUsecases,
  runningClockOf,
  createDeliberationUsecases,
  createJuryActsUsecases,
  createPassageRuntime,
  createPassageStore,
  createPassagesUsecases,
  createSeatRegistry,
  createSeatsUsecases,
} from './areas/passage/index.ts';
import {
  createDecisionsUsecases,
  createGatherer,
  createRulingsSource,
  currentOf,
  isObtained,
} from './areas/decisions/index.ts';
import { createBackupKeeper, createBackupUsecases } from './areas/backups/index.ts';
import type { Announce } from './kernel/announcer.ts';
import type { Deps } from './kernel/deps.ts';
import { createDoor } from './kernel/door.ts';
import type { Ask } from './kernel/door.ts';
import type { Handlers } from './kernel/handlers.ts';
import type { Hears } from './kernel/pages.ts';
import {
  createExternalSigningUsecases,
  createMinutesUsecases,
  createRectificationUsecases,
} from './areas/minutes/index.ts';
import { numbersOf, settleInstallation } from './kernel/installation.ts';
import { createStoreGuard } from './kernel/guarded-handlers.ts';
import { createWriteAheadFolding } from './kernel/write-ahead-folding.ts';
import { createCandidateUsecases } from './areas/candidates/index.ts';
import { createHandoverUsecases } from './areas/handovers/index.ts';
import { createIssuingUsecases, createStoredSources } from './areas/issuing/index.ts';
import { createReportingUsecases } from './areas/reporting/index.ts';
import { createKeptUsecases } from './areas/kept/index.ts';
import type { KeptState } from './areas/kept/index.ts';
import { createPinResetUsecases } from './areas/pins/index.ts';
import { createRegisterCheck, createRegisterStateUsecases } from './areas/ledger/index.ts';
import { createDraftUsecases, createReferentielUsecases } from './areas/certifications/index.ts';
import { createRoleplayUsecases } from './areas/roleplay/index.ts';
import { createRoom } from './areas/room/index.ts';
import { createSampleSession } from './areas/sample/index.ts';
import { createSessionMinutesUsecases } from './areas/session-minutes/index.ts';
import { createSessionUsecases, createSetupUsecases } from './areas/preparation/index.ts';
import { createSignedDocuments, createSigning } from './areas/signing/index.ts';
import { createSubjectUsecases } from './areas/subjects/index.ts';
import { createTimestamps } from './areas/timestamps/index.ts';
import { createUpdateUsecases } from './areas/updates/index.ts';

/** Everything that the application can do, whichever transport carries the requests. */
export interface Usecases {
  readonly handlers: Handlers;
  /** The door to them, for whoever asks. */
  readonly ask: Ask;
  /** Takes up what an abrupt end left; answers how many running clocks it found. Once, before any request. */
  recover(): number;
  /** The clock that runs now, by the names of its candidate and phase; null when none does. */
  readonly runningClock: () => { readonly candidate: string; readonly phase: string } | null;
  /** Entries that are not in the data. */
  readonly keptState: () => KeptState;
  /** Copies the data, now that it is open; nobody waits. */
  readonly backUpAtStart: () => void;
  /** Copies what changed since; to be waited for before `stop`. */
  readonly backUpAtQuit: () => Promise<void>;
  /** Tells the devices of the room what they may hear of it. */
  readonly tellDevices: Announce;
  /** What a page that is not the desk's hears of what is told. */
  readonly hears: Hears;
  /** Has the page show a screen, or the import of a file. */
  readonly show: (order: AskedOrder) => Promise<void>;
  /** Displays came or went. */
  readonly displaysChanged: () => void;
  /** Disarms the timers, closes the room's port and ends the backup under way; to be called before the database closes. */
  stop(): void;
  /** After `stop`: resolves once nothing half-written is left of a backup that was under way. */
  readonly ended: () => Promise<void>;
}

/** Puts the use cases together over one set of dependencies. */
export function createUsecases(deps: Deps): Usecases {
  const installation = numbersOf(settleInstallation(deps), deps);
  const store = createPassageStore(deps.repos);
  const runtime = createPassageRuntime(deps, store);
  const documents = createSignedDocuments(deps.documents);
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
  const asked = createAsked(deps);
  const referentiels = createReferentielUsecases(deps);
  const subjects = createSubjectUsecases(deps);
  const kept = createKeptUsecases(deps);
  const deciding = { repos: deps.repos, store, gatherer: createGatherer(deps) };
  const sources = createStoredSources(deps, {
    currentOf: (enrolmentId, blocId) => currentOf(deciding, enrolmentId, blocId),
    isObtained: (enrolmentId, asked) => isObtained(deciding, enrolmentId, asked),
  });
  const seatHandlers = createSeatsUsecases(deps, store, runtime, deps.pins, seats);
  const sessionMinutes = createSessionMinutesUsecases({
    deps,
    installation,
    store,
    source: createRulingsSource(deciding),
    openDesk: signing.openDesk,
    signPassage: minutes.sign,
    sealPaper: signing.sealPaper,
  });
  const sessions = createSessionUsecases(deps, store, signing.memberKeys);
  const setups = createSetupUsecases(deps, store, runtime);
  const room = createRoom({
    ...{ deps, store, runtime, seats, seatHandlers },
    signing: {
      desk: signing.desk,
      signPassage: minutes.sign,
      signRectification: rectifications.sign,
      session: sessionMinutes,
    },
    ask: () => ask,
  });
  const updates = createUpdateUsecases({
    deps,
    backUp: () => keeper.make('manual'),
    isClockRunning: () => runtime.running().length > 0,
    isRoomOpen: room.isOpen,
  });
  const handlers: Omit<Handlers, 'kept'> = {
    app: createAppUsecases(deps, asked),
    backups: createBackupUsecases(deps, keeper, () => runtime.running().length > 0),
    referentiels: { ...referentiels, importFile: keeper.before(referentiels.importFile) },
    drafts: createDraftUsecases(deps),
    sessions: {
      ...sessions,
      createSample: () => createSampleSession(deps),
    },
    pins: createPinResetUsecases({ deps, store, runtime, seats, memberKeys: signing.memberKeys }),
    candidates: createCandidateUsecases(deps),
    setups,
    subjects: { ...subjects, importFile: keeper.before(subjects.importFile) },
    roleplay: createRoleplayUsecases(deps, store, runtime),
    passages: {
      ...createPassagesUsecases(store, runtime),
      ...createJuryActsUsecases({ deps, store, runtime, seats }),
    },
    clocks: createClocksUsecases(deps, runtime),
    seats: { ...seatHandlers, open: room.openSeat },
    room: room.handlers,
    candidateScreen: room.windowHandlers,
    joining: room.joiningHandlers,
    decisions: createDecisionsUsecases(deps, deciding),
    deliberation: createDeliberationUsecases(deps, store, runtime),
    minutes: { ...minutes, archive: keeper.afterDay(timestamps.stampAfter(minutes.archive)) },
    archive: createArchiveUsecases(deps, store, documents, signing.sealPaper, registerCheck),
    register: createRegisterStateUsecases(deps, store, runtime, registerCheck),
    sessionMinutes: { ...sessionMinutes, archive: timestamps.stampAfter(sessionMinutes.archive) },
    rectifications: { ...rectifications, archive: timestamps.stampAfter(rectifications.archive) },
    signedDocuments: createExternalSigningUsecases(deps, store, runtime, signing.desk),
    signing: {
      ...signing.handlers,
      restoreAuthority: keeper.before(signing.handlers.restoreAuthority),
    },
    timestamps: timestamps.handlers,
    updates: updates.handlers,
    issuing: createIssuingUsecases({ deps, sources, installation, sealPaper: signing.sealPaper }),
    reporting: createReportingUsecases({ deps, sources, installation }),
    handovers: createHandoverUsecases({
      deps,
      store,
      installation,
      sealPaper: signing.sealPaper,
      doors: { sessions, setups, referentiels, subjects },
    }),
  };
  const guard = createStoreGuard(deps);
  const folding = createWriteAheadFolding(deps);
  // What the data could not take is kept beside it, also once the data is lost.
  const guarded: Handlers = { ...guard.guard(handlers), kept: kept.handlers };
  const ask = createDoor({
    handlers: guarded,
    sessionOf: (passageId) => store.passages.get(passageId)?.sessionId ?? null,
    logFailure: deps.logFailure,
  });
  return {
    handlers: guarded,
    ask,
    tellDevices: room.tell,
    hears: room.hears,
    show: (order) => asked.order(order),
    displaysChanged: () => {
      deps.publish('data-changed', { topic: 'room' });
    },
    keptState: kept.state,
    recover: () => {
      guard.start();
      folding.start();
      timestamps.start();
      registerCheck.start();
      updates.start();
      const found = runtime.recover();
      room.resume().catch((error: unknown) => {
        deps.logFailure('room.resume', error);
      });
      return found;
    },
    runningClock: () => runningClockOf(runtime),
    backUpAtStart: () => {
      keeper.make('start').catch((error: unknown) => {
        deps.logFailure('backup', error);
      });
    },
    backUpAtQuit: () => keeper.makeIfChanged('quit'),
    stop: () => {
      room.stop();
      deps.pins.stop();
      guard.stop();
      folding.stop();
      timestamps.stop();
      registerCheck.stop();
      runtime.stop();
      keeper.stop();
    },
    ended: keeper.ended,
  };
}
