import { parseArgs } from 'node:util';
import { SetupFailure } from '../runtime/failure.ts';

export interface FuzzOptions {
  readonly runs: number;
  /** Same seed, same inputs. */
  readonly seed: number;
}

const USAGE = ['Usage: npm run fuzz -- verify [--runs 5000] [--seed 1]'];
const MAX_RUNS = 10_000_000;

/** Reads the command line; throws SetupFailure in words on anything else. */
export function readFuzzOptions(args: readonly string[]): FuzzOptions {
  const { positionals, values } = parse(args);
  if (positionals.length !== 1 || positionals[0] !== 'verify') {
    throw new SetupFailure('What is to be tried? There is: verify.', USAGE);
  }
  return { runs: count('--runs', values.runs, MAX_RUNS), seed: count('--seed', values.seed, 0xffff_ffff) };
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
