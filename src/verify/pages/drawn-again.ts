/** Whether a document is what the application draws from the data in it. */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { readPdf } from '../../pdf/read-pdf.ts';
import { fail, type Finding, open } from '../report.ts';
import { isSameDrawing } from './same-drawing.ts';

/** What a drawing is to the document: nothing, if it would take too long. */
export type Comparison = 'same' | 'other' | 'not-drawn';

/** Seven times the data of the longest sample, or fifty incidents told in full. */
const MAX_LENGTH = 200_000;
/** Breaking what has no room takes as long as the square of its length: two of the longest texts that may be entered. */
const MAX_WORK = 2 * 4_000 ** 2;
/** So does a text that has room, that many times faster. */
const PLAIN = 140;
/** Spaces that no line ends at, once French typography has had its way. */
const KEPT_SPACE = / (?=[:;?!»%])|(?<=«|n°) /g;
/** What no line ends within, however many other spaces it has; what is shorter costs nothing to speak of. */
const UNBROKEN = /[^ \t\r\n]{200,}/g;

/**
 * Draws a document in each of the ways in turn, until one is the same as the first revision of `file`. `printed` is the JSON of what
 * is drawn: nothing is when that would take too long.
 */
export async function comparedDrawing(
  file: PdfFile,
  printed: string,
  ways: readonly (() => Promise<Uint8Array>)[],
): Promise<Comparison> {
  if (printed.length > MAX_LENGTH || !isDrawnSoon(printed)) return 'not-drawn';
  for (const draw of ways) {
    const drawn = await drawnBy(draw);
    if (drawn !== null && (await isSameDrawing(file, readPdf(drawn)))) return 'same';
  }
  return 'other';
}

function isDrawnSoon(printed: string): boolean {
  let work = 0;
  for (const text of textsIn(JSON.parse(printed))) {
    work += text.length ** 2 / PLAIN;
    const kept = text.replace(KEPT_SPACE, '\u00a0');
    for (const [word] of kept.matchAll(UNBROKEN)) work += word.length ** 2;
  }
  return work <= MAX_WORK;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Null for data that nothing can be drawn from, such as an instant of no calendar or a number that no code can hold: no document is
 * the same as that. The library throws what it likes.
 */
async function drawnBy(draw: () => Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await draw();
  } catch {
    return null;
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
