/** The real application on a filled archive, its clock running: what `bench main` does with it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { LoopDelay } from '../../src/main/core-process/loop-delay.ts';
import { get } from '../../tests/e2e/pages/api.ts';
import { chooseFolder, closeApp, launchApp } from '../../tests/e2e/pages/running-app.ts';
import type { RunningApp } from '../../tests/e2e/pages/running-app.ts';
import { bringTo, makeSample, openSeat, passageOf, passageView } from '../../tests/e2e/stages.ts';
import { ensureBuilt } from '../commands/build.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { seedArchive } from '../seed/seed-archive.ts';

/** Fifteen minutes in 45 s, so that reminders fall while the archive is worked at. */
const SPEED = 20;
const EXPORTED = 20;
/** How long nothing is done but marking. */
const MARKING_MS = 2_000;
const LEVELS = ['acquis', 'non-acquis'];

/** What is done at the archive, in this order; at first nothing but marking. */
export const STEPS = ['mark', 'open', 'checkOne', 'checkAll', 'export', 'backUp'] as const;
export type StepName = (typeof STEPS)[number];

/** Longest that each process kept something waiting, an idle one beside them included. */
export interface Delays {
  readonly mainMs: number;
  readonly coreMs: number;
  readonly idleMs: number;
}

export interface RunFigures {
  readonly steps: Readonly<Record<StepName, Delays>>;
  /** From the page to the answer. */
  readonly marksMs: readonly number[];
  readonly emptyMs: readonly number[];
}

export interface Application {
  readonly running: RunningApp;
  readonly minutesIds: readonly string[];
  readonly marking: { readonly token: string; readonly criterionIds: readonly string[] };
  /** Asks the idle process. */
  readonly idle: () => Promise<LoopDelay>;
  /** How late each reminder came, in milliseconds of the machine. */
  readonly reminders: () => Promise<readonly number[]>;
}

interface BenchWindow {
  lateMs: number[];
  isWorking: boolean;
}

/** Opens the application on that many minutes, a clock running, for as long as `use` takes. */
export async function atWork<Value>(
  minutes: number,
  progress: (text: string) => void,
  use: (application: Application) => Promise<Value>,
): Promise<Value> {
  await ensureRuntime();
  await ensureBuilt();
  const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-bench-'));
  const profile = path.join(folder, 'profile');
  const display = await openDisplay(progress);
  const sentinel = fork(path.join(import.meta.dirname, 'sentinel.ts'));
  try {
    progress(`filling the archive with ${String(minutes)} minutes`);
    const { copiedIds, playedId } = await seedArchive({ minutes, profile, pdfKb: 0 });
    const env = { PUPITRE_CLOCK: `fast:${String(SPEED)}` };
    const shown = display.env['DISPLAY'];
    const running = await launchApp({ profile, env: shown === undefined ? env : { ...env, DISPLAY: shown } });
    try {
      await chooseFolder(running.app, path.join(folder));
      const marking = await startClock(running.page);
      return await use({
        running,
        marking,
        minutesIds: [playedId, ...copiedIds],
        idle: async () => {
          const told = once(sentinel, 'message');
          sentinel.send('read');
          const [delay] = (await told) as unknown as readonly [LoopDelay];
          return delay;
        },
        reminders: () => running.page.evaluate(() => (window as unknown as BenchWindow).lateMs),
      });
    } finally {
      await closeApp(running.app);
    }
  } finally {
    sentinel.kill();
    await display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Starts a defence and opens one seat; from then on the page notes how late reminders come. */
async function startClock(page: Page): Promise<Application['marking']> {
  await page.evaluate((speed) => {
    const bench = window as unknown as BenchWindow;
    bench.lateMs = [];
    window.pupitre.on('reminder-reached', ({ leftMs, remainingMs }) => {
      bench.lateMs.push((remainingMs - leftMs) / speed);
    });
  }, SPEED);
  const subject = { page, passageId: passageOf(await makeSample(page), 'Mirabelle') };
  const { competences, seats } = await bringTo(subject, 'presentation').then(() => passageView(subject));
  const token = await openSeat(subject, seats[0]?.jurorId ?? '');
  return { token, criterionIds: competences.flatMap(({ criteria }) => criteria.map(({ id }) => id)) };
}

/** Opens a record, checks all, exports and backs up, while one juror marks; says of each how long something waited. */
export async function workOnce(application: Application): Promise<RunFigures> {
  const { marking, minutesIds, running } = application;
  const { page } = running;
  const [minutesId = ''] = minutesIds;
  const work: Readonly<Record<StepName, () => Promise<unknown>>> = {
    mark: () => new Promise((resolve) => setTimeout(resolve, MARKING_MS)),
    open: () => get(page, 'archive', 'get', { minutesId }),
    checkOne: () => get(page, 'archive', 'verify', { minutesId }),
    checkAll: () => get(page, 'archive', 'chain', undefined),
    export: () =>
      get(page, 'archive', 'exportFiles', {
        minutesIds: minutesIds.slice(0, EXPORTED),
        formats: ['pdf', 'json', 'digests'],
      }),
    backUp: () => get(page, 'backups', 'make', undefined),
  };
  const delays = delaysOf(application);
  await delays();
  const marks = page.evaluate(markMeanwhile, { ...marking, levels: LEVELS });
  const steps: Partial<Record<StepName, Delays>> = {};
  for (const name of STEPS) {
    await work[name]();
    steps[name] = await delays();
  }
  await page.evaluate(() => {
    (window as unknown as BenchWindow).isWorking = false;
  });
  return { steps: steps as RunFigures['steps'], ...(await marks) };
}

/** Reads the delays since it last did. */
function delaysOf({ idle, running: { app } }: Application): () => Promise<Delays> {
  const delays = () =>
    app.evaluate(() =>
      (
        globalThis as unknown as { pupitreDelays: () => Promise<{ main: LoopDelay; core: LoopDelay }> }
      ).pupitreDelays(),
    );
  return async () => {
    const [{ core, main }, alone] = await Promise.all([delays(), idle()]);
    return { mainMs: main.maxMs, coreMs: core.maxMs, idleMs: alone.maxMs };
  };
}

/** Runs in the page: one mark after the other, each with a request that does nothing, until it is told to stop. */
async function markMeanwhile({
  criterionIds,
  levels,
  token,
}: Application['marking'] & { readonly levels: readonly string[] }): Promise<
  Pick<RunFigures, 'emptyMs' | 'marksMs'>
> {
  const bench = window as unknown as BenchWindow;
  bench.isWorking = true;
  const [marksMs, emptyMs]: [number[], number[]] = [[], []];
  const isWorking = () => bench.isWorking;
  for (let turn = 0; isWorking(); turn += 1) {
    const criterionId = criterionIds[turn % criterionIds.length] ?? '';
    const levelId = levels[Math.floor(turn / criterionIds.length) % levels.length] ?? '';
    const before = performance.now();
    const answer = await window.pupitre.seats.mark({ token, criterionId, levelId });
    if (!answer.ok) throw new Error(`a mark was refused: ${answer.code}`);
    marksMs.push(performance.now() - before);
    const between = performance.now();
    await window.pupitre.clocks.now(undefined);
    emptyMs.push(performance.now() - between);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { marksMs, emptyMs };
}
