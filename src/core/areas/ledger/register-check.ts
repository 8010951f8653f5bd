/**
 * The check of the whole register: soon after the start, every six hours and before an export in the background, in slices
 * that leave the process free; and at once when someone asks, on a thread of its own. None of them spares what an earlier one found whole.
 */
import { durationMs, instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { RegisterView, TouchedThing } from '../../../shared/areas/ledger.ts';
import { chainDigestAt, chainHead } from '../../db/chain.ts';
import type { ChainHead } from '../../db/chain.ts';
import { chainSteps } from '../../db/chain-check.ts';
import type { ChainFault } from '../../db/chain-check.ts';
import { checkMarks } from '../../db/check-marks.ts';
import type { VerifiedPrefix } from '../../db/check-marks.ts';
import { guardFaults } from '../../db/guards.ts';
import { PAGE } from '../../db/record-tables.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { isStopped as isTaskStopped, TaskStopped } from '../../kernel/tasks.ts';
import type { Task } from '../../kernel/tasks.ts';
import { trusted, checkSnapshot } from '../passage/index.ts';
import type { PassageStore } from '../passage/index.ts';
import { createFileCheck } from './file-check.ts';
import { createTouchedThings, FILE_FAULT } from './register-touched.ts';

/** Wait after the start: the first screen comes first. */
const FIRST_AFTER_MS = durationMs(2_000);
const AGAIN_AFTER_MS = durationMs(6 * 60 * 60 * 1_000);
/** A slice ends at the first of these two; the longest single step is the digest of one attachment. */
const SLICE_MS = 12;
const SLICE_STEPS = 400;
/** Between two slices in the background, so that the check takes a third of the process at most. */
const PAUSE_MS = durationMs(24);
/** A register of some hundred thousand minutes takes minutes. */
const LONGEST_MS = 60 * 60 * 1_000;
/** Faults kept one by one; what they touch and their number are kept for all. */
const LISTED_FAULTS = 200;

export interface CheckOutcome {
  readonly status: RegisterView['status'];
  readonly checkedAt: Instant | null;
  readonly faultCount: number;
  /** The first faults. */
  readonly faults: readonly ChainFault[];
  readonly touched: readonly TouchedThing[];
}

export interface RegisterCheck {
  /** What the last whole check found, and whether another goes on. */
  outcome(): CheckOutcome;
  /** Checks everything from the beginning, without pauses. Rejects when the database cannot be read. */
  run(): Promise<CheckOutcome>;
  /** Checks in the background now, or once the check that goes on has come to its end. */
  soon(): void;
  /** Arms the checks in the background. */
  start(): void;
  stop(): void;
}

interface SnapshotFault {
  readonly kind: 'snapshot';
  readonly passageId: string;
}

interface Run {
  readonly steps: Iterator<ChainFault | SnapshotFault | null, void>;
  readonly touched: ReturnType<typeof createTouchedThings>;
  readonly faults: ChainFault[];
  faultCount: number;
  /** The chain as it was when the run began. */
  readonly head: ChainHead;
}

const NOTHING: CheckOutcome = { status: 'waiting', checkedAt: null, faultCount: 0, faults: [], touched: [] };

/** Checks the guards of the schema, the chain, the records under it, and the stored state of every passage. */
export function createRegisterCheck(deps: Deps, store: PassageStore): RegisterCheck {
  const { clock, db, logFailure, publish, scheduler } = deps;
  const { installations } = deps.repos;
  const marks = checkMarks(deps.backups.dataFile);
  const fileCheck = createFileCheck(deps, marks, () => {
    soon();
    publish('data-changed', { topic: 'register' });
  });
  let last = sinceLastRun();
  let isChecking = false;
  let disarm: (() => void) | null = null;
  let asked: Promise<CheckOutcome> | null = null;
  let isStopped = false;
  const closing = new AbortController();
  /** Asked for while another went on: what that one had passed by is looked at too. */
  let isAskedAgain = false;

  /** Until the first check, what the last run of the application found: the date of a whole register, and nothing else. */
  function sinceLastRun(): CheckOutcome {
    const verified = ownPrefix();
    const isStill = verified !== null && chainDigestAt(db, verified.seq) === verified.digest;
    return isStill ? { ...NOTHING, checkedAt: instant(verified.at) } : NOTHING;
  }

  function soon(): void {
    if (isChecking || asked !== null) isAskedAgain = true;
    else arm(PAUSE_MS, beginInBackground);
  }

  function nextDelay(): typeof PAUSE_MS {
    const delay = isAskedAgain ? PAUSE_MS : AGAIN_AFTER_MS;
    isAskedAgain = false;
    return delay;
  }

  function* begunIds(): Generator<string> {
    let last = '';
    for (let ids = store.journal.begunAfter(last, PAGE); ids.length > 0;) {
      yield* ids;
      last = ids.at(-1) ?? '';
      ids = store.journal.begunAfter(last, PAGE);
    }
  }

  /** What was found whole and was made again since, other than by a restore, which renews the code of the numbers. */
  function* prefixSteps(): Generator<ChainFault | null> {
    const verified = ownPrefix();
    if (verified === null || !installations.gaveNumbers()) return;
    const { digest, seq } = verified;
    if (chainDigestAt(db, seq) === digest) return;
    yield { kind: 'unwitnessed', table: 'chain', key: JSON.stringify([seq]), seq };
  }

  function ownPrefix(): VerifiedPrefix | null {
    const verified = marks.verified();
    return verified?.code === installations.current()?.code ? verified : null;
  }

  function* steps(): Generator<ChainFault | SnapshotFault | null> {
    yield* guardSteps();
    yield* chainSteps(db);
    yield* ownSteps();
  }

  function* guardSteps(): Generator<ChainFault | null> {
    for (const fault of guardFaults(db)) yield { ...fault, seq: null };
  }

  /** What only who has the use cases can look at. */
  function* ownSteps(): Generator<ChainFault | SnapshotFault | null> {
    yield* prefixSteps();
    for (const passageId of begunIds()) {
      const isSame = checkSnapshot(store, passageId).kind === 'same';
      // An unfinished one found now is held as at a start; an archived one has nothing left to refuse.
      if (!isSame && !store.doubts.has(passageId) && store.minutes.idOfPassage(passageId) === null) {
        trusted(deps, store, passageId);
      }
      yield isSame ? null : { kind: 'snapshot', passageId };
    }
  }

  function begin(work: Run['steps'] = steps()): Run {
    isChecking = true;
    const run = {
      steps: work,
      touched: createTouchedThings(db),
      faults: [],
      faultCount: 0,
      head: chainHead(db),
    };
    if (!fileCheck.isDamaged()) return run;
    run.touched.add(FILE_FAULT);
    return { ...run, faultCount: 1 };
  }

  /** True when the run came to its end. */
  function slice(run: Run): boolean {
    const startedAt = clock.read().mono;
    for (let step = 0; step < SLICE_STEPS && clock.read().mono - startedAt < SLICE_MS; step += 1) {
      const next = run.steps.next();
      if (next.done === true) return true;
      if (next.value !== null) take(run, next.value);
    }
    return false;
  }

  function take(run: Run, fault: ChainFault | SnapshotFault): void {
    run.faultCount += 1;
    if (fault.kind === 'snapshot') {
      run.touched.addSnapshot(fault.passageId);
      return;
    }
    run.touched.add(fault);
    if (run.faults.length < LISTED_FAULTS) run.faults.push(fault);
  }

  function finish({ faultCount, faults, head, touched }: Run): CheckOutcome {
    const wasFaulty = last.faultCount > 0;
    isChecking = false;
    last = { status: 'checked', checkedAt: clock.read().wall, faultCount, faults, touched: touched.all() };
    if (faultCount === 0) keepPrefix(head, clock.read().wall);
    if (wasFaulty || faultCount > 0) publish('data-changed', { topic: 'register' });
    return last;
  }

  function keepPrefix({ digest, seq }: ChainHead, at: Instant): void {
    const code = installations.current()?.code;
    if (code === undefined) return;
    try {
      marks.keepVerified({ seq, digest, at, code });
    } catch (error) {
      logFailure('register', error);
    }
  }

  function fail(error: unknown): void {
    isChecking = false;
    if (isStopped) return;
    last = { ...last, status: 'failed' };
    logFailure('register', error);
    publish('data-changed', { topic: 'register' });
  }

  function arm(delay: typeof PAUSE_MS, next: () => void): void {
    disarm?.();
    if (isStopped) return;
    disarm = scheduler.after(delay, () => {
      disarm = null;
      next();
    });
  }

  function inBackground(run: Run): void {
    try {
      if (slice(run)) {
        finish(run);
        arm(nextDelay(), beginInBackground);
      } else {
        arm(PAUSE_MS, () => {
          inBackground(run);
        });
      }
    } catch (error) {
      fail(error);
      arm(AGAIN_AFTER_MS, beginInBackground);
    }
  }

  function beginInBackground(): void {
    // Someone's own check is under way: it finds the same.
    if (asked !== null) arm(AGAIN_AFTER_MS, beginInBackground);
    else inBackground(begin());
  }

  /** Follows the chain on another thread, which reads through a connection of its own. */
  async function followAside(run: Run, { signal, step }: Task): Promise<void> {
    for (const fault of guardSteps()) if (fault !== null) take(run, fault);
    await deps.backups.run(
      'checkChain',
      { file: deps.backups.dataFile },
      {
        timeoutMs: LONGEST_MS,
        signal: AbortSignal.any([signal, closing.signal]),
        onNews: ({ done, faults = [], total }) => {
          for (const fault of faults) take(run, fault);
          isTaskStopped(() => {
            step(done, total);
          });
        },
      },
    );
    while (!slice(run)) {
      await otherTurn();
      signal.throwIfAborted();
      closing.signal.throwIfAborted();
    }
  }

  async function runNow(): Promise<CheckOutcome> {
    disarm?.();
    const run = begin(ownSteps());
    try {
      await deps.tasks.run('register-check', (task) => followAside(run, task));
      return finish(run);
    } catch (error) {
      if (error instanceof TaskStopped) isChecking = false;
      else fail(error);
      throw error;
    } finally {
      arm(nextDelay(), beginInBackground);
    }
  }

  return {
    soon,
    outcome: () => (isChecking ? { ...last, status: 'checking' } : last),
    run: () => {
      asked ??= runNow().finally(() => {
        asked = null;
      });
      return asked;
    },
    start: () => {
      fileCheck.start();
      arm(FIRST_AFTER_MS, beginInBackground);
    },
    stop: () => {
      isStopped = true;
      closing.abort(new Error('the application is closing'));
      fileCheck.stop();
      disarm?.();
      disarm = null;
    },
  };
}
