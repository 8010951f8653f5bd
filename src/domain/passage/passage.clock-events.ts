/** Events of the clock that came after 0.1.0, beside those whose shapes it released. */
import type { DurationMs, Instant } from '../time/time.ts';

/** Why nobody measured for a while in a running application: the machine slept, or nothing says why. */
export type GapCause = 'sleep' | 'unaccounted';
/** What the time of the phases left becomes: time of the phase returned to, or lost. */
export type ReturnRuling = 'counted' | 'lost';

export type ClockEvent =
  /** The wall clock had gone back across the end of the application: nothing tells how long it lasted. */
  | {
      readonly type: 'interruption-unmeasured';
      readonly phaseId: string;
      readonly lastAliveAt: Instant;
      readonly runMs: DurationMs;
    }
  /** The application ran, and yet nobody measured for a while. */
  | {
      readonly type: 'gap-found';
      readonly phaseId: string;
      readonly lastAliveAt: Instant;
      readonly runMs: DurationMs;
      readonly gapMs: DurationMs;
      readonly cause: GapCause;
    }
  /** A ruling that counts a part of an interruption, or settles one of unknown length (`gapMs` null). */
  | {
      readonly type: 'interruption-settled';
      readonly phaseId: string;
      readonly countedMs: DurationMs;
      readonly gapMs: DurationMs | null;
      readonly reason: string;
    }
  /** Comes before the `phase-ended` of a phase that was left with time to spare. */
  | { readonly type: 'phase-left-early'; readonly phaseId: string; readonly remainingMs: DurationMs }
  /** The phases left are as if they had not begun; their time is the phase's, or suspended. */
  | {
      readonly type: 'phase-returned-to';
      readonly phaseId: string;
      readonly leftPhaseIds: readonly string[];
      readonly ruling: ReturnRuling;
      readonly countedMs: DurationMs;
      readonly suspendedMs: DurationMs;
      readonly reason: string;
    }
  /** The candidate left for good: what was timed has ended, and what was to come is not held. */
  | { readonly type: 'candidate-left'; readonly reason: string };
