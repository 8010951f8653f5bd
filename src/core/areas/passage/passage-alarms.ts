/** Timers of the passages: one armed for the next deadline of all of them, and the heartbeat of running clocks. */
import { nextDeadline } from '../../../domain/passage/passage.machine.ts';
import type { PassageState } from '../../../domain/passage/passage.types.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Deps } from '../../kernel/deps.ts';

const HEARTBEAT_MS = durationMs(1_000);
/** Wait before a deadline is tried again when storing it failed. */
const RETRY_MS = durationMs(250);

export interface PassageAlarms {
  /** Takes note of a passage's new state. */
  follow(passageId: string, state: PassageState, now: Reading): void;
  /** No longer times a passage that refuses every change. */
  forget(passageId: string): void;
  running(): readonly (readonly [passageId: string, state: PassageState])[];
  /** Passages whose clock runs, is paused or waits for a ruling. */
  ticking(): readonly string[];
  /** Arms the timers again, after the machine slept. */
  rearm(): void;
  stop(): void;
}

interface Reactions {
  readonly wake: (passageIds: readonly string[]) => void;
  /** Records that every running clock is alive. */
  readonly beat: () => void;
}

/** Arms timers on the scheduler of `deps`; a reaction that throws is logged and tried again. */
export function createPassageAlarms(
  { clock, scheduler, power, logFailure }: Pick<Deps, 'clock' | 'scheduler' | 'power' | 'logFailure'>,
  { wake, beat }: Reactions,
): PassageAlarms {
  const followed = new Map<string, PassageState>();
  let disarmDeadline: (() => void) | null = null;
  let disarmHeartbeat: (() => void) | null = null;
  let isAwake = false;

  const running = () => [...followed].filter(([, state]) => state.clock.kind === 'running');

  function armDeadline(notBefore = durationMs(0)): void {
    disarmDeadline?.();
    disarmDeadline = null;
    const now = clock.read();
    const delays = [...followed.values()].flatMap((state) => nextDeadline(state, now) ?? []);
    if (delays.length === 0) return;
    const delay = durationMs(Math.max(notBefore, Math.min(...delays)));
    const dueAt = now.mono + delay;
    const due = [...followed].filter(([, state]) => {
      const own = nextDeadline(state, now);
      return own !== null && now.mono + own <= dueAt;
    });
    disarmDeadline = scheduler.after(delay, () => {
      disarmDeadline = null;
      try {
        wake(due.map(([passageId]) => passageId));
        armDeadline();
      } catch (error) {
        logFailure('reminder', error);
        armDeadline(RETRY_MS);
      }
    });
  }

  function armHeartbeat(): void {
    if (disarmHeartbeat !== null || running().length === 0) return;
    disarmHeartbeat = scheduler.after(HEARTBEAT_MS, () => {
      disarmHeartbeat = null;
      try {
        beat();
      } catch (error) {
        logFailure('heartbeat', error);
      }
      armHeartbeat();
    });
  }

  function stayAwake(): void {
    const isRunning = running().length > 0;
    if (isRunning !== isAwake) power.keepAwake(isRunning);
    isAwake = isRunning;
  }

  return {
    follow: (passageId, state) => {
      if (state.clock.kind === 'stopped' && state.undo === null) followed.delete(passageId);
      else followed.set(passageId, state);
      armDeadline();
      armHeartbeat();
      stayAwake();
    },
    forget: (passageId) => {
      followed.delete(passageId);
      stayAwake();
    },
    running,
    ticking: () => [...followed].filter(([, state]) => state.clock.kind !== 'stopped').map(([id]) => id),
    rearm: () => {
      disarmHeartbeat?.();
      disarmHeartbeat = null;
      armDeadline();
      armHeartbeat();
    },
    stop: () => {
      disarmDeadline?.();
      disarmHeartbeat?.();
      followed.clear();
      stayAwake();
    },
  };
}
