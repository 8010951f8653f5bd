/**
 * Rows of a table are never split, and a row higher than a page could not be printed whole. A free text that is too
 * long for a row is therefore printed as a numbered note under its table, where it may run over pages.
 */
import type { Content, ContentText } from 'pdfmake/interfaces';

/** About fifteen lines of a narrow column: the row stays well under a page. */
const MAX_ROW_LENGTH = 900;
const MAX_ROW_LINES = 18;

export interface LongTexts {
  /** The text itself, or a call to the note that holds it. */
  inRow(text: string): string;
  /** The notes called so far, to be placed under the table. */
  notes(): Content[];
}

/** Collects the long texts of one table; `prefix` keeps the calls of several tables apart. */
export function createLongTexts(prefix: string): LongTexts {
  const kept: string[] = [];
  return {
    inRow: (text) => {
      if (text.length <= MAX_ROW_LENGTH && text.split('\n').length <= MAX_ROW_LINES) return text;
      kept.push(text);
      return `voir la note ${prefix}${String(kept.length)} sous le tableau.`;
    },
    notes: () =>
      kept.map((text, index): ContentText => ({
        text: [{ text: `Note ${prefix}${String(index + 1)}. `, bold: true }, text],
        style: 'small',
        margin: [0, 4, 0, 0],
      })),
  };
}
