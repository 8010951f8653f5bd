/**
 * The check of the whole register, in slices that leave the main process free: soon after the start and once a day in
 * the background, and at once when someone asks.
 */
import { durationMs } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { RegisterView, TouchedThing } from '../../../shared/areas/ledger.ts';
import { chainSteps } from '../../db/chain-check.ts';
import type { ChainFault } from '../../db/chain-check.ts';
import { guardFaults } from '../../db/guards.ts';
import type { Deps } from '../../kernel/deps.ts';
import { trusted, checkSnapshot } from '../passage/index.ts';
import type { PassageStore } from '../passage/index.ts';
import { createTouchedThings } from './register-touched.ts';

/** Wait after the start: the first screen comes first. */
const FIRST_AFTER_MS = durationMs(2_000);
const AGAIN_AFTER_MS = durationMs(24 * 60 * 60 * 1_000);
/** A slice ends at the first of these two; the longest single step is the digest of one attachment. */
const SLICE_MS = 12;
const SLICE_STEPS = 400;
/** Between two slices in the background, so that the check takes a third of the process at most. */
const PAUSE_MS = durationMs(24);
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
}

const NOTHING: CheckOutcome = { status: 'waiting', checkedAt: null, faultCount: 0, faults: [], touched: [] };

/** Checks the guards of the schema, the chain, the records under it, and the stored state of every passage. */
export function createRegisterCheck(deps: Deps, store: PassageStore): RegisterCheck {
  const { clock, db, logFailure, publish, scheduler } = deps;
  let last = NOTHING;
  let isChecking = false;
  let disarm: (() => void) | null = null;
  let asked: Promise<CheckOutcome> | null = null;
  let isStopped = false;

  function* steps(): Generator<ChainFault | SnapshotFault | null> {
    for (const fault of guardFaults(db)) yield { ...fault, seq: null };
    yield* chainSteps(db);
    for (const passageId of store.journal.begunIds()) {
      const isSame = checkSnapshot(store, passageId).kind === 'same';
      // An unfinished one found now is held as at a start; an archived one has nothing left to refuse.
      if (!isSame && !store.doubts.has(passageId) && store.minutes.idOfPassage(passageId) === null) {
        trusted(deps, store, passageId);
      }
      yield isSame ? null : { kind: 'snapshot', passageId };
    }
  }

  function begin(): Run {
    isChecking = true;
    return { steps: steps(), touched: createTouchedThings(db), faults: [], faultCount: 0 };
  }

  /** True when the run came to its end. */
  function slice(run: Run): boolean {
    const startedAt = clock.read().mono;
    for (let step = 0; step < SLICE_STEPS && clock.read().mono - startedAt < SLICE_MS; step += 1) {
      const next = run.steps.next();
      if (next.done === true) return true;
      const fault = next.value;
      if (fault === null) continue;
      run.faultCount += 1;
      if (fault.kind === 'snapshot') {
        run.touched.addSnapshot(fault.passageId);
        continue;
      }
      run.touched.add(fault);
      if (run.faults.length < LISTED_FAULTS) run.faults.push(fault);
    }
    return false;
  }

  function finish({ faultCount, faults, touched }: Run): CheckOutcome {
    const wasFaulty = last.faultCount > 0;
    isChecking = false;
    last = { status: 'checked', checkedAt: clock.read().wall, faultCount, faults, touched: touched.all() };
    if (wasFaulty || faultCount > 0) publish('data-changed', { topic: 'register' });
    return last;
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
        arm(AGAIN_AFTER_MS, beginInBackground);
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

  async function runNow(): Promise<CheckOutcome> {
    disarm?.();
    const run = begin();
    try {
      while (!slice(run)) {
        await new Promise<void>((resume) => setImmediate(resume));
        if (isStopped) throw new Error('the application is closing');
      }
      return finish(run);
    } catch (error) {
      fail(error);
      throw error;
    } finally {
      arm(AGAIN_AFTER_MS, beginInBackground);
    }
  }

  return {
    outcome: () => (isChecking ? { ...last, status: 'checking' } : last),
    run: () => {
      asked ??= runNow().finally(() => {
        asked = null;
      });
      return asked;
    },
    start: () => {
      arm(FIRST_AFTER_MS, beginInBackground);
    },
    stop: () => {
      isStopped = true;
      disarm?.();
      disarm = null;
    },
  };
}
