/** A whole application without its window: use cases on a real database file, with a clock driven by hand. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { durationMs, instant } from '../../src/domain/time/time.ts';
import type { Clock } from '../../src/domain/time/time.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { createPinDelayRepo } from '../../src/core/db/repos/pin-delay.repo.ts';
import { backupJobs } from '../../src/core/db/backup/backup-jobs.ts';
import { rescueCopy } from '../../src/core/db/backup/rescue.ts';
import { BackupJobError } from '../../src/core/db/backup/run-backup-job.ts';
import type { RunBackupJob } from '../../src/core/db/backup/run-backup-job.ts';
import { computerNotes } from '../../src/core/db/computer-notes.ts';
import { placeOf } from '../../src/core/db/place.ts';
import { createAct } from '../../src/core/kernel/act.ts';
import type { Act } from '../../src/core/kernel/act.ts';
import { createAnnouncer } from '../../src/core/kernel/announcer.ts';
import type { Announce } from '../../src/core/kernel/announcer.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import type { ManualDrive } from '../../src/core/kernel/test-clock.ts';
import { createUsecases } from '../../src/core/all.usecases.ts';
import type { Usecases } from '../../src/core/all.usecases.ts';
import type { Ask } from '../../src/core/kernel/door.ts';
import type { Deps, KeyVault, PostTimestamp } from '../../src/core/kernel/deps.ts';
import { doWork } from '../../src/core/work/do-work.ts';
import { settleInstallation } from '../../src/core/kernel/installation.ts';
import { createTasks } from '../../src/core/kernel/tasks.ts';
import { createPinGuard } from '../../src/core/kernel/pin.ts';
import type { PinCost } from '../../src/core/kernel/pin.ts';
import { createKeyFileReader, readKeyFile } from '../../src/core/areas/signing/key-files.ts';
import { loadShippedReferentiels } from '../../src/core/areas/certifications/shipped-certifications.ts';
import { loadShippedSubjects } from '../../src/core/areas/subjects/shipped-subjects.ts';
import type { BroadcastName, Broadcasts } from '../../src/shared/contract.ts';
import type { Answer } from '../../src/shared/error-codes.ts';
import { keepTemplate, layTemplate } from './profile-template.ts';
import { asDesk } from './as-desk.ts';
import { fakeDisplays } from './fake-displays.ts';
import { fakeJoining } from './fake-joining.ts';
import { createFakeNetwork } from './fake-network.ts';
import { fakeUpdates } from './fake-updates.ts';
import type { FakeUpdates } from './fake-updates.ts';
import type { FakeNetwork } from './fake-network.ts';
import { heldToActs } from './held-to-acts.ts';
import type { DeskHandlers } from './as-desk.ts';

/** 24 November 2026, 14:00 in Paris. */
export const START = instant(Date.parse('2026-11-24T13:00:00Z'));

export interface Broadcast {
  readonly name: BroadcastName;
  readonly payload: Broadcasts[BroadcastName];
}

export interface Panel {
  readonly handlers: DeskHandlers;
  /** What a page that is not the desk's hears. */
  readonly hears: Usecases['hears'];
  /** The door, for any caller. */
  readonly ask: Ask;
  readonly db: WritableDatabase;
  readonly act: Act;
  readonly clock: Clock;
  readonly drive: ManualDrive;
  readonly path: string;
  readonly folder: string;
  /** Everything told to the windows, in order. */
  readonly broadcasts: Broadcast[];
  readonly failures: unknown[];
  /** Answers of the dialogs. */
  readonly desktop: { folder: string | null; isPrinted: boolean; printed: Uint8Array[] };
  /** Carries timestamp requests; nobody answers until a test says who does. */
  readonly network: { post: PostTimestamp };
  /** The system's keychain, which a test may make fail or lose its key. */
  readonly keychain: Keychain;
  /** The room's port, without a network. */
  readonly wire: FakeNetwork;
  readonly updates: FakeUpdates;
  readonly backupFolder: string;
  /** A folder outside that of the data, as a key would be; made by who uses it. */
  readonly key: string;
  /** Who makes backups: this thread, unless a test says otherwise; and how often the application was to start anew. */
  readonly work: { run: RunBackupJob; restarts: number };
  readonly backUpAtStart: () => void;
  readonly backUpAtQuit: () => Promise<void>;
  readonly ended: () => Promise<void>;
  /** Running or paused clocks found at the start. */
  readonly recovered: number;
  /** The same file opened by another run after `gapMs`, as if this one had died; of a restored one, the start is told so. */
  revive(gapMs: number, isRestored?: boolean): Panel;
  stop(): void;
}

