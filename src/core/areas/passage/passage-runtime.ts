/**
 * Runs the passages: every change goes through one transaction that stores events, snapshot and heartbeat together,
 * and only then is it acknowledged, announced and timed. One timer is armed for the next deadline of all passages.
 */
import { transition } from '../../../domain/passage/passage.machine.ts';
import { currentRunMs, elapsedMs, phaseInProgress } from '../../../domain/passage/passage.timing.ts';
import type { Actor, JournalEntry, PassageState } from '../../../domain/passage/passage.types.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { Instant, Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import { createClockWatch } from './clock-watch.ts';
import type { Gap } from './clock-watch.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { Deps } from '../../kernel/deps.ts';
import { createPassageAlarms } from './passage-alarms.ts';
import {
  freezeBegun,
  gapSince,
  lacksFreeze,
  recoverClock,
  recoverPassages,
  trusted,
} from './passage-recovery.ts';
import type { Recover } from './passage-recovery.ts';
import type { PassageChange } from './passage-change.ts';
import { beginFreeze, followFreeze } from './passage-freeze.ts';
import { contextOf } from './passage-facts.ts';
import type { PassageStore } from './passage-store.ts';
import { viewPassage } from './passage-view.ts';

export type { PassageChange } from './passage-change.ts';

export interface PassageRuntime {
  /**
   * Runs `work` in one immediate transaction; whatever it wrote is undone when it answers a refusal or throws.
   * Answers `not-found` for an unknown passage. Announces the passage after commit.
   */
  change<Value>(passageId: string, work: (change: PassageChange) => Answer<Value>): Answer<Value>;
  /**
   * Runs several changes, and what goes with them, as one transaction stamped with one reading: all is written or
   * nothing, and the passages are announced after its commit.
   */
  together<Value>(work: (at: Instant) => Answer<Value>): Answer<Value>;
  /** The passage as it stands now, or null when there is none. */
  view(passageId: string): PassageView | null;
  /** Same as an answer, `not-found` when there is none. */
  answerView(passageId: string): Answer<PassageView>;
  /** Passages whose clock runs now. */
  running(): readonly string[];
  /** Passages with a phase in progress: running, paused, or awaiting a ruling. */
  inProgress(): readonly string[];
  /** Takes up what an abrupt end left; to be called once, before anything else. Answers how many clocks it found. */
  recover(): number;
  /** Goes on from the journal with a passage that was in doubt; its clock, left going, awaits a ruling. */
  takeUp(passageId: string, state: PassageState): void;
  /** Disarms every timer and records the last heartbeat. */
  stop(): void;
}

export const PANEL: Actor = { kind: 'panel' };
export const SYSTEM: Actor = { kind: 'system' };

/** What a committed change came to. */
interface Outcome {
  readonly before: PassageState;
  readonly after: PassageState;
  readonly added: readonly JournalEntry[];
}

interface Committed<Value> {
  readonly answer: Answer<Value>;
  readonly outcome: Outcome;
}

/** Thrown to roll a refused change back. */
class Refused extends Error {
  readonly answer: Extract<Answer<never>, { ok: false }>;

  constructor(answer: Extract<Answer<never>, { ok: false }>) {
    super(answer.code);
    this.answer = answer;
  }
}

