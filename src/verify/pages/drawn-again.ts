/** Whether a document is what the application draws from the data in it. */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { readPdf } from '../../pdf/read-pdf.ts';
import { isSameDrawing } from './same-drawing.ts';

/** Several times the data of the longest minutes; what is longer is not drawn, and so never the same. */
const MAX_JSON_LENGTH = 600_000;

/** Draws `json`'s document in each of the ways in turn, until one is the same as the first revision of `file`. */
export async function isDrawnAgain(
  file: PdfFile,
  json: string,
  ways: readonly (() => Promise<Uint8Array>)[],
): Promise<boolean> {
  if (json.length > MAX_JSON_LENGTH) return false;
  for (const draw of ways) {
    const drawn = await drawnBy(draw);
    if (drawn !== null && (await isSameDrawing(file, readPdf(drawn)))) return true;
  }
  return false;
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
