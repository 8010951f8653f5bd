/**
 * A name above each page, which has room for two lines. What is longer ends in an ellipsis after a whole word: pdfmake would
 * drop the third line without a word. Widths are upper bounds, so that no font is needed and a name that is let pass fits.
 */

/** Of the style of the running header, in points: its size, and the space that it adds to each letter. */
const SIZE = 9;
const SPACING = 0.25;
const MAX_LINES = 2;
const ELLIPSIS = '…';

/** Upper bounds of the width of letters in small capitals, by the size of the font. */
const BOUNDS: readonly (readonly [RegExp, number])[] = [
  [/[\s\u00a0]/u, 0.26],
  [/[ij.,:;'’!|()[\]-]/, 0.4],
  [/[0-9]/, 0.53],
  [/[a-ln-vxyz]/, 0.75],
  [/[mw]/, 0.9],
  [/[A-LN-VXYZ]/, 0.82],
  [/[MW]/, 1],
];
const OTHER = 1.4;

/** What a text takes at most in the running header, in points. */
export function widthBound(text: string): number {
  return Array.from(text.normalize('NFC')).reduce((sum, character) => sum + boundOf(character), 0);
}

/** The name as it stands above pages, where it has a width of `room` points: whole, or cut with an ellipsis. */
export function headerName(name: string, room: number): string {
  if (lineCount(name, room) <= MAX_LINES) return name;
  const words = name.split(/\s+/);
  for (let count = words.length - 1; count > 0; count -= 1) {
    const kept = `${words.slice(0, count).join(' ')}${ELLIPSIS}`;
    if (lineCount(kept, room) <= MAX_LINES) return kept;
  }
  // One word alone is too long.
  const letters = Array.from(words[0] ?? '');
  while (letters.length > 1 && lineCount(`${letters.join('')}${ELLIPSIS}`, room) > MAX_LINES) letters.pop();
  return `${letters.join('')}${ELLIPSIS}`;
}

function boundOf(character: string): number {
  const letter = character.normalize('NFD').charAt(0);
  const em = BOUNDS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER;
  return em * SIZE + SPACING;
}

/** Where lines break: between words; and, in links and compound words, after some signs too. */
const BREAKS = [/\s+/, /\s+|(?<=[^\p{L}\p{N}\s])/u] as const;

/** Lines that a text takes at most, however much of it is kept together. */
function lineCount(text: string, room: number): number {
  return Math.max(...BREAKS.map((separator) => lineCountOf(text.split(separator).filter(Boolean), room)));
}

/** A part that is longer than a line starts on a new one, and is broken within. */
function lineCountOf(parts: readonly string[], room: number): number {
  let [lines, used] = [1, 0];
  for (const part of parts) {
    const width = widthBound(part) + (used === 0 ? 0 : widthBound(' '));
    if (used + width <= room) {
      used += width;
      continue;
    }
    if (used > 0) lines += 1;
    // A letter less in each line than its width could hold.
    const perLine = Math.max(1, room - OTHER * SIZE);
    const more = Math.max(0, Math.ceil(width / perLine) - 1);
    lines += more;
    used = width - more * perLine;
  }
  return lines;
}
