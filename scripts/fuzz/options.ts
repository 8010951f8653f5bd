import { parseArgs } from 'node:util';
import { SetupFailure } from '../runtime/failure.ts';

const WHAT = ['verify', 'room'] as const;

export interface FuzzOptions {
  readonly what: (typeof WHAT)[number];
  readonly runs: number;
  /** Same seed, same inputs. */
  readonly seed: number;
}

const USAGE = ['Usage: npm run fuzz -- verify|room [--runs 5000] [--seed 1]'];
const MAX_RUNS = 10_000_000;

/** Reads the command line; throws SetupFailure in words on anything else. */
export function readFuzzOptions(args: readonly string[]): FuzzOptions {
  const { positionals, values } = parse(args);
  const what = WHAT.find((each) => each === positionals[0]);
  if (positionals.length !== 1 || what === undefined) {
    throw new SetupFailure(`What is to be tried? There is: ${WHAT.join(', ')}.`, USAGE);
  }
  return {
    what,
    runs: count('--runs', values.runs, MAX_RUNS),
    seed: count('--seed', values.seed, 0xffff_ffff),
  };
}

function count(name: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new SetupFailure(`${name} ${value}: expected a number from 1 to ${String(most)}.`, USAGE);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '5000' },
        seed: { type: 'string', default: '1' },
      },
    });
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), USAGE);
  }
}
