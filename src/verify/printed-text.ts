/** The text that pages print, read through the character maps of their fonts. */
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import type { PdfDictionary, PdfValue } from '../pdf/pdf-value.ts';

/** Text by the code that a font gives it, both as hexadecimal of two bytes. */
type CharacterMap = ReadonlyMap<number, string>;

const MAX_TREE_DEPTH = 8;
const TOKEN = /\/[^\s<>[\]()/%]+|<[0-9a-fA-F]*>|\((?:\\[\s\S]|[^\\()])*\)|[[\]]|[^\s<>[\]()/%]+/g;
const SECTION = /begin(bfchar|bfrange)\s([\s\S]*?)end\1/g;
const RANGE = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]+)>|\[([^\]]*)\])/gi;
const CHARACTER = /<([0-9a-f]+)>\s*<([0-9a-f\s]+)>/gi;

/** Text of all pages at the first revision, without any white space; rejects with PdfSyntaxError. */
export async function printedText(file: PdfFile): Promise<string> {
  const pages = pagesUnder(file, file.entry(file.catalogue(0), 'Pages', 0), 0);
  const maps = new Map<number, CharacterMap>();
  const texts: string[] = [];
  for (const page of pages) {
    const fonts = await fontsOf(file, page, maps);
    texts.push(textOf(await contentOf(file, page), fonts));
  }
  return texts.join('').replace(/\s+/gu, '');
}

function pagesUnder(file: PdfFile, node: PdfValue | null, depth: number): PdfDictionary[] {
  if (node?.kind !== 'dictionary' || depth > MAX_TREE_DEPTH) return [];
  const kids = file.entry(node, 'Kids', 0);
  if (kids?.kind !== 'array') return [node];
  return kids.items.flatMap((kid) => pagesUnder(file, file.resolve(kid, 0), depth + 1));
}

/** A page draws from one stream, or from several as if they were one. */
async function contentOf(file: PdfFile, page: PdfDictionary): Promise<string> {
  const contents = page.entries.get('Contents');
  const parts = contents?.kind === 'array' ? contents.items : contents === undefined ? [] : [contents];
  const texts: string[] = [];
  for (const part of parts) texts.push(latinText(await streamOf(file, part)));
  return texts.join('\n');
}

async function fontsOf(
  file: PdfFile,
  page: PdfDictionary,
  known: Map<number, CharacterMap>,
): Promise<ReadonlyMap<string, CharacterMap>> {
  const fonts = new Map<string, CharacterMap>();
  const resources = file.entry(page, 'Resources', 0);
  const listed = resources?.kind === 'dictionary' ? file.entry(resources, 'Font', 0) : null;
  if (listed?.kind !== 'dictionary') return fonts;
  for (const [name, value] of listed.entries) {
    const toUnicode = file.dictionary(value, 0).entries.get('ToUnicode');
    if (toUnicode?.kind !== 'reference') continue;
    const map = known.get(toUnicode.number) ?? characterMap(latinText(await streamOf(file, toUnicode)));
    known.set(toUnicode.number, map);
    fonts.set(name, map);
  }
  return fonts;
}

async function streamOf(file: PdfFile, value: PdfValue): Promise<Uint8Array> {
  if (value.kind !== 'reference') throw new PdfSyntaxError('wrong-type', value.start, 'a stream expected');
  return file.decode(file.object(value.number, 0));
}

/** Reads a ToUnicode map. */
function characterMap(source: string): CharacterMap {
  const map = new Map<number, string>();
  for (const [, kind, body = ''] of source.matchAll(SECTION)) {
    if (kind === 'bfchar') {
      for (const [, code = '', text = ''] of body.matchAll(CHARACTER))
        map.set(parseInt(code, 16), utf16Text(text));
      continue;
    }
    for (const [, first = '', last = '', start, list] of body.matchAll(RANGE)) {
      const [from, to] = [parseInt(first, 16), parseInt(last, 16)];
      const texts = list?.match(/<[^>]*>/g) ?? null;
      for (let code = from; code <= Math.min(to, 0xffff); code += 1) {
        map.set(
          code,
          texts === null ? advanced(start ?? '', code - from) : utf16Text(texts[code - from] ?? ''),
        );
      }
    }
  }
  return map;
}

function utf16Text(hex: string): string {
  return (hex.replace(/[<>\s]/g, '').match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(parseInt(unit, 16)))
    .join('');
}

/** A range counts in the last unit of its text. */
function advanced(hex: string, steps: number): string {
  const text = utf16Text(hex);
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps);
}

/** Text that a content stream shows: hexadecimal strings of two-byte codes, in the font that is set. */
function textOf(content: string, fonts: ReadonlyMap<string, CharacterMap>): string {
  let font: CharacterMap | undefined;
  let name = '';
  let strings: string[] = [];
  let text = '';
  for (const [token] of content.matchAll(TOKEN)) {
    if (token.startsWith('/')) name = token.slice(1);
    else if (token.startsWith('<')) strings.push(token.slice(1, -1));
    else if (token === 'Tf') font = fonts.get(name);
    else if (token === 'Tj' || token === 'TJ') {
      const shown = font;
      text += strings
        .flatMap((hex) => hex.match(/.{4}/g) ?? [])
        .map((code) => shown?.get(parseInt(code, 16)) ?? '')
        .join('');
    }
    if (/^[A-Za-z'"*]+$/.test(token)) strings = [];
  }
  return text;
}

function latinText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
