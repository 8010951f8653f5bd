/** Runs one bench and says what came of it: a table for people, or one line of JSON for programs. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Bench, BenchRun, Figures, Goal } from './bench.types.ts';
import { emptyRequest } from './empty-handler.ts';
import { quantile, timeOf } from './samples.ts';

/** Empty requests before a run and after it. */
const EMPTY_REQUESTS = 500;
const EMPTY_FIGURE = 'emptyP95Ms';

export interface Report {
  readonly bench: string;
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly cpu: string;
    readonly cores: number;
    /** Processes that wanted a core over the last 1, 5 and 15 minutes, when the run ended. */
    readonly load: readonly number[];
  };
  readonly figures: Figures;
  readonly goals: readonly JudgedGoal[];
}

export interface JudgedGoal extends Goal {
  /** Null when the run did not measure it, which does not hold. */
  readonly value: number | null;
  readonly holds: boolean;
}

/** Figures of one run. A bench with a latency among its goals has an empty handler's figure beside, its own or this one. */
export async function runBench(name: string, bench: Bench, run: BenchRun): Promise<Report> {
  const isLatencyJudged = bench.goals.some(({ figure }) => figure.endsWith('Ms'));
  const before = isLatencyJudged ? await emptyTimes() : [];
  const measured = await bench.run(run);
  const after = isLatencyJudged && measured[EMPTY_FIGURE] === undefined ? await emptyTimes() : [];
  const beside = after.length === 0 ? {} : { [EMPTY_FIGURE]: quantile([...before, ...after], 0.95) };
  const figures = roundedFigures({ ...measured, ...beside });
  return {
    bench: name,
    machine: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      load: loadavg().map(rounded),
    },
    figures,
    goals: bench.goals.map((goal) => judged(goal, figures)),
  };
}

/** The report as a table: goals first, then every figure. */
export function reportTable({ bench, figures, goals, machine }: Report): string {
  const goalRows = goals.map(({ figure, holds, max, value }) => [
    figure,
    `${value === null ? 'not measured' : String(value)}, at most ${String(max)} wanted: ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  ]);
  const figureRows = Object.entries(figures).map(([figure, value]) => [figure, String(value)]);
  const { cores, cpu, load, node, platform } = machine;
  const rows = [
    ['bench', bench],
    ['machine', `Node ${node}, ${platform}, ${cpu}, ${String(cores)} cores, load ${load.join(' ')}`],
    ...goalRows,
    ...figureRows,
  ];
  const width = Math.max(...rows.map(([label = '']) => label.length)) + 2;
  return rows.map(([label = '', text = '']) => `${label.padEnd(width)}${text}`).join('\n');
}

function judged({ figure, max }: Goal, figures: Figures): JudgedGoal {
  const value = figures[figure] ?? null;
  if (value === null || Number.isNaN(value)) return { figure, max, value: null, holds: false };
  return { figure, max, value, holds: value <= max };
}

async function emptyTimes(): Promise<number[]> {
  const times: number[] = [];
  while (times.length < EMPTY_REQUESTS) times.push(await timeOf(emptyRequest));
  return times;
}

function roundedFigures(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, rounded(value)]));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
