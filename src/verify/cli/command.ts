/** The command `verify FILE…`: reads the files, says what the check found, and ends with a code. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Redrawing } from '../../drawing/redrawing.ts';
import { verifyDocuments } from '../verify-documents.ts';
import type { VerifyInput } from '../inputs.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import type { Report, Verdict } from '../report.ts';
import { wordingOf } from '../wording.ts';
import { type FileArgument, readCall } from './call.ts';
import { reportJson, reportText } from './report-text.ts';

/** Where the command writes, and what it knows of its surroundings. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly redrawing: Redrawing;
  out(text: string): void;
  error(text: string): void;
}

/** What the command ends with, by its gravest verdict; a wrong call ends like a file that cannot be read. */
const EXIT: Readonly<Record<Verdict, number>> = {
  authentic: 0,
  'intact-unconfirmed': 3,
  altered: 1,
  'not-checkable': 2,
};
const WRONG_CALL = 2;
/** What tells a PDF from other files. */
const START_BYTES = 1_024;

/** Runs the command; resolves with its exit code: 0 authentic, 3 intact but not confirmed, 1 not valid, 2 not readable. */
export async function runVerify(args: readonly string[], context: CommandContext): Promise<number> {
  const call = readCall(args, context.environment);
  const wording = wordingOf(call.language);
  const { command } = wording.texts;
  if (call.isHelp) {
    context.out(`${command.usage}\n\n${command.help}\n`);
    return EXIT.authentic;
  }
  if (call.unknown !== null || call.files.length === 0) {
    const reason =
      call.unknown === null ? '' : `${wording.fill(command.option, { option: call.unknown }, 'UTC')}\n`;
    context.error(`${reason}${command.usage}\n`);
    return WRONG_CALL;
  }
  const { inputs, missing } = await readFiles(call.files);
  for (const name of missing) context.error(`${wording.fill(command.missing, { name }, 'UTC')}\n`);
  const report = await verifyDocuments(inputs, { redrawing: context.redrawing });
  const code = exitCode(report, missing.length > 0);
  context.out(call.isJson ? reportJson(report, wording, code) : reportText(report, wording));
  return code;
}

function exitCode({ documents, verdict }: Report, isMissing: boolean): number {
  if (verdict === 'altered') return EXIT.altered;
  return isMissing || documents.length === 0 ? EXIT['not-checkable'] : EXIT[verdict];
}

async function readFiles(
  files: readonly FileArgument[],
): Promise<{ inputs: readonly VerifyInput[]; missing: readonly string[] }> {
  const inputs: VerifyInput[] = [];
  const missing: string[] = [];
  for (const file of files) {
    try {
      inputs.push(await readInput(file));
    } catch {
      // A folder, a file that is not there or may not be read: the same for the reader.
      missing.push(file.path);
    }
  }
  return { inputs, missing };
}

/** The whole file, or the start of one that is too long to be checked. */
async function readInput({ path, role }: FileArgument): Promise<VerifyInput> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const named = { name: basename(path), ...(role === null ? {} : { role }) };
    if (size <= MAX_FILE_BYTES) return { ...named, bytes: new Uint8Array(await file.readFile()) };
    return { ...named, bytes: await startOf(file), byteCount: size };
  } finally {
    await file.close();
  }
}

async function startOf(file: FileHandle): Promise<Uint8Array> {
  const bytes = new Uint8Array(START_BYTES);
  const { bytesRead } = await file.read(bytes, 0, START_BYTES, 0);
  return bytes.subarray(0, bytesRead);
}