/** The jobs of backups without their thread, each done before anything else happens. */
const runHere: RunBackupJob = async (job, request, options) => {
  try {
    const given = job === 'copy' ? { ...request, isAtOnce: true } : request;
    return (await backupJobs[job](given as never, (news) => options?.onNews?.(news))) as never;
  } catch (error) {
    throw new BackupJobError('failed', String(error));
  }
};

/** A keychain that marks what it protected with its own key. */
export interface Keychain {
  kind: KeyVault['kind'];
  key: number;
  isAnswering: boolean;
}

/** What a PIN protects is not these tests' question: two rounds of scrypt, in place of thirty thousand. */
export const CHEAP_PIN: PinCost = { N: 2, r: 8, p: 1 };
/** Gives K7Q4 first, and another code at each call, in whatever register. */
function codesFromK7Q4(): () => Uint8Array {
  let calls = -1;
  return () => {
    calls += 1;
    return Uint8Array.of(7, 24, 11 + (calls >> 3), 21 + (calls & 7));
  };
}

/** Chance of a profile, which outlasts its restarts. */
interface ProfileChance extends Pick<Deps, 'newId' | 'randomBytes'> {
  readonly codeBytes: () => Uint8Array;
}

const CALLS_OF_A_PANEL = 64;
const opened: Panel[] = [];
const resource = (name: string) => fileURLToPath(new URL(`../../resources/${name}`, import.meta.url));

/** A new, empty application at that moment; ids are random unless told. */
export function openPanel(start = START, newId: Deps['newId'] = randomUUID): Panel {
  return openOn(mkdtempSync(join(tmpdir(), 'pupitre-panel-')), start, {
    newId,
    randomBytes: countedBytes(),
    codeBytes: codesFromK7Q4(),
  });
}

/** The application at that moment on a profile that is already in that folder; what made it drew the first bytes. */
export function openPanelIn(folder: string, start: number): Panel {
  return openOn(folder, start, {
    newId: randomUUID,
    randomBytes: countedBytes(2 * CALLS_OF_A_PANEL),
    codeBytes: codesFromK7Q4(),
  });
}

/** Closes every panel of a test and deletes its files; for `afterEach`. */
export function closePanels(): void {
  for (const panel of opened.splice(0)) {
    panel.stop();
    panel.db.close();
    rmSync(panel.folder, { recursive: true, force: true });
    rmSync(panel.key, { recursive: true, force: true });
    rmSync(`${panel.folder}-computer`, { recursive: true, force: true });
  }
}

