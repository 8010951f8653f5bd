import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop of one process ran what was due, in milliseconds. */
export interface LoopDelay {
  readonly maxMs: number;
  readonly p99Ms: number;
}

/** Each look wakes the process: two hundred a second take a twentieth of a core, so that the tests look less often. */
const RESOLUTION_MS = Number(process.env['PUPITRE_DELAY_GRAIN_MS'] ?? 5);

/** Measures from now on, for tests and benches; each reading tells of the time since the one before. */
export function measureLoopDelay(): () => LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  return () => {
    const delay = { maxMs: late(histogram.max), p99Ms: late(histogram.percentile(99)) };
    histogram.reset();
    return delay;
  };
}
