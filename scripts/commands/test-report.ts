import { fieldOf } from './report-fields.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts of a Vitest JSON report; throws RangeError on anything else. */
export function vitestCounts(report: unknown): Counts {
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests'),
    skipped: count(report, 'numPendingTests') + count(report, 'numTodoTests'),
  };
}

/** Counts of a Playwright JSON report; throws RangeError on anything else. */
export function playwrightCounts(report: unknown): Counts {
  const stats = fieldOf(report, 'stats');
  return {
    passed: count(stats, 'expected'),
    // Retries are off, so a flaky test would be a changed setting: it did fail once.
    failed: count(stats, 'unexpected') + count(stats, 'flaky'),
    skipped: count(stats, 'skipped'),
  };
}

export function addCounts(parts: readonly Counts[]): Counts {
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

function count(report: unknown, name: string): number {
  const value = fieldOf(report, name);
  if (typeof value !== 'number') throw new RangeError(`the report has no number "${name}"`);
  return value;
}
