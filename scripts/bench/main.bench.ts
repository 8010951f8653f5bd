/** How long the main process and the core keep anything waiting, while a clock runs and the archive is worked at. */
import type { Bench } from './bench.types.ts';
import { atWork, workOnce } from './main-work.ts';
import type { RunFigures } from './main-work.ts';
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
      const of = (figure: (run: RunFigures) => number) => found.map(figure);
      return {
        maxDelayMs: median(of(({ mainMs, coreMs, idleMs }) => Math.max(0, mainMs - idleMs, coreMs - idleMs))),
        worstDelayMs: Math.max(...of(({ coreMs, mainMs }) => Math.max(coreMs, mainMs))),
        coreDelayMs: median(of(({ coreMs }) => coreMs)),
        mainDelayMs: median(of(({ mainMs }) => mainMs)),
        idleDelayMs: median(of(({ idleMs }) => idleMs)),
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
