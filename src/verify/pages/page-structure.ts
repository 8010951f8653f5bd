/** What the objects of minutes may be: a file that holds anything else could act, or show what is not checked. */
import { latinText } from '../../cms/bytes.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type PdfDictionary, pdfText, type PdfValue } from '../../pdf/pdf-value.ts';
import type { Field } from '../signature-fields.ts';
import { areTagged, readTags, type TagReading } from './page-tags.ts';
import type { Page } from './page-tree.ts';

const CATALOGUE_KEYS = new Set([
  ...['Type', 'Pages', 'Names', 'Lang', 'ViewerPreferences', 'AF', 'AcroForm', 'OutputIntents', 'Metadata'],
  // Tagged documents.
  ...['MarkInfo', 'StructTreeRoot'],
]);
const PAGE_KEYS = new Set([
  ...['Type', 'Parent', 'MediaBox', 'Contents', 'Resources', 'UserUnit', 'Annots', 'StructParents', 'Tabs'],
]);
const RESOURCE_KEYS = new Set(['ProcSet', 'ExtGState', 'Font', 'ColorSpace']);
const FIELD_KEYS = new Set([
  'Type',
  'Subtype',
  'FT',
  'T',
  'TU',
  'F',
  'P',
  'AP',
  'Rect',
  'Border',
  'C',
  'StructParent',
]);
const STATE_KEYS = new Set(['Type', 'ca', 'CA']);
const VIEWER_KEYS = new Set(['DisplayDocTitle']);
/** Keys that make something happen, or choose what is seen. */
const ACTIVE_KEYS = [
  ...[
    'A',
    'AA',
    'JS',
    'JavaScript',
    'OpenAction',
    'URI',
    'OC',
    'OCProperties',
    'OCGs',
    'Launch',
    'GoTo',
    'RichMedia',
  ],
  ...[
    'ActualText',
    'Movie',
    'Sound',
    'XFA',
    'Threads',
    'Collection',
    'Encrypt',
    'Alternates',
    'SMask',
    'OPI',
    'PieceInfo',
  ],
];
const OBJECT_TYPES = new Set([
  ...[
    'EmbeddedFile',
    'Filespec',
    'ExtGState',
    'XObject',
    'Annot',
    'Page',
    'Pages',
    'Catalog',
    'Font',
    'FontDescriptor',
  ],
  ...['OutputIntent', 'Metadata', 'StructTreeRoot', 'StructElem'],
]);
const UNTAGGED: TagReading = { foreign: null, elements: new Set() };
const EMPTY_APPEARANCE = 'q Q';
const A4 = [0, 0, 595.28, 841.89];

/** How pages of a kind are told to who does not see them. */
export interface PageManner {
  readonly isTagged: boolean;
  /** In which some of their texts are, when it is not that of the pages. */
  readonly language?: string | null;
}

/**
 * The first thing that minutes never hold, in the words of PDF; null when there is none. `manner` tells whether the
 * application gives such pages a structure. Rejects with PdfSyntaxError.
 */
export async function foreignPart(
  file: PdfFile,
  fields: readonly Field[],
  pages: readonly Page[],
  { isTagged, language = null }: PageManner,
): Promise<string | null> {
  if (areTagged(file) !== isTagged) return 'StructTreeRoot';
  const tags = isTagged ? readTags(file, fields, pages, language) : UNTAGGED;
  if (tags.foreign !== null) return tags.foreign;
  if (!isTagged && pages.some(({ content }) => content.words.some(({ isArtifact }) => isArtifact !== null)))
    return 'BDC';
  for (const { number } of fields) {
    if (!(await isEmptyAppearance(file, number))) return 'AP';
  }
  const catalogue = file.catalogue(0);
  return (
    extraKey(catalogue, CATALOGUE_KEYS) ??
    foreignViewer(file, catalogue) ??
    firstOf(pages, (page) => foreignOfPage(file, page, fields)) ??
    firstOf(fields, ({ number }) => foreignOfField(file, number)) ??
    firstOf([...file.revision(0).objects.values()], (object) =>
      tags.elements.has(object.number) ? null : foreignOfValue(object.value, 0),
    )
  );
}

function foreignViewer(file: PdfFile, catalogue: PdfDictionary): string | null {
  const preferences = file.entry(catalogue, 'ViewerPreferences', 0);
  const names = file.entry(catalogue, 'Names', 0);
  if (preferences?.kind === 'dictionary') {
    const extra = extraKey(preferences, VIEWER_KEYS);
    if (extra !== null) return extra;
  }
  if (names?.kind !== 'dictionary') return null;
  const files = file.entry(names, 'EmbeddedFiles', 0);
  return (
    extraKey(names, new Set(['Dests', 'EmbeddedFiles'])) ??
    (files?.kind === 'dictionary' ? extraKey(files, new Set(['Names'])) : null)
  );
}

