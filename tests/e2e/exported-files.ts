import { createHash, X509Certificate } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from './pages/running-app.ts';

const run = promisify(execFile);

export interface ExportedMinutes {
  readonly pdfPath: string;
  readonly json: string;
  /** Lines of the digests file: "<sha256>  <name>". */
  readonly digests: readonly { readonly sha256: string; readonly name: string }[];
}

/** The three files that one export leaves. */
export async function readExport(folder: string): Promise<ExportedMinutes> {
  const names = await readdir(folder);
  const only = (test: (name: string) => boolean): string => {
    const found = names.filter(test);
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`unexpected files: ${names.join(', ')}`);
    return path.join(folder, found[0]);
  };
  const pdfPath = only((name) => name.endsWith('.pdf'));
  const json = await readFile(
    only((name) => name.endsWith('.json')),
    'utf8',
  );
  const lines = await readFile(
    only((name) => !name.endsWith('.pdf') && !name.endsWith('.json')),
    'utf8',
  );
  const digests = lines
    .trim()
    .split('\n')
    .map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) }));
  return { pdfPath, json, digests };
}

/** Text of a PDF as a reader copies it, its spaces made ordinary and single. */
export async function pdfText(pdfPath: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', pdfPath, '-']);
  return stdout.replaceAll(/\s+/g, ' ');
}

/** Whether each font of a PDF travels in it, by name. */
export async function pdfFonts(pdfPath: string): Promise<ReadonlyMap<string, boolean>> {
  const { stdout } = await run('pdffonts', [pdfPath]);
  const [header = '', , ...rows] = stdout.trimEnd().split('\n');
  const column = header.indexOf('emb');
  return new Map(
    rows.map((row) => [row.slice(0, 36).trim(), row.slice(column, column + 3).trim() === 'yes']),
  );
}

/** What `qpdf --check` finds; rejects when it finds a fault. */
export async function checkPdf(pdfPath: string): Promise<string> {
  const { stdout } = await run('qpdf', ['--check', pdfPath]);
  return stdout;
}

export async function sha256Of(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

export interface SignatureReport {
  readonly signer: string;
  readonly isValid: boolean;
  readonly coversWholeFile: boolean;
}

/** Signatures of a PDF as pdfsig reports them; whom to trust depends on the day, and is tested below the screens. */
export async function pdfSignatures(pdfPath: string): Promise<readonly SignatureReport[]> {
  const { stdout } = await run('pdfsig', ['-nocert', pdfPath]);
  return (
    stdout
      .split(/^Signature #/m)
      // A field that was reserved and not filled has no signer.
      .filter((block) => block.includes('Signer Certificate Common Name'))
      .map((block) => ({
        signer: /Signer Certificate Common Name: (.*)/.exec(block)?.[1] ?? '',
        isValid: block.includes('Signature is Valid.'),
        coversWholeFile: block.includes('Total document signed'),
      }))
  );
}

/** SHA-256 (hex) of a certificate file, as the minutes name their authority. */
export async function certificateDigest(file: string): Promise<string> {
  const { fingerprint256 } = new X509Certificate(await readFile(file));
  return fingerprint256.replaceAll(':', '').toLowerCase();
}

/** Runs the command that replays a draw; answers its exit code and what it said. */
export function drawReplay(file: string): Promise<{ readonly code: number; readonly output: string }> {
  const script = path.join(PROJECT_ROOT, 'scripts', 'draw-replay.ts');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, file], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}
