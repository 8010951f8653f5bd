/** Searching, reading and checking the archive, and starting over it, as it grows. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { seedArchive } from '../seed/seed-archive.ts';
import { measureArchive } from './archive-core.ts';
import type { ArchiveTimes } from './archive-core.ts';
import { measurePaint } from './archive-paint.ts';
import type { Bench, BenchRun, Figures } from './bench.types.ts';
import { median, quantile } from './samples.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Goal of the start: it is compared with that of an empty profile at this size. */
const START_SIZE = 10_000;
const STARTS = 7;

export const archiveBench: Bench = {
  options: { minutes: { default: 100_000, min: 1_000, max: 100_000 } },
  goals: [
    { figure: 'paintP95Ms', max: 100 },
    { figure: 'openP95Ms', max: 300 },
    { figure: 'openExponent', max: 0.2 },
    { figure: 'startRatio10000', max: 1.5 },
  ],
  run: async (run) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-bench-'));
    try {
      return await measureSizes(folder, run);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  },
};

async function measureSizes(
  folder: string,
  { options: { minutes = 0 }, progress }: BenchRun,
): Promise<Figures> {
  const sizes = [...SIZES.filter((size) => size < minutes), minutes];
  const figures: Record<string, number> = {};
  const opens: (readonly [size: number, ms: number])[] = [];
  for (const size of sizes) {
    const profile = path.join(folder, String(size));
    const isLargest = size === sizes.at(-1);
    progress(`${String(size)} minutes: filling`);
    const seedMs = await timeOfSeeding(size, profile);
    figures[`seeded${String(size)}PerSecond`] = size / (seedMs / 1_000);
    progress(`${String(size)} minutes: searching, opening, checking`);
    const times = await measureArchive(profile);
    opens.push([size, median(times.open)]);
    Object.assign(figures, figuresOf(times, isLargest ? '' : String(size)));
    if (size === START_SIZE || isLargest) {
      progress(`${String(size)} minutes: starting`);
      Object.assign(figures, await measureStarts(folder, profile, size));
    }
    if (isLargest) {
      progress(`${String(size)} minutes: painting`);
      Object.assign(figures, await measurePaint(profile, progress));
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return { ...figures, openExponent: exponentOf(opens) };
}

async function timeOfSeeding(minutes: number, profile: string): Promise<number> {
  const startedAt = performance.now();
  await seedArchive({ minutes, profile, pdfKb: 0 });
  return performance.now() - startedAt;
}

/** Figures of a size; those of the largest bear no number. */
function figuresOf({ checkAllMs, ...times }: ArchiveTimes, size: string): Figures {
  const figures: Record<string, number> = { [`checkAll${size}Ms`]: checkAllMs };
  for (const [name, values] of Object.entries(times)) {
    figures[`${name}${size}P50Ms`] = median(values);
    figures[`${name}${size}P95Ms`] = quantile(values, 0.95);
  }
  return figures;
}

/** Starts of the core in processes of their own, on that profile and on an empty one in turns. */
async function measureStarts(folder: string, profile: string, size: number): Promise<Figures> {
  const empty = path.join(folder, 'empty');
  const startOn = async (place: string) => {
    const script = path.join(import.meta.dirname, 'start-once.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, place]);
    return Number(stdout.trim());
  };
  const times = { empty: [] as number[], full: [] as number[] };
  // The first one makes the empty profile, and reads what the machine had not read yet.
  for (const place of [empty, profile]) await startOn(place);
  for (let round = 0; round < STARTS; round += 1) {
    times.empty.push(await startOn(empty));
    times.full.push(await startOn(profile));
  }
  const [emptyMs, fullMs] = [median(times.empty), median(times.full)];
  return {
    [`startEmpty${String(size)}Ms`]: emptyMs,
    [`start${String(size)}Ms`]: fullMs,
    [`startRatio${String(size)}`]: fullMs / emptyMs,
  };
}

/** How a time grows with the size: 0 when it does not, 1 when it grows as the size does. */
function exponentOf(points: readonly (readonly [size: number, ms: number])[]): number {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)] as const);
  const meanOf = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [meanSize, meanMs] = [meanOf(0), meanOf(1)];
  const together = logs.reduce((sum, [size, ms]) => sum + (size - meanSize) * (ms - meanMs), 0);
  const alone = logs.reduce((sum, [size]) => sum + (size - meanSize) ** 2, 0);
  return alone === 0 ? NaN : together / alone;
}
