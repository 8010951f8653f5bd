/** A face inside the appearance of a signature, as the application embeds it: what its codes stand for, and how wide they are. */
import { latinText } from '../../cms/bytes.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { PdfDictionary, PdfValue } from '../../pdf/pdf-value.ts';
import { characterMap } from '../pages/character-map.ts';
import type { PageFont } from '../pages/page-content.types.ts';

const COMPOSITE = ['Type', 'Subtype', 'BaseFont', 'Encoding', 'DescendantFonts', 'ToUnicode'];
const DESCENDANT = [
  ...['Type', 'Subtype', 'BaseFont', 'CIDSystemInfo', 'FontDescriptor', 'W', 'CIDToGIDMap'],
];
const FONT_NAME = /^[A-Z]{6}\+[A-Za-z0-9-]{1,60}$/;

/** The face, or null when it is not made as the application makes them; rejects with PdfSyntaxError. */
export async function shownFont(file: PdfFile, value: PdfValue): Promise<PageFont | null> {
  const font = file.dictionary(value);
  if (!hasKeys(font, COMPOSITE) || nameAt(font, 'Subtype') !== 'Type0') return null;
  if (nameAt(font, 'Encoding') !== 'Identity-H') return null;
  const descendants = font.entries.get('DescendantFonts');
  const [first, ...more] = descendants?.kind === 'array' ? descendants.items : [];
  const unicode = font.entries.get('ToUnicode');
  if (first === undefined || more.length > 0 || unicode?.kind !== 'reference') return null;
  const descendant = file.dictionary(first);
  const isPlain =
    hasKeys(descendant, DESCENDANT) &&
    nameAt(descendant, 'Subtype') === 'CIDFontType2' &&
    nameAt(descendant, 'CIDToGIDMap') === 'Identity' &&
    FONT_NAME.test(nameAt(font, 'BaseFont') ?? '') &&
    nameAt(font, 'BaseFont') === nameAt(descendant, 'BaseFont');
  const widths = isPlain ? widthsOf(descendant) : null;
  if (widths === null) return null;
  return { map: characterMap(latinText(await file.decode(file.object(unicode.number)))), widths };
}

/** One list of widths, for the codes from 0. */
function widthsOf({ entries }: PdfDictionary): ReadonlyMap<number, number> | null {
  const listed = entries.get('W');
  const [start, list, ...more] = listed?.kind === 'array' ? listed.items : [];
  if (start?.kind !== 'number' || start.value !== 0 || list?.kind !== 'array' || more.length > 0) return null;
  return new Map(list.items.map((width, code) => [code, width.kind === 'number' ? width.value : NaN]));
}

/** Whether a dictionary has exactly these keys. */
export function hasKeys({ entries }: PdfDictionary, keys: readonly string[]): boolean {
  return entries.size === keys.length && keys.every((key) => entries.has(key));
}

export function nameAt({ entries }: PdfDictionary, key: string): string | null {
  const value = entries.get(key);
  return value?.kind === 'name' ? value.value : null;
}
