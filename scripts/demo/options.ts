import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language, Theme } from '../../src/shared/areas/app.ts';
import { SetupFailure } from '../runtime/failure.ts';

export interface DemoOptions {
  /** What is played: one of the two jury tests. */
  readonly test: (typeof TESTS)[number];
  /** Absolute path of the folder that receives everything. */
  readonly out: string;
  readonly language: Language;
  readonly theme: Exclude<Theme, 'system'>;
  readonly width: number;
  readonly height: number;
}

/** A whole day, on the core without a window. */
export interface SessionDemoOptions {
  /** Absolute path of the folder that receives everything. */
  readonly out: string;
  /** Absolute path of the schema of the declaration; null for the constraints that the tests have. */
  readonly schema: string | null;
}

const USAGE = [
  'Usage: npm run demo -- --out DIR [--test oral-defence|role-play] [--language fr|en]',
  '                       [--theme light|dark|contrast] [--size 1280x800]',
  '       npm run demo -- --session --out DIR [--schema FILE.xsd]',
];
const TESTS = ['oral-defence', 'role-play'] as const;
const LANGUAGES = ['fr', 'en'] as const;
const THEMES = ['light', 'dark', 'contrast'] as const;
const MIN_SIZE = { width: 1024, height: 640 };
const MAX_SIZE = { width: 3840, height: 2160 };

/** Reads the command line; throws SetupFailure in words on anything else. */
export function readDemoOptions(args: readonly string[], cwd: string = process.cwd()): DemoOptions {
  const { out, test, language, theme, size } = parse(args);
  const [width, height] = readSize(size);
  return {
    out: outFolder(out, cwd),
    test: oneOf(TESTS, 'test', test),
    language: oneOf(LANGUAGES, 'language', language),
    theme: oneOf(THEMES, 'theme', theme),
    width,
    height,
  };
}

/** The options of a whole day, or null where `--session` is not asked for. */
export function readSessionDemoOptions(
  args: readonly string[],
  cwd: string = process.cwd(),
): SessionDemoOptions | null {
  if (!args.includes('--session')) return null;
  const { out, schema } = understood(() =>
    parseArgs({
      args: [...args],
      options: { session: { type: 'boolean' }, out: { type: 'string' }, schema: { type: 'string' } },
    }),
  );
  return {
    out: outFolder(out, cwd),
    schema: schema === undefined ? null : path.resolve(cwd, schema),
  };
}

function outFolder(out: string | undefined, cwd: string): string {
  if (out === undefined || out === '') throw new SetupFailure('Where to? --out names a folder.', USAGE);
  return path.resolve(cwd, out);
}

function parse(args: readonly string[]) {
  return understood(() =>
    parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        test: { type: 'string', default: 'oral-defence' },
        language: { type: 'string', default: 'fr' },
        theme: { type: 'string', default: 'light' },
        size: { type: 'string', default: '1280x800' },
      },
    }),
  );
}

function understood<Values>(parseAll: () => { readonly values: Values }): Values {
  try {
    return parseAll().values;
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function oneOf<Value extends string>(known: readonly Value[], name: string, asked: string): Value {
  const found = known.find((value) => value === asked);
  if (found === undefined) {
    throw new SetupFailure(`--${name} ${asked}: expected one of ${known.join(', ')}.`, USAGE);
  }
  return found;
}

function readSize(text: string): readonly [width: number, height: number] {
  const match = /^(\d{3,4})x(\d{3,4})$/.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  const isFit = (value: number, key: 'width' | 'height') => value >= MIN_SIZE[key] && value <= MAX_SIZE[key];
  if (match === null || !isFit(width, 'width') || !isFit(height, 'height')) {
    throw new SetupFailure(`--size ${text}: expected a size such as 1280x800 or 1920x1080.`, USAGE);
  }
  return [width, height];
}
