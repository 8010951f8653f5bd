/**
 * Text that a font can print. A character without a glyph would print as an empty box or nothing at all, and breaks
 * PDF/A: it is written out as its code point instead, so that the reader sees that something stands there.
 */

/** Makes one string printable; idempotent. */
export type SafeText = (text: string) => string;

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

/** Builds the filter for fonts that share `coverage`, the set of code points they all draw. */
export function createSafeText(coverage: ReadonlySet<number>): SafeText {
  const isCovered = (character: string) => coverage.has(character.codePointAt(0) ?? -1);
  const printable = (character: string) => {
    if (character === '\n' || isCovered(character)) return character;
    return EQUIVALENTS.get(character) ?? codePointLabel(character);
  };
  return (text) => {
    const cleaned = text
      .normalize('NFC')
      .replace(LINE_BREAK, '\n')
      .replaceAll('\t', ' ')
      .replace(INVISIBLE, '')
      .replace(NO_BREAK_SPACE, '\u00a0')
      .replace(OTHER_SPACE, ' ');
    return frenchSpaces(Array.from(cleaned, printable).join(''));
  };
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
