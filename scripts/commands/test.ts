import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Writable } from 'node:stream';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { ensurePreflight, ensurePrograms } from '../runtime/linux-packages.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { build } from './build.ts';
import { runForeground } from './child.ts';
import { temporaryFolder } from './memory-folder.ts';
import { playwrightFailures, vitestFailures } from './test-failures.ts';
import { addCounts, playwrightCounts, vitestCounts, type Counts } from './test-report.ts';
import { playwrightTimes, slowest, spokenDuration, vitestTimes, type TestTime } from './test-times.ts';

const RESULTS = path.join(PROJECT_ROOT, 'test-results');
const VITEST_REPORT = path.join(RESULTS, 'vitest.json');
const PLAYWRIGHT_REPORT = path.join(RESULTS, 'playwright.json');

/** What a runner came to. */
interface Outcome {
  readonly counts: Counts;
  readonly times: readonly TestTime[];
  /** Each failed test, with its message. */
  readonly failures: readonly string[];
  readonly faults: readonly string[];
}

/** How a runner's report is read. */
interface Reading {
  readonly counts: (report: unknown) => Counts;
  readonly times: (report: unknown) => readonly TestTime[];
  readonly failures: (report: unknown) => readonly string[];
}

const VITEST: Reading = { counts: vitestCounts, times: vitestTimes, failures: vitestFailures };
const PLAYWRIGHT: Reading = {
  counts: playwrightCounts,
  times: playwrightTimes,
  failures: playwrightFailures,
};
const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

/**
 * Runs every test; resolves with 0 only if all passed. While the unit and database tests run, the app is built and its
 * end-to-end tests begin: what those print comes after.
 */
export async function test(): Promise<number> {
  const startedAt = performance.now();
  const notice = (text: string): void => {
    console.error(text);
  };
  await ensureRuntime(notice);
  await ensurePrograms(
    ['pdftotext', 'qpdf', 'openssl', 'certutil', 'java', 'zbarimg', 'firefox-esr', 'WebKitWebDriver'],
    notice,
  );
  await ensurePreflight(notice);
  // A report of an earlier run must not be counted when a runner dies before it writes its own.
  await rm(RESULTS, { recursive: true, force: true });

  const display = await openDisplay(notice);
  const { env, remove } = await temporaryFolder(display.env);
  const held = new PassThrough();
  const printed = once(held, 'end');
  const outcomes = await Promise.all([
    runUnit(env).finally(() => held.pipe(process.stdout, { end: false })),
    runEndToEnd(env, held).finally(() => held.end()),
  ]).finally(() => Promise.all([display.close(), remove()]));
  await printed;

  for (const { times } of outcomes) console.log(['', 'Slowest:', ...slowest(times)].join('\n'));
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  const { passed, failed, skipped } = addCounts(outcomes.map(({ counts }) => counts));
  console.log('');
  for (const { failures } of outcomes) for (const each of failures) console.log(each);
  for (const fault of faults) console.log(fault);
  if (skipped > 0) console.log(`${String(skipped)} skipped`);
  console.log(
    `${String(passed)} passed, ${String(failed)} failed in ${spokenDuration(performance.now() - startedAt)}`,
  );
  return faults.length === 0 && failed === 0 ? 0 : 1;
}

async function runUnit(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const code = await runForeground('vitest', args, inParis(env));
  return outcomeOf('Vitest', code, VITEST_REPORT, VITEST);
}

async function runEndToEnd(env: NodeJS.ProcessEnv, output: Writable): Promise<Outcome> {
  if ((await build(output)) !== 0) {
    const faults = ['The app could not be built, so no end-to-end test ran.'];
    return { counts: NOTHING, times: [], failures: [], faults };
  }
  const code = await runForeground('playwright', ['test'], inParis(env), output);
  return outcomeOf('Playwright', code, PLAYWRIGHT_REPORT, PLAYWRIGHT);
}

async function outcomeOf(name: string, code: number, file: string, read: Reading): Promise<Outcome> {
  const faults = code === 0 ? [] : [`${name} exited with ${String(code)}.`];
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    return {
      counts: read.counts(report),
      times: read.times(report),
      failures: read.failures(report),
      faults,
    };
  } catch {
    return { counts: NOTHING, times: [], failures: [], faults: [`${name} left no report.`, ...faults] };
  }
}

function inParis(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, TZ: 'Europe/Paris' };
}