/** Runs passages over `store` on the clock and timers of `deps`. */
export function createPassageRuntime(deps: Deps, store: PassageStore): PassageRuntime {
  const { db, clock, publish } = deps;
  /** What is to be told once the transaction around several changes is committed. */
  let waiting: (() => void)[] | null = null;
  const watch = createClockWatch(clock.rate);
  // Kept until it is stored: a locked database must not make a gap forgotten.
  let unsettled: Gap | null = null;
  const alarms = createPassageAlarms(deps, { beat, wake });

  function change<Value>(passageId: string, work: (change: PassageChange) => Answer<Value>): Answer<Value> {
    const now = clock.read();
    look(now);
    return commit(passageId, now, work);
  }

  function commit<Value>(
    passageId: string,
    now: Reading,
    work: (change: PassageChange) => Answer<Value>,
  ): Answer<Value> {
    const added: JournalEntry[] = [];
    const run = db.transaction((): Committed<Value> => {
      if (store.doubts.has(passageId)) {
        throw new Refused({ ok: false, code: 'passage-in-doubt', details: { passageId } });
      }
      const facts = store.load(passageId);
      if (facts === null) throw new Refused({ ok: false, code: 'not-found', details: { passageId } });
      if (lacksFreeze(store, facts)) throw new DamagedRecordError(passageId);
      let current = facts.state;
      const answer = work({
        now,
        facts,
        state: () => current,
        apply: (command, actor) => {
          const fresh = store.load(passageId) ?? facts;
          const result = transition(current, command, actor, now, contextOf({ ...fresh, state: current }));
          if (!result.ok) return result;
          current = result.value.state;
          added.push(...result.value.entries);
          if (result.value.entries.length > 0) save(passageId, result.value.entries, current, now);
          followFreeze(store, fresh, { entries: result.value.entries, state: current, at: now.wall });
          return { ok: true, value: current };
        },
        begin: () => {
          beginFreeze(store, store.load(passageId) ?? facts, 'start', now.wall);
        },
      });
      if (!answer.ok) throw new Refused(answer);
      return { answer, outcome: { before: facts.state, after: current, added } };
    });

    let committed: Committed<Value>;
    try {
      committed = run.immediate();
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      if (!(error instanceof DamagedRecordError) || trusted(deps, store, passageId) !== null) throw error;
      return { ok: false, code: 'passage-in-doubt', details: { passageId } };
    }
    afterCommit(() => {
      acknowledge(passageId, committed.outcome, now);
    });
    return committed.answer;
  }

  /** Now, or once the transaction around this change is committed. */
  function afterCommit(tell: () => void): void {
    if (waiting === null) attempt(tell);
    else waiting.push(tell);
  }

  function attempt(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      // The change is on the disk: a window that could not be told must not make it look refused.
      deps.logFailure('passage.acknowledge', error);
    }
  }

  function together<Value>(work: (at: Instant) => Answer<Value>): Answer<Value> {
    // Before the transaction: what is found must outlast a refusal of the whole.
    look(clock.read());
    const tellings: (() => void)[] = [];
    waiting = tellings;
    try {
      const run = db.transaction((): Answer<Value> => {
        const answer = work(clock.read().wall);
        if (!answer.ok) throw new Refused(answer);
        return answer;
      });
      const answer = run.immediate();
      waiting = null;
      tellings.forEach(attempt);
      return answer;
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    } finally {
      waiting = null;
    }
  }

  /** The heartbeat moves with the snapshot, so that after a crash the two always speak of the same run. */
  function save(
    passageId: string,
    entries: readonly JournalEntry[],
    state: PassageState,
    now: Reading,
  ): void {
    store.journal.append(passageId, entries, state);
    if (state.clock.kind === 'running') {
      const runMs = currentRunMs(state, now);
      store.journal.beat(passageId, { version: state.version, runMs, at: now.wall });
    } else {
      store.journal.stopBeating(passageId);
    }
  }

  function acknowledge(passageId: string, { before, after, added }: Outcome, now: Reading): void {
    alarms.follow(passageId, after, now);
    for (const { event } of added) {
      if (event.type !== 'reminder-reached') continue;
      const { phaseId, remainingMs } = event;
      publish('reminder-reached', { passageId, phaseId, remainingMs, leftMs: leftOf(after, now) });
    }
    const view = viewOf(passageId);
    if (view !== null) publish('passage-changed', view);
    if (isListedOtherwise(before, after)) publish('data-changed', { topic: 'sessions' });
    if (before.stage !== after.stage) publish('deliberation-changed', { passageId });
  }

  function viewOf(passageId: string): PassageView | null {
    const facts = store.load(passageId);
    return facts === null ? null : viewPassage(facts, clock.read(), clock.rate);
  }

  /** A deadline was reached: a reminder falls due, or the last start can no longer be undone. */
  function wake(passageIds: readonly string[]): void {
    for (const passageId of passageIds) {
      if (store.doubts.has(passageId)) alarms.forget(passageId);
      else change(passageId, ({ apply }) => apply({ type: 'tick' }, SYSTEM));
    }
  }

  function beat(): void {
    const now = clock.read();
    for (const [passageId] of alarms.running()) {
      if (store.doubts.has(passageId)) alarms.forget(passageId);
    }
    look(now);
    store.journal.beatLightly(
      alarms
        .running()
        .map(([passageId, state]) => [
          passageId,
          { version: state.version, runMs: currentRunMs(state, now), at: now.wall },
        ]),
    );
  }

  /** Whatever the clocks cannot account for since the last look becomes an event, before anything else happens. */
  function look(now: Reading): void {
    const { gap, jumpMs } = watch.look(now);
    unsettled = joined(unsettled, gap, now);
    if (unsettled !== null) {
      const { lastAlive, gapMs, cause } = unsettled;
      for (const [passageId] of alarms.running()) {
        commit(passageId, now, ({ apply }) => apply({ type: 'note-gap', lastAlive, gapMs, cause }, SYSTEM));
      }
      unsettled = null;
    }
    if (jumpMs === null) return;
    for (const passageId of alarms.ticking()) {
      commit(passageId, now, ({ apply }) =>
        apply({ type: 'note-clock-jump', deltaMs: jumpMs, cause: 'clock-step' }, SYSTEM),
      );
    }
  }

  /** A screen must not see time that the clocks cannot account for. */
  function viewAfterLook(passageId: string): PassageView | null {
    try {
      look(clock.read());
    } catch (error) {
      deps.logFailure('passage.look', error);
    }
    return viewOf(passageId);
  }

  const forgetSuspend = deps.power.onSuspend(() => {
    // The gap begins here rather than at the last heartbeat.
    beat();
    watch.fallAsleep(clock.read());
  });
  const forgetResume = deps.power.onResume(() => {
    beat();
    alarms.rearm();
  });

  const recoverOne: Recover = (passageId, lastAliveAt, runMs) => {
    commit(passageId, clock.read(), ({ apply }) => apply({ type: 'recover', lastAliveAt, runMs }, SYSTEM));
  };

  return {
    change,
    together,
    view: viewAfterLook,
    answerView: (passageId) => {
      const view = viewAfterLook(passageId);
      return view === null
        ? { ok: false, code: 'not-found', details: { passageId } }
        : { ok: true, value: view };
    },
    running: () => alarms.running().map(([passageId]) => passageId),
    inProgress: () => alarms.ticking(),
    recover: () => {
      const now = clock.read();
      look(now);
      return recoverPassages(deps, store, recoverOne);
    },
    takeUp: (passageId, state) => {
      const now = clock.read();
      freezeBegun(deps, store, passageId);
      recoverClock(store, passageId, state, now.wall, recoverOne);
      const since = store.doubtsSince.get(passageId);
      store.doubtsSince.delete(passageId);
      // Every act was refused meanwhile, a pause too.
      if (since !== undefined) commit(passageId, now, ({ apply }) => apply(gapSince(since, now), SYSTEM));
      const view = viewOf(passageId);
      if (view !== null) publish('passage-changed', view);
      publish('data-changed', { topic: 'sessions' });
    },
    stop: () => {
      alarms.stop();
      forgetSuspend();
      forgetResume();
    },
  };
}

/** A gap that could not be stored goes on until it can be. */
function joined(unsettled: Gap | null, found: Gap | null, now: Reading): Gap | null {
  if (unsettled === null) return found;
  const gapMs = durationMs(Math.max(unsettled.gapMs, now.mono - unsettled.lastAlive.mono));
  return { ...unsettled, gapMs };
}

/** Time that the phase in progress has left, in milliseconds; 0 when there is none. */
function leftOf(state: PassageState, now: Reading): number {
  const phase = phaseInProgress(state);
  return phase === null ? 0 : phase.grantedMs - elapsedMs(state, phase, now);
}

/** Whether the list of the day shows this passage otherwise than before. */
function isListedOtherwise(before: PassageState, after: PassageState): boolean {
  const isBegunNow = before.version === 0 && after.version > 0;
  const isInterrupted = (state: PassageState) => state.clock.kind === 'interrupted';
  return (
    isBegunNow ||
    before.stage !== after.stage ||
    before.attendance !== after.attendance ||
    isInterrupted(before) !== isInterrupted(after)
  );
}
