/** What the command line of the bench asks for. */
import { parseArgs } from 'node:util';
import { SetupFailure } from '../runtime/failure.ts';
import type { Bench, BenchList, BenchOption } from './bench.types.ts';

const USAGE = 'Usage: npm run bench -- NAME [--json] [--OPTION NUMBER]';

export interface BenchCall {
  readonly name: string;
  readonly bench: Bench;
  readonly isJson: boolean;
  readonly options: Readonly<Record<string, number>>;
}

/** The bench and its options, or null when none is named; throws SetupFailure in words on anything else. */
export async function readBenchCall(list: BenchList, args: readonly string[]): Promise<BenchCall | null> {
  const [name, ...rest] = args;
  if (name === undefined) return null;
  const listed = Object.hasOwn(list, name) ? list[name] : undefined;
  if (listed === undefined) throw new SetupFailure(`There is no bench ${name}.`, [USAGE, benchTable(list)]);
  const bench = await listed.load();
  const values = parse(name, bench, rest);
  const options = Object.entries(bench.options).map(([option, allowed]) => [
    option,
    numberOf(option, values[option], allowed),
  ]);
  return {
    name,
    bench,
    isJson: values['json'] === true,
    options: Object.fromEntries(options) as Record<string, number>,
  };
}

/** Every bench with what it measures. */
export function benchTable(list: BenchList): string {
  const width = Math.max(...Object.keys(list).map((name) => name.length)) + 2;
  return Object.entries(list)
    .map(([name, { about }]) => `${name.padEnd(width)}${about}`)
    .join('\n');
}

function parse(name: string, { options }: Bench, args: readonly string[]) {
  const numbers = Object.keys(options).map((option) => [option, { type: 'string' }] as const);
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, ...Object.fromEntries(numbers) },
    }).values as Readonly<Record<string, string | boolean | undefined>>;
  } catch (error) {
    const own = Object.entries(options).map(([option, allowed]) => `--${option} ${rangeOf(allowed)}`);
    throw new SetupFailure(error instanceof Error ? error.message : String(error), [
      USAGE,
      `Options of ${name}: ${['--json', ...own].join(', ')}`,
    ]);
  }
}

function numberOf(option: string, given: string | boolean | undefined, allowed: BenchOption): number {
  if (given === undefined) return allowed.default;
  const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : NaN;
  if (value >= allowed.min && value <= allowed.max) return value;
  throw new SetupFailure(`--${option} ${String(given)}: expected a number from ${rangeOf(allowed)}.`, [
    USAGE,
  ]);
}

function rangeOf({ max, min }: BenchOption): string {
  return `${String(min)} to ${String(max)}`;
}
