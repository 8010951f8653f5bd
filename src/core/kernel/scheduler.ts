import type { DurationMs } from '../../domain/time/time.ts';

/** Runs something later on the time of the injected clock: real, accelerated or hand-driven. */
export interface Scheduler {
  /** Arms one timer; the returned function disarms it. A negative delay counts as 0. */
  after(delay: DurationMs, run: () => void): () => void;
}
