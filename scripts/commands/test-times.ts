/** How long each test took, as the runners' JSON reports say it. */
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { listOf, numberOf, textOf } from './report-fields.ts';

export interface TestTime {
  /** File and title. */
  readonly name: string;
  readonly ms: number;
}

const SHOWN = 10;

/** Times of a Vitest JSON report; what a file prepares for its tests is a line of its own. */
export function vitestTimes(report: unknown): readonly TestTime[] {
  return listOf(report, 'testResults').flatMap((file) => {
    const name = path.relative(PROJECT_ROOT, textOf(file, 'name'));
    const tests = listOf(file, 'assertionResults').map((test) => ({
      name: `${name} › ${textOf(test, 'fullName')}`,
      ms: numberOf(test, 'duration'),
    }));
    const tested = tests.reduce((sum, { ms }) => sum + ms, 0);
    const whole = numberOf(file, 'endTime') - numberOf(file, 'startTime');
    return [...tests, { name: `${name}, what its tests share`, ms: whole - tested }];
  });
}

/** Times of a Playwright JSON report. */
export function playwrightTimes(report: unknown): readonly TestTime[] {
  return listOf(report, 'suites').flatMap((suite) => [
    ...playwrightTimes(suite),
    ...listOf(suite, 'specs').flatMap((spec) =>
      listOf(spec, 'tests').flatMap((test) =>
        listOf(test, 'results').map((result) => ({
          name: `${textOf(spec, 'file')} › ${textOf(spec, 'title')}`,
          ms: numberOf(result, 'duration'),
        })),
      ),
    ),
  ]);
}

/** The slowest of them, one line each. */
export function slowest(times: readonly TestTime[], count: number = SHOWN): readonly string[] {
  return times
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, count)
    .map(({ ms, name }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${name}`);
}

/** "5 min 07 s". */
export function spokenDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, '0')} s`;
}