function foreignOfPage(file: PdfFile, { dictionary }: Page, fields: readonly Field[]): string | null {
  const box = file.entry(dictionary, 'MediaBox', 0);
  const sides =
    box?.kind === 'array' ? box.items.map((side) => (side.kind === 'number' ? side.value : NaN)) : [];
  const unit = dictionary.entries.get('UserUnit');
  const isA4 = sides.length === 4 && sides.every((side, index) => Math.abs(side - (A4[index] ?? 0)) < 0.01);
  if (!isA4 || (unit !== undefined && (unit.kind !== 'number' || unit.value !== 1))) return 'MediaBox';
  const resources = file.entry(dictionary, 'Resources', 0);
  if (resources?.kind !== 'dictionary') return 'Resources';
  const states = file.entry(resources, 'ExtGState', 0);
  const spaces = file.entry(resources, 'ColorSpace', 0);
  // A default colour space would make any ink any colour.
  if (spaces !== null && (spaces.kind !== 'dictionary' || spaces.entries.size > 0)) return 'ColorSpace';
  return (
    extraKey(dictionary, PAGE_KEYS) ??
    extraKey(resources, RESOURCE_KEYS) ??
    (states?.kind === 'dictionary'
      ? firstOf([...states.entries.values()], (state) => foreignState(file.dictionary(state, 0)))
      : null) ??
    foreignAnnotation(file.entry(dictionary, 'Annots', 0), fields)
  );
}

/** A state of the graphics that lets something shine through, or blends it. */
function foreignState(state: PdfDictionary): string | null {
  const isOpaque = ['ca', 'CA'].every((key) => {
    const value = state.entries.get(key);
    return value === undefined || (value.kind === 'number' && value.value === 1);
  });
  return isOpaque ? extraKey(state, STATE_KEYS) : 'transparency';
}

/** Pages bear the reserved fields, and no other annotation. */
function foreignAnnotation(annotations: PdfValue | null, fields: readonly Field[]): string | null {
  if (annotations === null) return null;
  if (annotations.kind !== 'array') return 'Annots';
  const numbers = new Set(fields.map(({ number }) => number));
  return annotations.items.every((item) => item.kind === 'reference' && numbers.has(item.number))
    ? null
    : 'Annots';
}

function foreignOfField(file: PdfFile, number: number): string | null {
  const { value } = file.object(number, 0);
  if (value.kind !== 'dictionary') return 'Annot';
  const subtype = value.entries.get('Subtype');
  if (subtype?.kind !== 'name' || subtype.value !== 'Widget') return 'Annot';
  return extraKey(value, FIELD_KEYS);
}

/** Until it is signed, a field shows nothing. */
async function isEmptyAppearance(file: PdfFile, number: number): Promise<boolean> {
  const { value } = file.object(number, 0);
  const appearances = value.kind === 'dictionary' ? value.entries.get('AP') : undefined;
  if (appearances?.kind !== 'dictionary' || appearances.entries.size !== 1) return false;
  const normal = appearances.entries.get('N');
  if (normal?.kind !== 'reference') return false;
  return latinText(await file.decode(file.object(normal.number, 0))).trim() === EMPTY_APPEARANCE;
}

function foreignOfValue(value: PdfValue, depth: number): string | null {
  if (value.kind === 'array') return firstOf(value.items, (item) => foreignOfValue(item, depth + 1));
  if (value.kind !== 'dictionary') return null;
  const active = ACTIVE_KEYS.find((key) => value.entries.has(key));
  if (active !== undefined) return active;
  const [type, subtype] = ['Type', 'Subtype'].map((key) => nameAt(value, key));
  if (depth === 0 && type !== undefined && !OBJECT_TYPES.has(type)) return type;
  if (type === 'XObject' && subtype !== 'Form') return subtype ?? 'XObject';
  if (subtype === 'Image' || type === 'Action') return subtype ?? 'Action';
  return (
    closedList(value, type) ??
    firstOf([...value.entries.values()], (entry) => foreignOfValue(entry, depth + 1))
  );
}

/** What fonts and attached files may state: more of it, and readers would not take the same glyph, place or file. */
const FONT_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  Type0: new Set(['Type', 'Subtype', 'BaseFont', 'Encoding', 'DescendantFonts', 'ToUnicode']),
  CIDFontType2: new Set([
    ...['Type', 'Subtype', 'BaseFont', 'CIDSystemInfo', 'FontDescriptor', 'W', 'CIDToGIDMap'],
  ]),
  CIDFontType0: new Set([
    ...['Type', 'Subtype', 'BaseFont', 'CIDSystemInfo', 'FontDescriptor', 'W', 'CIDToGIDMap'],
  ]),
};

function closedList(value: PdfDictionary, type: string | undefined): string | null {
  if (type === 'Font') {
    const allowed = FONT_KEYS[nameAt(value, 'Subtype') ?? ''];
    if (allowed === undefined) return 'Font';
    const isPlain =
      nameAt(value, 'Subtype') === 'Type0'
        ? nameAt(value, 'Encoding') === 'Identity-H'
        : [undefined, 'Identity'].includes(nameAt(value, 'CIDToGIDMap')) && areWidthsListed(value);
    return isPlain ? extraKey(value, allowed) : 'Font';
  }
  const files = value.entries.get('EF');
  if (files === undefined) return null;
  return files.kind === 'dictionary' ? extraKey(files, new Set(['F', 'UF'])) : 'EF';
}

/** One list of widths, for the codes from 0. */
function areWidthsListed({ entries }: PdfDictionary): boolean {
  const widths = entries.get('W');
  if (widths?.kind !== 'array') return false;
  const [start, list, ...more] = widths.items;
  return start?.kind === 'number' && start.value === 0 && list?.kind === 'array' && more.length === 0;
}

function nameAt({ entries }: PdfDictionary, key: string): string | undefined {
  const value = entries.get(key);
  if (value?.kind === 'string') return pdfText(value) ?? undefined;
  return value?.kind === 'name' ? value.value : undefined;
}

function extraKey({ entries }: PdfDictionary, allowed: ReadonlySet<string>): string | null {
  return [...entries.keys()].find((key) => !allowed.has(key)) ?? null;
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
