/**
 * Text that a font can print. A character without a glyph would print as an empty box or nothing at all, and breaks
 * PDF/A: it is written out as its code point instead, so that the reader sees that something stands there.
 */

/** Makes one string printable; idempotent. */
export interface SafeText {
  (text: string): string;
  /** Parts of a printable string by the family that draws them, in order; one part in most cases. */
  runs(text: string): readonly TextRun[];
}

export interface TextRun {
  readonly text: string;
  readonly isFallback: boolean;
}

/** Code points that a family draws in every face. */
export interface Coverages {
  readonly main: { readonly coverage: ReadonlySet<number> };
  readonly fallback: { readonly coverage: ReadonlySet<number> };
}

/** Characters that have a faithful equivalent when the font lacks them. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ['\u2011', '-'],
  ['\u02bc', '\u2019'],
]);

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
// Controls, invisible format characters (they can reverse or hide text), variation selectors.
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;
// Thin no-break spaces: readers of the text layer lose them, so they become plain no-break spaces.
const NO_BREAK_SPACE = /[\u2007\u202f]/g;
const OTHER_SPACE = /[\u2000-\u2006\u2008-\u200a\u205f\u3000]/g;

/** Builds the filter for the two families: what the second draws is only used for what the first lacks. */
export function createSafeText({ main, fallback }: Coverages): SafeText {
  const isDrawnBy = ({ coverage }: Coverages['main'], character: string) =>
    coverage.has(character.codePointAt(0) ?? -1);
  const printable = (character: string) => {
    if (character === '\n' || isDrawnBy(main, character)) return character;
    return (
      EQUIVALENTS.get(character) ?? (isDrawnBy(fallback, character) ? character : codePointLabel(character))
    );
  };
  const safe = (text: string) => {
    const cleaned = text
      .normalize('NFC')
      .replace(LINE_BREAK, '\n')
      .replaceAll('\t', ' ')
      .replace(INVISIBLE, '')
      .replace(NO_BREAK_SPACE, '\u00a0')
      .replace(OTHER_SPACE, ' ');
    return frenchSpaces(Array.from(cleaned, printable).join(''));
  };
  return Object.assign(safe, {
    runs: (text: string) => runsOf(text, (character) => character !== '\n' && !isDrawnBy(main, character)),
  });
}

function runsOf(text: string, isFallback: (character: string) => boolean): readonly TextRun[] {
  const runs: TextRun[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const needed = isFallback(character);
    if (last?.isFallback === needed) runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ text: character, isFallback: needed });
  }
  return runs;
}

/** Turns the spaces that French typography forbids to break into no-break spaces; adds none. */
function frenchSpaces(text: string): string {
  return text
    .replace(/ ([:;?!»%])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/n° /g, 'n°\u00a0');
}

function codePointLabel(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${hex}]`;
}
