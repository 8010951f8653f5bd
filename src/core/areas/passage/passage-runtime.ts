/**
 * Runs the passages: every change is committed, then timed, announced and answered from the facts that it read. One timer
 * is armed for the next deadline of all passages.
 */
import { currentRunMs, elapsedMs, phaseInProgress } from '../../../domain/passage/passage.timing.ts';
import type { Actor, PassageState, SystemCommand } from '../../../domain/passage/passage.types.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { Instant, Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { withoutWaiting } from '../../db/impatient.ts';
import type { Deps } from '../../kernel/deps.ts';
import { DONE, granted, notFound } from '../../kernel/refusal.ts';
import { createClockWatch } from './clock-watch.ts';
import type { Gap } from './clock-watch.ts';
import { createPassageAlarms } from './passage-alarms.ts';
import { createPassageCommits } from './passage-commit.ts';
import type { AfterChange, Committed, Outcome, Work } from './passage-commit.ts';
import type { PassageFacts } from './passage-facts.ts';
import { freezeBegun, gapSince, recoverClock, recoverPassages } from './passage-recovery.ts';
import type { Recover } from './passage-recovery.ts';
import type { PassageStore } from './passage-store.ts';
import { viewPassage } from './passage-view.ts';

import type { PassageChange } from './passage-change.types.ts';

export type { PassageChange } from './passage-change.types.ts';

export interface PassageRuntime {
  /**
   * Runs `work` in one immediate transaction; whatever it wrote is undone when it answers a refusal or throws.
   * Answers `not-found` for an unknown passage. Announces the passage after commit.
   */
  change<Value>(passageId: string, work: Work<Value>): Answer<Value>;
  /** The same, answered from the facts after it. */
  changeAndRead<Value, Read>(
    passageId: string,
    work: Work<Value>,
    answerOf: (facts: PassageFacts) => Answer<Read>,
  ): Answer<Read>;
  /** The same, answered with the view that is announced. */
  changeAndView<Value>(passageId: string, work: Work<Value>): Answer<PassageView>;
  /**
   * Runs several changes, and what goes with them, as one transaction stamped with one reading: all is written or
   * nothing, and the passages are announced after its commit.
   */
  together<Value>(work: (at: Instant) => Answer<Value>): Answer<Value>;
  /** Changes another passage as a part of the change that runs, stamped with its reading. */
  changeBeside<Value>(
    { now }: Pick<PassageChange, 'now'>,
    passageId: string,
    work: Work<Value>,
  ): Answer<Value>;
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

/** Runs passages over `store` on the clock and timers of `deps`. */
export function createPassageRuntime(deps: Deps, store: PassageStore): PassageRuntime {
  const { act, clock, publish } = deps;
  const watch = createClockWatch(clock.rate);
  // Kept until it is stored: a locked database must not make a gap forgotten.
  let unsettled: Gap | null = null;
  const alarms = createPassageAlarms(deps, {
    beat: () => {
      withoutWaiting(deps.db, beat);
    },
    wake: (passageIds) => {
      withoutWaiting(deps.db, () => {
        wake(passageIds);
      });
    },
  });
  const { commit } = createPassageCommits(deps, store, acknowledge);

  function committed<Value>(passageId: string, work: Work<Value>): Committed<Value> {
    const now = clock.read();
    look(now);
    return commit(passageId, now, work);
  }

  function changeThen<Value, Read>(
    passageId: string,
    work: Work<Value>,
    read: (after: AfterChange) => Answer<Read> | null,
  ): Answer<Read> {
    const { after, answer } = committed(passageId, work);
    return after === null ? answer : (read(after) ?? notFound({ passageId }));
  }

  function acknowledge(
    passageId: string,
    { added, after, before, isOnlyEntered, state }: Outcome,
    now: Reading,
  ): void {
    alarms.follow(passageId, state, now);
    for (const { event } of added) {
      if (event.type !== 'reminder-reached') continue;
      const { phaseId, remainingMs } = event;
      publish('reminder-reached', { passageId, phaseId, remainingMs, leftMs: leftOf(state, now) });
    }
    const view = after.view();
    if (view !== null) publish(isOnlyEntered ? 'grids-changed' : 'passage-changed', view);
    if (isListedOtherwise(before, state)) publish('data-changed', { topic: 'sessions' });
    if (before.stage !== state.stage) publish('deliberation-changed', { passageId });
  }

  function viewOf(passageId: string): PassageView | null {
    const facts = store.load(passageId);
    return facts === null ? null : viewPassage(facts, clock.read(), clock.rate);
  }

  /** A deadline was reached: a reminder falls due, or the last start can no longer be undone. */
  function wake(passageIds: readonly string[]): void {
    // One reading: those that pass together are reminded at the same instant.
    const now = clock.read();
    look(now);
    for (const passageId of passageIds) {
      if (store.doubts.has(passageId)) alarms.forget(passageId);
      else commit(passageId, now, only({ type: 'tick' }));
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
      noteOfAll(runningIds(), { type: 'note-gap', lastAlive, gapMs, cause }, now);
      unsettled = null;
    }
    if (jumpMs !== null) {
      noteOfAll(alarms.ticking(), { type: 'note-clock-jump', deltaMs: jumpMs, cause: 'clock-step' }, now);
    }
  }

  const runningIds = () => alarms.running().map(([passageId]) => passageId);

  /** What befalls every clock is noted of all of them or, where it cannot be stored, of none. */
  function noteOfAll(passageIds: readonly string[], command: SystemCommand, now: Reading): void {
    if (passageIds.length === 0) return;
    act(
      UNTOLD,
      () => {
        for (const passageId of passageIds) commit(passageId, now, only(command));
        return DONE;
      },
      { now },
    );
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

  const recoverAt =
    (now: Reading): Recover =>
    (passageId, lastAliveAt, runMs) => {
      commit(passageId, now, only({ type: 'recover', lastAliveAt, runMs }));
    };

  return {
    change: (passageId, work) => committed(passageId, work).answer,
    changeAndRead: (passageId, work, answerOf) =>
      changeThen(passageId, work, ({ facts }) => {
        const after = facts();
        return after === null ? null : answerOf(after);
      }),
    changeAndView: (passageId, work) =>
      changeThen(passageId, work, ({ view }) => {
        const value = view();
        return value === null ? null : granted(value);
      }),
    together: (work) => {
      // Before the transaction: what is found must outlast a refusal of the whole.
      const now = clock.read();
      look(now);
      return act(UNTOLD, () => work(now.wall), { now });
    },
    changeBeside: ({ now }, passageId, work) => commit(passageId, now, work).answer,
    view: viewAfterLook,
    answerView: (passageId) => {
      const value = viewAfterLook(passageId);
      return value === null ? notFound({ passageId }) : granted(value);
    },
    running: runningIds,
    inProgress: () => alarms.ticking(),
    recover: () => {
      const now = clock.read();
      look(now);
      return recoverPassages(deps, store, now.wall, recoverAt(now));
    },
    takeUp: (passageId, state) => {
      const now = clock.read();
      freezeBegun(deps, store, passageId);
      recoverClock(deps, store, { passageId, state, now: now.wall }, recoverAt(now));
      const since = store.doubtsSince.get(passageId);
      store.doubtsSince.delete(passageId);
      // Every act was refused meanwhile, a pause too.
      if (since !== undefined) commit(passageId, now, only(gapSince(since, now)));
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

/** The work of a change that is that command alone. */
function only(command: SystemCommand): Work<PassageState> {
  return ({ apply, wrote }) => {
    wrote();
    return apply(command, SYSTEM);
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
