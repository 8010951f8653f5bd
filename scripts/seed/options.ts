import { parseArgs } from 'node:util';
import { SetupFailure } from '../runtime/failure.ts';

export interface SeedOptions {
  readonly minutes: number;
  /** Folder of the data, made when it is not there; what it holds already stays. */
  readonly profile: string;
  /** Size of each document, in kB; a small one of some lines when 0. */
  readonly pdfKb: number;
}

const USAGE = ['Usage: npm run seed:archive -- --minutes N --profile DIR [--pdf-kb 0]'];
const MAX_MINUTES = 1_000_000;
const MAX_PDF_KB = 10_000;

/** Reads the command line; throws SetupFailure in words on anything else. */
export function readSeedOptions(args: readonly string[]): SeedOptions {
  const { minutes, 'pdf-kb': pdfKb, profile } = parse(args);
  if (profile === undefined || profile === '') throw new SetupFailure('--profile: expected a folder.', USAGE);
  return {
    minutes: whole('--minutes', minutes, 1, MAX_MINUTES),
    profile,
    pdfKb: whole('--pdf-kb', pdfKb, 0, MAX_PDF_KB),
  };
}

function whole(name: string, text: string | undefined, min: number, max: number): number {
  const value = Number(text);
  if (text !== undefined && text !== '' && Number.isInteger(value) && value >= min && value <= max)
    return value;
  throw new SetupFailure(
    `${name} ${text ?? ''}: expected a number from ${String(min)} to ${String(max)}.`,
    USAGE,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        profile: { type: 'string' },
        'pdf-kb': { type: 'string', default: '0' },
      },
    }).values;
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), USAGE);
  }
}
