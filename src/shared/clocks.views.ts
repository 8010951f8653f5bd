import type { MonotonicMs } from '../domain/time/time.ts';
import type { ClockView } from './views.ts';

/** A passage with a phase in progress, for the screens that show something else. */
export interface ClockInProgress {
  readonly passageId: string;
  readonly sessionId: string;
  /** First and last name. */
  readonly candidate: string;
  readonly clock: ClockView;
}

/** What the clock of the main process reads now, for a page to know its own time by. */
export interface ClockNow {
  readonly monoMs: MonotonicMs;
}
