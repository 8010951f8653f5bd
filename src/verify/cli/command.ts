/** The command `verify FILE…`: reads the files, says what the check found, and ends with a code. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { verifyDocuments } from '../verify-documents.ts';
import type { VerifyInput } from '../inputs.ts';
import type { Report, Verdict } from '../report.ts';
import { type Language, preferredLanguage, wordingOf } from '../wording.ts';
import { reportJson, reportText } from './report-text.ts';

/** Where the command writes, and what it knows of its surroundings. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  error(text: string): void;
}

const EXIT = { valid: 0, invalid: 1, unreadable: 2 } as const;

interface Call {
  readonly files: readonly string[];
  readonly isJson: boolean;
  readonly language: Language;
  readonly isHelp: boolean;
  /** An argument that is not understood. */
  readonly unknown: string | null;
}

/** Runs the command; resolves with its exit code: 0 valid, 1 a document is not, 2 not readable or a wrong call. */
export async function runVerify(args: readonly string[], context: CommandContext): Promise<number> {
  const call = readCall(args, context.environment);
  const wording = wordingOf(call.language);
  const { command } = wording.texts;
  if (call.isHelp) {
    context.out(`${command.usage}\n\n${command.help}\n`);
    return EXIT.valid;
  }
  if (call.unknown !== null || call.files.length === 0) {
    const reason =
      call.unknown === null ? '' : `${wording.fill(command.option, { option: call.unknown }, 'UTC')}\n`;
    context.error(`${reason}${command.usage}\n`);
    return EXIT.unreadable;
  }
  const { inputs, missing } = await readFiles(call.files);
  for (const name of missing) context.error(`${wording.fill(command.missing, { name }, 'UTC')}\n`);
  const report = await verifyDocuments(inputs);
  context.out(call.isJson ? reportJson(report, wording) : reportText(report, wording));
  return exitCode(report, missing.length > 0);
}

function exitCode({ documents, verdict }: Report, isMissing: boolean): number {
  const isUnreadable = (one: Verdict) => one === 'not-checkable';
  if (verdict === 'altered') return EXIT.invalid;
  return isMissing || documents.length === 0 || isUnreadable(verdict) ? EXIT.unreadable : EXIT.valid;
}

function readCall(args: readonly string[], environment: CommandContext['environment']): Call {
  const { LANG, LC_ALL, LC_MESSAGES } = environment;
  const files: string[] = [];
  let language = preferredLanguage(
    [LC_ALL, LC_MESSAGES, LANG].flatMap((tag) => (tag ? [tag.replace('_', '-')] : [])),
  );
  let [isJson, isHelp] = [false, false];
  let unknown: string | null = null;
  let areFilesOnly = false;
  for (let index = 0; index < args.length; index += 1) {
    const [, name = args[index] ?? '', joined] = /^(--[a-z]+)=(.*)$/.exec(args[index] ?? '') ?? [];
    if (areFilesOnly || !name.startsWith('-')) files.push(args[index] ?? '');
    else if (name === '--') areFilesOnly = true;
    else if (name === '--json' && joined === undefined) isJson = true;
    else if (name === '--help' || name === '-h') isHelp = true;
    else if (name === '--language') {
      const asked = joined ?? args[(index += 1)] ?? '';
      if (asked === 'fr' || asked === 'en') language = asked;
      else unknown ??= `--language ${asked}`.trim();
    } else unknown ??= name;
  }
  return { files, isJson, isHelp, language, unknown };
}

async function readFiles(
  paths: readonly string[],
): Promise<{ inputs: readonly VerifyInput[]; missing: readonly string[] }> {
  const inputs: VerifyInput[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    try {
      inputs.push({ name: basename(path), bytes: new Uint8Array(await readFile(path)) });
    } catch {
      // A folder, a file that is not there or may not be read: the same for the reader.
      missing.push(path);
    }
  }
  return { inputs, missing };
}