function openOn(folder: string, start: number, chance: ProfileChance, isRestored = false): Panel {
  const path = join(folder, 'pupitre.sqlite');
  const sleepers = new Set<() => void>();
  const wakers = new Set<() => void>();
  const tell = (listeners: Set<() => void>) => () => {
    for (const listener of listeners) listener();
  };
  const news = { suspend: tell(sleepers), resume: tell(wakers) };
  const manual = createManualClock(instant(start), news);
  const isNew = !existsSync(path);
  const isPrefilled = isNew && layTemplate(path, start);
  const { db } = openDatabase(path, { backupFolder: join(folder, 'backups'), now: instant(start) });
  // These tests ask what is stored, not whether it outlives a power cut; crash.test.ts keeps the application's setting.
  db.pragma('synchronous = OFF');
  const broadcasts: Broadcast[] = [];
  const failures: unknown[] = [];
  const desktop: Panel['desktop'] = { folder, isPrinted: true, printed: [] };
  const network: Panel['network'] = { post: () => Promise.reject(new Error('offline')) };
  const work: Panel['work'] = { run: runHere, restarts: 0 };
  const keychain: Keychain = { kind: 'os-keychain', key: 0x5a, isAnswering: true };
  const wire = createFakeNetwork();
  const updates = fakeUpdates();
  let tellDevices: Announce = () => undefined;
  const announcer = createAnnouncer(randomUUID(), (name, payload, stamp) => {
    broadcasts.push({ name, payload });
    tellDevices(name, payload, stamp);
  });
  const logFailure: Deps['logFailure'] = (_area, error) => failures.push(error);
  const acted = heldToActs(db);
  const deps: Deps = {
    db: acted,
    clock: manual.clock,
    scheduler: manual.scheduler,
    newId: chance.newId,
    randomBytes: chance.randomBytes,
    tasks: createTasks({ ...manual, ...announcer, newId: randomUUID }),
    ...announcer,
    ...createAct({ ...manual, ...announcer, db: acted, logFailure }),
    pins: createPinGuard({ ...manual, delays: createPinDelayRepo(db) }),
    pinCost: CHEAP_PIN,
    documents: doWork(resource('fonts')),
    keyFiles: createKeyFileReader((task) => Promise.resolve(readKeyFile(task))),
    keyVault: vaultOf(keychain),
    postTimestamp: (url, request, timeoutMs) => network.post(url, request, timeoutMs),
    power: {
      keepAwake: () => undefined,
      onSuspend: (listener) => {
        sleepers.add(listener);
        return () => sleepers.delete(listener);
      },
      onResume: (listener) => {
        wakers.add(listener);
        return () => wakers.delete(listener);
      },
    },
    desktop: {
      chooseFolder: () => Promise.resolve(desktop.folder),
      printPdf: (bytes) => {
        desktop.printed.push(bytes);
        return Promise.resolve(desktop.isPrinted);
      },
      ...fakeDisplays(),
      ...updates.desktop,
      ...fakeJoining(),
    },
    resources: {
      certifications: resource('certifications'),
      subjects: resource('subjects'),
      fonts: resource('fonts'),
      locales: resource('locales'),
      roomPage: join(folder, 'room-page'),
      verifierPage: join(folder, 'verify.html'),
      publisherKeys: join(folder, 'publisher-keys.json'),
    },
    appVersion: '0.0.0-test',
    platform: 'test',
    dataPath: folder,
    backups: {
      dataFile: path,
      folder: join(folder, 'backups'),
      run: (job, request, options) => work.run(job, request, options),
      rescue: (file) => rescueCopy(db, file, (job, request) => work.run(job, request)),
      restart: () => {
        work.restarts += 1;
      },
    },
    updates: { folder: join(folder, 'updates'), arch: 'test', read: (...given) => updates.read(...given) },
    room: wire.tools,
    place: placeOf(path, { notes: computerNotes(`${folder}-computer`) }),
    timeZone: 'Europe/Paris',
    systemLanguage: 'fr',
    startupNotice: () => null,
    logFailure,
  };
  if (!isPrefilled) {
    loadShippedReferentiels(deps);
    loadShippedSubjects(deps);
    if (isNew) keepTemplate(start, db);
  }
  settleInstallation({ ...deps, randomBytes: chance.codeBytes }, isRestored);
  const usecases = createUsecases(deps);
  ({ tellDevices } = usecases);
  const panel: Panel = {
    handlers: asDesk(usecases.handlers),
    ask: usecases.ask,
    hears: usecases.hears,
    db,
    act: deps.act,
    clock: manual.clock,
    drive: manual.drive,
    path,
    folder,
    broadcasts,
    failures,
    desktop,
    keychain,
    network,
    wire,
    updates,
    work,
    backupFolder: join(folder, 'backups'),
    key: `${folder}-key`,
    backUpAtStart: usecases.backUpAtStart,
    backUpAtQuit: usecases.backUpAtQuit,
    ended: usecases.ended,
    recovered: usecases.recover(),
    revive: (gapMs, restored) => openOn(folder, manual.clock.read().wall + gapMs, chance, restored),
    stop: () => {
      usecases.stop();
    },
  };
  opened.push(panel);
  return panel;
}

function vaultOf(keychain: Keychain): KeyVault {
  const masked = (bytes: Uint8Array) => bytes.map((byte) => byte ^ keychain.key);
  return {
    get kind() {
      return keychain.kind;
    },
    protect: (bytes) => {
      if (!keychain.isAnswering) return Promise.reject(new Error('keychain locked'));
      const kept = keychain.kind === 'none' ? bytes : Uint8Array.from([keychain.key, ...masked(bytes)]);
      return Promise.resolve(kept);
    },
    reveal: ([mark, ...rest]) => {
      if (!keychain.isAnswering || mark !== keychain.key)
        return Promise.reject(new Error('not of this keychain'));
      return Promise.resolve(masked(Uint8Array.from(rest)));
    },
  };
}

/** Bytes that differ at each call, in each panel of a test, and are the same at each run. */
function countedBytes(drawn = 0): Deps['randomBytes'] {
  let call = opened.length * CALLS_OF_A_PANEL + drawn;
  return (byteCount) => {
    call += 1;
    return new Uint8Array(byteCount).fill(call);
  };
}

/** The value of an answer; throws on a refusal. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.details)}`);
  return answer.value;
}

/** Same, for a use case that may be asynchronous. */
export async function done<Value>(answer: Answer<Value> | Promise<Answer<Value>>): Promise<Value> {
  return valueOf(await answer);
}

/** The code of a refusal; throws on success. */
export async function refusal(answer: Answer<unknown> | Promise<Answer<unknown>>): Promise<string> {
  const settled = await answer;
  if (settled.ok) throw new Error('not refused');
  return settled.code;
}

export const minutesMs = (count: number) => durationMs(count * 60_000);
