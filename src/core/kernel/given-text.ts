/** Text files that come from outside the application, read the one way that it has. */
import { readFileSync } from 'node:fs';
import { readTextFile } from '../../domain/text/text-file.ts';
import type { TextFile } from '../../domain/text/text-file.ts';
import type { Answer } from '../../shared/error-codes.ts';

type GivenText = Extract<TextFile, { readonly ok: true }>;

/**
 * Text of a file that someone gives to be imported: `file-too-large` with {maxBytes}, `file-not-text` with {context}, why.
 */
export function givenText(bytes: Uint8Array, maxBytes: number): Answer<GivenText> {
  if (bytes.byteLength > maxBytes) return { ok: false, code: 'file-too-large', details: { maxBytes } };
  const file = readTextFile(bytes);
  return file.ok
    ? { ok: true, value: file }
    : { ok: false, code: 'file-not-text', details: { context: file.reason } };
}

/** Text of a file that the application ships; empty, hence refused by its format, when it is no text. */
export function shippedText(path: string): string {
  const file = readTextFile(readFileSync(path));
  return file.ok ? file.text : '';
}
