/** The pages of a document's first revision, and what they draw. */
import { latinText } from '../../cms/bytes.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../../pdf/pdf-syntax-error.ts';
import type { PdfDictionary, PdfValue } from '../../pdf/pdf-value.ts';
import { type CharacterMap, characterMap } from './character-map.ts';
import { readPageContent } from './page-content.ts';
import type { PageContent, PageFont } from './page-content.types.ts';
import { readingBudget } from './reading-budget.ts';

export interface Page {
  /** Of its object; 0 for a page that is none. */
  readonly number: number;
  readonly dictionary: PdfDictionary;
  readonly content: PageContent;
}

const NODE_KEYS = new Set(['Type', 'Count', 'Kids', 'Parent']);
const MAX_TREE_DEPTH = 8;
/** Several times the longest minutes. */
const MAX_PAGES = 100;
/** Five times the faces of the application. */
const MAX_FONTS = 64;

/** Reads every page; rejects with PdfSyntaxError on a tree, or on more pages, that the application never writes. */
export async function readPages(file: PdfFile): Promise<readonly Page[]> {
  const root = file.catalogue(0).entries.get('Pages');
  const dictionaries = root === undefined ? [] : pagesUnder(file, root);
  const known: KnownFonts = { fonts: new Map(), maps: new Map() };
  const pages: Page[] = [];
  const budget = readingBudget();
  for (const { dictionary, number } of dictionaries) {
    const fonts = await fontsOf(file, dictionary, known);
    const content = readPageContent(await contentOf(file, dictionary), fonts, budget);
    pages.push({ number, dictionary, content });
    // Whoever reads on learns nothing, and the rest may be as long.
    if (budget.tokens < 0) break;
  }
  return pages;
}

function pagesUnder(file: PdfFile, root: PdfValue): Pick<Page, 'dictionary' | 'number'>[] {
  const pages: Pick<Page, 'dictionary' | 'number'>[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, depth: number): void => {
    // A node that is met twice would be a tree without end, or pages shown twice.
    const isNew = value.kind !== 'reference' || !seen.has(value.number);
    if (!isNew || depth > MAX_TREE_DEPTH || pages.length >= MAX_PAGES) {
      throw new PdfSyntaxError('wrong-type', value.start, 'no tree of pages');
    }
    if (value.kind === 'reference') seen.add(value.number);
    const node = file.dictionary(value, 0);
    const kids = file.entry(node, 'Kids', 0);
    if (kids?.kind !== 'array')
      pages.push({ number: value.kind === 'reference' ? value.number : 0, dictionary: node });
    else {
      // Whatever a node states, its pages inherit.
      if ([...node.entries.keys()].some((key) => !NODE_KEYS.has(key))) {
        throw new PdfSyntaxError('wrong-type', value.start, 'a node of pages states more');
      }
      for (const kid of kids.items) visit(kid, depth + 1);
    }
  };
  visit(root, 0);
  return pages;
}

/** A page draws from one stream, or from several as if they were one. */
async function contentOf(file: PdfFile, page: PdfDictionary): Promise<string> {
  const contents = page.entries.get('Contents');
  const parts = contents?.kind === 'array' ? contents.items : contents === undefined ? [] : [contents];
  const texts: string[] = [];
  for (const part of parts) texts.push(latinText(await streamOf(file, part)));
  return texts.join('\n');
}

/** Pages share their fonts, and fonts may share a map. */
interface KnownFonts {
  readonly fonts: Map<PdfDictionary, PageFont | null>;
  readonly maps: Map<number, CharacterMap>;
}

async function fontsOf(
  file: PdfFile,
  page: PdfDictionary,
  known: KnownFonts,
): Promise<ReadonlyMap<string, PageFont>> {
  const fonts = new Map<string, PageFont>();
  const resources = file.entry(page, 'Resources', 0);
  const listed = resources?.kind === 'dictionary' ? file.entry(resources, 'Font', 0) : null;
  if (listed?.kind !== 'dictionary') return fonts;
  for (const [name, value] of listed.entries) {
    const dictionary = file.dictionary(value, 0);
    const font = known.fonts.get(dictionary) ?? (await readFont(file, dictionary, known.maps));
    known.fonts.set(dictionary, font);
    if (known.fonts.size > MAX_FONTS) throw new PdfSyntaxError('too-many', value.start, 'too many fonts');
    if (font !== null) fonts.set(name, font);
  }
  return fonts;
}

async function readFont(
  file: PdfFile,
  font: PdfDictionary,
  maps: KnownFonts['maps'],
): Promise<PageFont | null> {
  const toUnicode = font.entries.get('ToUnicode');
  if (toUnicode?.kind !== 'reference') return null;
  const map = maps.get(toUnicode.number) ?? characterMap(latinText(await streamOf(file, toUnicode)));
  maps.set(toUnicode.number, map);
  return { map, widths: widthsOf(file, font) };
}

/** Widths of the codes from 0, as the application's fonts list them. */
function widthsOf(file: PdfFile, font: PdfDictionary): ReadonlyMap<number, number> {
  const descendants = file.entry(font, 'DescendantFonts', 0);
  const first = descendants?.kind === 'array' ? descendants.items[0] : undefined;
  const listed = first === undefined ? null : file.entry(file.dictionary(first, 0), 'W', 0);
  const widths = new Map<number, number>();
  const [start, values] = listed?.kind === 'array' ? listed.items : [];
  if (start?.kind !== 'number' || values?.kind !== 'array') return widths;
  values.items.forEach((value, index) => {
    if (value.kind === 'number') widths.set(start.value + index, value.value);
  });
  return widths;
}

async function streamOf(file: PdfFile, value: PdfValue): Promise<Uint8Array> {
  if (value.kind !== 'reference') throw new PdfSyntaxError('wrong-type', value.start, 'a stream expected');
  return file.decode(file.object(value.number, 0));
}
