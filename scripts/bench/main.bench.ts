/** How long the main process and the core keep anything waiting, while a clock runs and the archive is worked at. */
import type { Bench, Figures } from './bench.types.ts';
import { atWork, STEPS, workOnce } from './main-work.ts';
import type { Delays, RunFigures } from './main-work.ts';
import { median, quantile } from './samples.ts';

/** Of the phase whose clock runs; runs go on until they have fallen. */
const REMINDERS = 3;
const MOST_RUNS = 100;

export const mainBench: Bench = {
  options: {
    minutes: { default: 10_000, min: 30, max: 100_000 },
    runs: { default: 5, min: 1, max: 50 },
  },
  goals: [
    { figure: 'maxDelayMs', max: 50 },
    { figure: 'reminderLateMaxMs', max: 50 },
  ],
  run: async ({ options: { minutes = 0, runs = 0 }, progress }) =>
    atWork(minutes, progress, async (application) => {
      const found: RunFigures[] = [];
      const isHeard = async () => (await application.reminders()).length >= REMINDERS;
      while (found.length < runs || (found.length < MOST_RUNS && !(await isHeard()))) {
        progress(`run ${String(found.length + 1)}`);
        found.push(await workOnce(application));
      }
      const late = await application.reminders();
      const longest = found.map(longestOf);
      const of = (figure: (delays: Delays) => number) => longest.map(figure);
      return {
        maxDelayMs: median(of(({ mainMs, coreMs, idleMs }) => Math.max(0, mainMs - idleMs, coreMs - idleMs))),
        worstDelayMs: Math.max(...of(({ coreMs, mainMs }) => Math.max(coreMs, mainMs))),
        coreDelayMs: median(of(({ coreMs }) => coreMs)),
        mainDelayMs: median(of(({ mainMs }) => mainMs)),
        idleDelayMs: median(of(({ idleMs }) => idleMs)),
        ...ofSteps(found),
        markP95Ms: quantile(
          found.flatMap(({ marksMs }) => marksMs),
          0.95,
        ),
        emptyP95Ms: quantile(
          found.flatMap(({ emptyMs }) => emptyMs),
          0.95,
        ),
        marks: found.flatMap(({ marksMs }) => marksMs).length,
        runs: found.length,
        reminders: late.length,
        ...(late.length === 0 ? {} : { reminderLateMaxMs: Math.max(...late) }),
      };
    }),
};

/** The longest of any step. */
function longestOf({ steps }: RunFigures): Delays {
  const longest = (figure: keyof Delays) => Math.max(...STEPS.map((step) => steps[step][figure]));
  return { mainMs: longest('mainMs'), coreMs: longest('coreMs'), idleMs: longest('idleMs') };
}

/** `checkAllCoreMs`, `checkAllIdleMs` and so on: which step keeps the core, and what the machine did beside it. */
function ofSteps(runs: readonly RunFigures[]): Figures {
  const figures = STEPS.flatMap((step) => {
    const of = (figure: keyof Delays) => median(runs.map(({ steps }) => steps[step][figure]));
    return [[`${step}CoreMs`, of('coreMs')] as const, [`${step}IdleMs`, of('idleMs')] as const];
  });
  return Object.fromEntries(figures);
}
