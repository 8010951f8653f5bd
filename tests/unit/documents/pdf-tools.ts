/** Reads PDFs with the independent tools of the system (poppler, qpdf). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentDigest } from '../../../src/main/documents/minutes-file.ts';
import { createMinutesRenderer } from '../../../src/main/documents/minutes-pdf.ts';
import { signaturesFor } from '../../fixtures/minutes/minutes-samples.ts';

export const FONTS_DIR = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

const rendered = new Map<string, Promise<Uint8Array>>();

/** Renders signed minutes, once for each content. */
export function renderSigned(content: MinutesContent): Promise<Uint8Array> {
  const contentDigest = minutesContentDigest(content);
  const known = rendered.get(contentDigest);
  if (known !== undefined) return known;
  const signatures = signaturesFor(content, contentDigest);
  const pdf = renderer.renderMinutesPdf({ content, contentDigest, signatures, isDraft: false });
  rendered.set(contentDigest, pdf);
  return pdf;
}

/** Renders minutes that nobody has signed yet. */
export function renderDraft(content: MinutesContent): Promise<Uint8Array> {
  const contentDigest = minutesContentDigest(content);
  return renderer.renderMinutesPdf({ content, contentDigest, signatures: [], isDraft: true });
}

/** Runs a tool on a PDF and returns what it prints; throws when it reports a fault. */
export function runOnPdf(pdf: Uint8Array, tool: string, before: string[], after: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-pdf-'));
  try {
    const file = join(folder, 'minutes.pdf');
    writeFileSync(file, pdf);
    return execFileSync(tool, [...before, file, ...after], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of a file attached to a PDF. */
export function attachedText(pdf: Uint8Array, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-attached-'));
  try {
    const output = join(folder, 'attached');
    runOnPdf(pdf, 'pdfdetach', ['-savefile', name, '-o', output]);
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page, as laid out. */
export function pageTexts(pdf: Uint8Array): string[] {
  const text = runOnPdf(pdf, 'pdftotext', ['-layout'], ['-']);
  return text.split('\f').slice(0, -1);
}

/** The text in the order in which it was written, all white space folded to single spaces. */
export function plainText(pdf: Uint8Array): string {
  return folded(runOnPdf(pdf, 'pdftotext', ['-raw'], ['-']));
}

/** Folds white space, no-break spaces included, to single spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
