/** The clock of a passage, as every screen shows it. */
import type { GapCause } from '../../../domain/passage/passage.clock-events.ts';
import type { TestPhase } from '../../../domain/certification/test.schema.ts';
import type { DurationMs, Instant, MonotonicMs } from '../../../domain/time/time.ts';
import { answering, telling } from '../../endpoint.ts';
import { noRequest } from '../../request-parts.ts';

export interface PhaseView {
  readonly id: string;
  readonly title: string;
  readonly kind: TestPhase['kind'];
  readonly promptsUncovered: boolean;
  readonly baseMs: DurationMs;
  readonly grantedMs: DurationMs;
  readonly elapsedMs: DurationMs;
  /** Negative in overtime. */
  readonly remainingMs: DurationMs;
  readonly overtimeMs: DurationMs;
  readonly suspendedMs: DurationMs;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly state: 'ahead' | 'current' | 'done';
}

/**
 * The clock at one moment: `asOf` on the wall, `asOfMono` on the main process's monotonic clock. A screen extrapolates from
 * there on its own monotonic time at `rate`.
 */
export interface ClockView {
  readonly asOf: Instant;
  readonly asOfMono: MonotonicMs;
  readonly rate: number;
  readonly status: 'stopped' | 'running' | 'paused' | 'interrupted';
  readonly currentPhaseId: string | null;
  readonly phases: readonly PhaseView[];
  readonly undoRemainingMs: DurationMs | null;
  /** Remaining time at which the next reminder falls. */
  readonly nextReminderMs: DurationMs | null;
  readonly pause: { readonly reason: string; readonly forMs: DurationMs } | null;
  readonly interruption: {
    readonly lastAliveAt: Instant;
    readonly foundAt: Instant;
    /** Null when nothing tells how long it lasted. */
    readonly gapMs: DurationMs | null;
    readonly cause: GapCause | 'stopped';
  } | null;
  readonly alarms: readonly 'not-started'[];
}

/** A passage with a phase in progress, for the screens that show something else. */
export interface ClockInProgress {
  readonly passageId: string;
  readonly sessionId: string;
  /** First and last name. */
  readonly candidate: string;
  /** Others may go by the same clock. */
  readonly isTogether: boolean;
  readonly clock: ClockView;
}

/** What the clock of the main process reads now, for a page to know its own time by. */
export interface ClockNow {
  readonly monoMs: MonotonicMs;
}

/** What is told of clocks. */
export const clockBroadcasts = {
  /**
   * A reminder fell due: to be shown and, if wanted, sounded once. `remainingMs` names it; `leftMs` is what is really
   * left, which is less when it is told late.
   */
  'reminder-reached': telling<{
    readonly passageId: string;
    readonly phaseId: string;
    readonly remainingMs: number;
    readonly leftMs: number;
  }>(),
} as const;

/** What can be asked of this area. */
export const clockEndpoints = {
  clocks: {
    /** Every passage whose clock runs, is paused or awaits a ruling. */
    inProgress: answering<readonly ClockInProgress[]>('desk', 'juror', 'observer')(noRequest),
    /** Cheap: a page asks it to hold its own time against the main process's. */
    now: answering<ClockNow>('desk', 'juror', 'display', 'observer')(noRequest),
  },
} as const;
