/** Texts as they are compared between data and pages: what fonts cannot tell apart makes no difference. */

const CODE_POINT_LABEL = /\[U\+([0-9A-F]{4,6})\]/g;
const UNSEEN = /[\s\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;
const LIGATURES = /[\ufb00-\ufb06]/g;
/** Characters that share a glyph in the application's fonts. */
const ONE_GLYPH: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u00a0', ' '],
  ['\u02bb', '\u2018'],
  ['\u02bc', '\u2019'],
  ['\u2206', '\u0394'],
  ['\u2126', '\u03a9'],
  ['\u00b5', '\u03bc'],
  ['\u2215', '\u2044'],
]);
const SHARED = new RegExp(`[${[...ONE_GLYPH.keys()].join('')}]`, 'gu');

/** Of scripts that the application's fonts lack. */
const UNUSUAL = /[^\p{ASCII}\u0080-\u052f\u1e00-\u22ff\u2500-\u25ff]/gu;
const MARKED = /[\p{Script=Greek}\p{Script=Cyrillic}]/gu;

/** A text without spaces, in which a character and the code point that was printed in its place are the same. */
export function comparedText(text: string): string {
  return text
    .replace(CODE_POINT_LABEL, (label, hex: string) => {
      const code = parseInt(hex, 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : label;
    })
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(SHARED, (character) => ONE_GLYPH.get(character) ?? character)
    .replace(MARKED, withoutMarks)
    .replace(UNUSUAL, labelOf);
}

/** As such a character is printed, which may be broken between two lines: both sides say it so. */
function labelOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Fonts draw some letters as two glyphs, of which the text layer knows the letter alone. */
function withoutMarks(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '');
}
