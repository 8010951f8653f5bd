/** Small PDFs in the very form of the application's own, to be spoilt. */

const HEADER = '%PDF-1.7\n%\xff\xff\xff\xff\n';
const ID = '<000102030405060708090a0b0c0d0e0f>';

/** Objects of a file with a catalogue, an info dictionary and a stream; a test replaces what it spoils. */
export const OBJECTS: readonly string[] = [
  '1 0 obj\n<<\n/Type /Catalog\n/Pages 3 0 R\n>>\nendobj\n',
  '2 0 obj\n<<\n/Title (a \\(b\\))\n>>\nendobj\n',
  '3 0 obj\n[1 -2.5 true false null /A#20B <0aff> 1 0 R]\nendobj\n',
  '4 0 obj\n<<\n/Length 5\n>>\nstream\nhello\nendstream\nendobj\n',
];

export interface TinyParts {
  readonly header?: string;
  readonly objects?: readonly string[];
  /** The whole table and its keyword. */
  readonly xref?: (offsets: readonly number[]) => string;
  readonly trailer?: string;
  /** What follows the trailer; told where the table is. */
  readonly end?: (xrefAt: number) => string;
}

/** One revision, as characters that are bytes. */
export function tinyPdf(parts: TinyParts = {}): string {
  const { header = HEADER, objects = OBJECTS, xref = fullXref, end = fullEnd } = parts;
  const trailer = parts.trailer ?? trailerOf(objects.length + 1);
  let text = header;
  const offsets = objects.map((object) => {
    const at = text.length;
    text += object;
    return at;
  });
  return text + xref(offsets) + trailer + end(text.length);
}

export function entry(offset: number): string {
  return `${String(offset).padStart(10, '0')} 00000 n \n`;
}

export function fullXref(offsets: readonly number[]): string {
  const entries = offsets.map(entry).join('');
  return `xref\n0 ${String(offsets.length + 1)}\n0000000000 65535 f \n${entries}`;
}

function fullEnd(xrefAt: number): string {
  return `startxref\n${String(xrefAt)}\n%%EOF\n`;
}

export function trailerOf(size: number, more = ''): string {
  return `trailer\n<<\n/Size ${String(size)}\n/Root 1 0 R\n/Info 2 0 R\n/ID [${ID} ${ID}]${more}\n>>\n`;
}

/** An update of a tiny PDF, written by hand: object 2 again, object 5 new. */
export function tinyUpdate(before: string, parts: TinyParts = {}): string {
  const objects = parts.objects ?? ['2 0 obj\n(again)\nendobj\n', '5 0 obj\n(new)\nendobj\n'];
  const xref = parts.xref ?? (([two = 0, five = 0]) => `xref\n2 1\n${entry(two)}5 1\n${entry(five)}`);
  const previous = before.lastIndexOf('xref\n0 ');
  const trailer = parts.trailer ?? trailerOf(6, `\n/Prev ${String(previous)}`);
  let text = before;
  const offsets = objects.map((object) => {
    const at = text.length;
    text += object;
    return at;
  });
  return text + xref(offsets) + trailer + (parts.end ?? fullEnd)(text.length);
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
