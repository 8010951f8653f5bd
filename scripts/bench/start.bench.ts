/** The packaged application on a new profile, from its start to its first screen, against an empty window of its runtime. */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureUnpacked } from '../commands/package.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { ensurePrograms } from '../runtime/linux-packages.ts';
import type { Bench, Figures } from './bench.types.ts';
import { median } from './samples.ts';
import { layApplications } from './start-applications.ts';
import { startOnce } from './start-measure.ts';
import type { StartTimes } from './start-measure.ts';
import { openWatchedScreen } from './start-screen.ts';

/** Open to whoever the applications run as. */
const TEMPORARY = '/var/tmp';

export const startBench: Bench = {
  options: { rounds: { default: 5, min: 1, max: 50 } },
  goals: [{ figure: 'newProfileRatio', max: 2 }],
  run: async ({ options: { rounds = 0 }, progress }) => {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new SetupFailure('This measures the package for Linux x64 on such a machine.');
    }
    const unpacked = await ensureUnpacked(progress);
    await ensurePrograms(['xdotool'], progress);
    const work = mkdtempSync(path.join(TEMPORARY, 'pupitre-start-'));
    const screen = await openWatchedScreen(work, progress);
    try {
      const { application, empty } = await layApplications(unpacked, work);
      const found: Record<'application' | 'empty', StartTimes[]> = { application: [], empty: [] };
      // The first of each brings its files into memory, and is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        const times = {
          empty: await startOnce(empty, { screen, work }),
          application: await startOnce(application, { screen, work }),
        };
        progress(`${round === 0 ? 'warm-up' : `round ${String(round)}`}: ${JSON.stringify(times)}`);
        if (round === 0) continue;
        found.empty.push(times.empty);
        found.application.push(times.application);
      }
      return figuresOf(found);
    } finally {
      await screen.close();
      rmSync(work, { recursive: true, force: true });
    }
  },
};

function figuresOf({
  application,
  empty,
}: Readonly<Record<'application' | 'empty', readonly StartTimes[]>>): Figures {
  const newProfileMs = median(application.map(({ usableMs }) => usableMs));
  const emptyMs = median(empty.map(({ usableMs }) => usableMs));
  return {
    newProfileRatio: newProfileMs / emptyMs,
    newProfileMs,
    emptyMs,
    ...partsOf('newProfile', application),
    ...partsOf('empty', empty),
    rounds: application.length,
  };
}

/** Medians of the instants on the way, each from the start on; what a window has no such thing of is left out. */
function partsOf(name: string, starts: readonly StartTimes[]): Figures {
  const parts = ['mainMs', 'coreMs', 'dataMs', 'backupMs', 'pageMs', 'paintMs'] as const;
  return Object.fromEntries(
    parts.flatMap((part) => {
      const times = starts.flatMap((start) => start[part] ?? []);
      return times.length === 0
        ? []
        : [[`${name}${part[0]?.toUpperCase() ?? ''}${part.slice(1)}`, median(times)]];
    }),
  );
}
