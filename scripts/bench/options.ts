import { parseArgs } from 'node:util';
import { SetupFailure } from '../runtime/failure.ts';

export interface BenchOptions {
  readonly documents: number;
  readonly isJson: boolean;
}

const USAGE = ['Usage: npm run bench -- pdf [--json] [--documents 1000]'];
/** Both ends of a run hold a tenth of it, and a median wants some values. */
const MIN_DOCUMENTS = 20;
const MAX_DOCUMENTS = 100_000;

/** Reads the command line; throws SetupFailure in words on anything else. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { positionals, values } = parse(args);
  if (positionals.length !== 1 || positionals[0] !== 'pdf') {
    throw new SetupFailure('What is to be measured? There is: pdf.', USAGE);
  }
  const documents = Number(values.documents);
  if (!Number.isInteger(documents) || documents < MIN_DOCUMENTS || documents > MAX_DOCUMENTS) {
    throw new SetupFailure(
      `--documents ${values.documents}: expected a number from ${String(MIN_DOCUMENTS)} to ${String(MAX_DOCUMENTS)}.`,
      USAGE,
    );
  }
  return { documents, isJson: values.json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        documents: { type: 'string', default: '1000' },
      },
    });
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), USAGE);
  }
}
