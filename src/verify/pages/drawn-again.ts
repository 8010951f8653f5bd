/** Whether a document is what the application draws from the data in it. */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { readPdf } from '../../pdf/read-pdf.ts';
import { fail, type Finding, open } from '../report.ts';
import { isSameDrawing } from './same-drawing.ts';

/** What a drawing is to the document: nothing, if it would take too long. */
export type Comparison = 'same' | 'other' | 'not-drawn';

/** Of minutes: seven times the data of the longest sample, or fifty incidents told in full. */
const MAX_PRINTED_LENGTH = 200_000;
/** Breaking a word that has no room takes as long as the square of its length: five of the longest that may be entered. */
const MAX_WORK = 5 * 4_000 ** 2;
/** Shorter words cost nothing to speak of. */
const LONG_WORD = /\S{200,}/g;

/**
 * Draws `json`'s document in each of the ways in turn, until one is the same as the first revision of `file`; nothing is drawn of
 * data that are longer than `maxLength` characters.
 */
export async function comparedDrawing(
  file: PdfFile,
  json: string,
  ways: readonly (() => Promise<Uint8Array>)[],
  maxLength = MAX_PRINTED_LENGTH,
): Promise<Comparison> {
  if (json.length > maxLength || !isDrawnSoon(json)) return 'not-drawn';
  for (const draw of ways) {
    const drawn = await drawnBy(draw);
    if (drawn !== null && (await isSameDrawing(file, readPdf(drawn)))) return 'same';
  }
  return 'other';
}

function isDrawnSoon(json: string): boolean {
  let work = 0;
  for (const text of textsIn(JSON.parse(json))) {
    for (const [word] of text.matchAll(LONG_WORD)) work += word.length ** 2;
  }
  return work <= MAX_WORK;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Null for data that nothing can be drawn from, such as an instant of no calendar: no document is the same as that. */
async function drawnBy(draw: () => Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Number of pages that the document states; for documents that are drawn again, which state the truth. */
export function pageCount(file: PdfFile): number {
  const pages = file.entry(file.catalogue(0), 'Pages', 0);
  const count = pages?.kind === 'dictionary' ? pages.entries.get('Count') : undefined;
  return count?.kind === 'number' ? count.value : 0;
}

/** What is said of pages in which no difference is read: where they were drawn, there is one all the same. */
export function unlike(drawing: Exclude<Comparison, 'same'>): Finding {
  return drawing === 'other' ? fail('pages-drawn-otherwise') : open('pages-not-drawn');
}
