/**
 * Whether the structure of pages, which readers that do not see them are told, is that of what they draw: each text once, in
 * the order in which it is drawn, nothing said in its place, and each field. A screen reader would otherwise be read other
 * minutes than those that everybody sees.
 */
import { FIGURE } from '../../documents/figure-wording.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type PdfDictionary, pdfText, type PdfValue } from '../../pdf/pdf-value.ts';
import type { Field } from '../signature-fields.ts';
import type { Page } from './page-tree.ts';

/** What the structure holds that the application does not write, null for nothing; and the objects that it is made of. */
export interface TagReading {
  readonly foreign: string | null;
  readonly elements: ReadonlySet<number>;
}

const ROOT_KEYS = new Set(['Type', 'ParentTree', 'ParentTreeNextKey', 'K']);
const ELEMENT_KEYS = new Set(['S', 'P', 'K', 'Pg', 'A', 'Alt', 'Lang']);
const ROLES = new Set(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Form']);
const ATTRIBUTE_KEYS = new Set(['O', 'Scope', 'ColSpan']);
const MARKED_CONTENT_KEYS = new Set(['Type', 'Pg', 'MCID']);
const OBJECT_KEYS = new Set(['Type', 'Obj', 'Pg']);
const MAX_DEPTH = 12;
const MAX_ELEMENTS = 20_000;

/** Reads the structure of pages that have one, some of whose texts may be in `language`; throws PdfSyntaxError where it refers to nothing. */
export function readTags(
  file: PdfFile,
  fields: readonly Field[],
  pages: readonly Page[],
  language: string | null,
): TagReading {
  const reader = new TagReader(file, fields, pages, language);
  try {
    reader.read();
    return { foreign: null, elements: reader.elements };
  } catch (error) {
    if (error instanceof ForeignTag) return { foreign: error.message, elements: new Set() };
    throw error;
  }
}

/** Whether the pages are told to have a structure. */
export function areTagged(file: PdfFile): boolean {
  const { entries } = file.catalogue(0);
  return entries.has('StructTreeRoot') || entries.has('MarkInfo');
}

class ForeignTag extends Error {
  override readonly name = 'ForeignTag';
}

class TagReader {
  readonly elements = new Set<number>();
  readonly #file: PdfFile;
  readonly #fieldNumbers: ReadonlySet<number>;
  readonly #pages: readonly Page[];
  readonly #language: string | null;
  /** Elements of the marked contents read so far, by number of the page. */
  readonly #read = new Map<number, number[]>();
  /** Elements of the fields, by number of the field. */
  readonly #forms = new Map<number, number>();

  constructor(file: PdfFile, fields: readonly Field[], pages: readonly Page[], language: string | null) {
    this.#file = file;
    this.#fieldNumbers = new Set(fields.map(({ number }) => number));
    this.#pages = pages;
    this.#language = language;
    for (const { number } of pages) this.#read.set(number, []);
  }

  read(): void {
    const catalogue = this.#file.catalogue(0);
    const info = this.#file.entry(catalogue, 'MarkInfo', 0);
    demand(info?.kind === 'dictionary' && info.entries.size === 1, 'MarkInfo');
    const marked = info.entries.get('Marked');
    demand(marked?.kind === 'boolean' && marked.value, 'MarkInfo');
    const root = catalogue.entries.get('StructTreeRoot');
    demand(root?.kind === 'reference', 'StructTreeRoot');
    const dictionary = this.#file.dictionary(root, 0);
    allowOnly(dictionary, ROOT_KEYS);
    const [only, ...others] = kids(dictionary);
    demand(only?.kind === 'reference' && others.length === 0, 'StructTreeRoot');
    this.#element(only.number, root.number, 0);
    demand(
      this.#pages.every(({ content, number }) => this.#read.get(number)?.length === content.roles.length),
      'MCID',
    );
    demand(this.#forms.size === this.#fieldNumbers.size, 'OBJR');
    this.#checkParents(dictionary);
  }

  #element(number: number, parent: number, depth: number): void {
    demand(
      !this.elements.has(number) && depth < MAX_DEPTH && this.elements.size < MAX_ELEMENTS,
      'StructElem',
    );
    this.elements.add(number);
    const { data, value } = this.#file.object(number, 0);
    demand(value.kind === 'dictionary' && data === null, 'StructElem');
    allowOnly(value, ELEMENT_KEYS);
    const [role, above] = [value.entries.get('S'), value.entries.get('P')];
    demand(role?.kind === 'name' && ROLES.has(role.value), 'S');
    demand(above?.kind === 'reference' && above.number === parent, 'P');
    checkAlternative(value, role.value);
    checkAttributes(value);
    checkLanguage(value, this.#language);
    for (const kid of kids(value)) this.#kid(kid, value, { number, role: role.value, depth });
  }

  #kid(kid: PdfValue, element: PdfDictionary, own: { number: number; role: string; depth: number }): void {
    if (kid.kind === 'reference') {
      this.#element(kid.number, own.number, own.depth + 1);
    } else if (kid.kind === 'number') {
      this.#content(kid, element.entries.get('Pg'), own);
    } else {
      demand(kid.kind === 'dictionary', 'K');
      const type = kid.entries.get('Type');
      if (type?.kind === 'name' && type.value === 'OBJR') this.#field(kid, own);
      else {
        demand(type?.kind === 'name' && type.value === 'MCR', 'K');
        allowOnly(kid, MARKED_CONTENT_KEYS);
        this.#content(kid.entries.get('MCID'), kid.entries.get('Pg'), own);
      }
    }
  }

  /** A text is read after all that is drawn before it on its page, under the role that it is drawn with. */
  #content(
    rank: PdfValue | undefined,
    page: PdfValue | undefined,
    own: { number: number; role: string },
  ): void {
    demand(rank?.kind === 'number' && page?.kind === 'reference', 'MCID');
    const read = this.#read.get(page.number);
    const roles = this.#pages.find(({ number }) => number === page.number)?.content.roles;
    demand(read !== undefined && rank.value === read.length && roles?.[rank.value] === own.role, 'MCID');
    read.push(own.number);
  }

  #field(kid: PdfDictionary, { number, role }: { number: number; role: string }): void {
    allowOnly(kid, OBJECT_KEYS);
    const field = kid.entries.get('Obj');
    demand(role === 'Form' && field?.kind === 'reference', 'OBJR');
    demand(this.#fieldNumbers.has(field.number) && !this.#forms.has(field.number), 'OBJR');
    this.#forms.set(field.number, number);
  }

  /** What leads from pages and fields to elements says the same as what leads from elements to them. */
  #checkParents(root: PdfDictionary): void {
    const tree = this.#file.entry(root, 'ParentTree', 0);
    demand(tree?.kind === 'dictionary', 'ParentTree');
    allowOnly(tree, new Set(['Limits', 'Nums']));
    const listed = tree.entries.get('Nums');
    demand(listed?.kind === 'array', 'ParentTree');
    const byKey = new Map<number, PdfValue>();
    for (let index = 0; index + 1 < listed.items.length; index += 2) {
      const [key, value] = [listed.items[index], listed.items[index + 1]];
      demand(key?.kind === 'number' && value !== undefined && !byKey.has(key.value), 'ParentTree');
      byKey.set(key.value, value);
    }
    for (const { dictionary, number } of this.#pages) {
      const found = byKey.get(keyOf(dictionary, 'StructParents'));
      const expected = this.#read.get(number) ?? [];
      demand(found?.kind === 'array' && found.items.length === expected.length, 'ParentTree');
      demand(
        found.items.every((item, index) => item.kind === 'reference' && item.number === expected[index]),
        'ParentTree',
      );
    }
    for (const [field, element] of this.#forms) {
      const { value } = this.#file.object(field, 0);
      demand(value.kind === 'dictionary', 'StructParent');
      const found = byKey.get(keyOf(value, 'StructParent'));
      demand(found?.kind === 'reference' && found.number === element, 'ParentTree');
    }
    demand(byKey.size === this.#pages.length + this.#forms.size, 'ParentTree');
  }
}

