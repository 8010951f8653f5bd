import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/order.ts';

// Before any worker starts: dates in the tests are a French jury's.
process.env['TZ'] = 'Europe/Paris';

export default defineConfig({
  test: {
    // By default a machine of two cores would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Loading, compiling and the faces of documents take a third of the time: files share a worker's, and leave no trace.
    isolate: false,
    // Drawing documents makes and drops much: collected seldom, it takes 7 % less of the processor.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'Europe/Paris' },
    // A loaded machine takes several times as long as a quiet one; what is timed is timed by the benches.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'db', include: ['tests/db/**/*.test.ts'] } },
    ],
  },
});
