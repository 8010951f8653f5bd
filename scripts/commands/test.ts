import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { ensurePreflight, ensurePrograms } from '../runtime/linux-packages.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { build } from './build.ts';
import { runForeground } from './child.ts';
import { addCounts, playwrightCounts, vitestCounts, type Counts } from './test-report.ts';

const RESULTS = path.join(PROJECT_ROOT, 'test-results');
const VITEST_REPORT = path.join(RESULTS, 'vitest.json');
const PLAYWRIGHT_REPORT = path.join(RESULTS, 'playwright.json');

/** Runs every test, unit, database and end to end; resolves with 0 only if all passed. */
export async function test(): Promise<number> {
  const notice = (text: string): void => {
    console.error(text);
  };
  await ensureRuntime(notice);
  await ensurePrograms(['pdftotext', 'qpdf', 'openssl', 'certutil', 'java', 'zbarimg'], notice);
  await ensurePreflight(notice);
  // A report of an earlier run must not be counted when a runner dies before it writes its own.
  await rm(RESULTS, { recursive: true, force: true });
  const env = { ...process.env, TZ: 'Europe/Paris' };

  const faults: string[] = [];
  const counts: Counts[] = [];
  const record = async (name: string, code: number, report: string, read: (report: unknown) => Counts) => {
    try {
      counts.push(read(JSON.parse(await readFile(report, 'utf8'))));
    } catch {
      faults.push(`${name} left no report.`);
    }
    if (code !== 0) faults.push(`${name} exited with ${String(code)}.`);
  };

  const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  await record('Vitest', await runForeground('vitest', vitestArgs, env), VITEST_REPORT, vitestCounts);

  const buildCode = await build();
  if (buildCode === 0) {
    const code = await playwright(env, notice);
    await record('Playwright', code, PLAYWRIGHT_REPORT, playwrightCounts);
  } else {
    faults.push('The app could not be built, so no end-to-end test ran.');
  }

  const { passed, failed, skipped } = addCounts(counts);
  for (const fault of faults) console.log(fault);
  if (skipped > 0) console.log(`${String(skipped)} skipped`);
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return faults.length === 0 && failed === 0 ? 0 : 1;
}

async function playwright(env: NodeJS.ProcessEnv, notice: (text: string) => void): Promise<number> {
  const display = await openDisplay(notice);
  try {
    return await runForeground('playwright', ['test'], { ...display.env, TZ: env['TZ'] });
  } finally {
    await display.close();
  }
}