/** A figure is told in the words that the application has for it, and nothing else is told in the place of what is drawn. */
function checkAlternative({ entries }: PdfDictionary, role: string): void {
  const alternative = entries.get('Alt');
  if (role !== 'Figure') demand(alternative === undefined, 'Alt');
  else demand(alternative?.kind === 'string' && pdfText(alternative) === FIGURE.code, 'Alt');
}

/** A text is in the language of the pages, or of the certification. */
function checkLanguage({ entries }: PdfDictionary, known: string | null): void {
  const language = entries.get('Lang');
  if (language === undefined) return;
  demand(language.kind === 'string' && known !== null && pdfText(language) === known, 'Lang');
}

function checkAttributes({ entries }: PdfDictionary): void {
  const attributes = entries.get('A');
  if (attributes === undefined) return;
  demand(attributes.kind === 'dictionary', 'A');
  allowOnly(attributes, ATTRIBUTE_KEYS);
  demand(
    [...attributes.entries.values()].every(({ kind }) => kind === 'name' || kind === 'number'),
    'A',
  );
}

function kids({ entries }: PdfDictionary): readonly PdfValue[] {
  const value = entries.get('K');
  if (value === undefined) return [];
  demand(value.kind === 'array', 'K');
  return value.items;
}

function keyOf({ entries }: PdfDictionary, key: string): number {
  const value = entries.get(key);
  return value?.kind === 'number' ? value.value : NaN;
}

function allowOnly({ entries }: PdfDictionary, allowed: ReadonlySet<string>): void {
  for (const key of entries.keys()) demand(allowed.has(key), key);
}

function demand(condition: boolean, part: string): asserts condition {
  if (!condition) throw new ForeignTag(part);
}
