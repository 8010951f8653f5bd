/** What a document's information dictionary says. */
import type { PdfFile } from '../pdf/pdf-file.ts';
import { pdfText } from '../pdf/pdf-value.ts';

/** The text under a key of the first revision's information; null when there is none. Throws PdfSyntaxError. */
export function infoText(file: PdfFile, key: string): string | null {
  const info = file.entry(file.revision(0).trailer, 'Info', 0);
  const text = info?.kind === 'dictionary' ? file.entry(info, key, 0) : null;
  return text?.kind === 'string' ? pdfText(text) : null;
}
