import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

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
