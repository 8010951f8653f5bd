/** Joins documents of the application into one to print: their pages as they look, and nothing that speaks for one of them alone. */
import type { PdfFile } from './pdf-file.ts';
import { dictionarySource, valueSource } from './pdf-source.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './pdf-value.ts';
import { readPdf } from './read-pdf.ts';

/** Tags of the whole document, and what a field holds beside its looks: neither means anything among other documents. */
const LEFT_OUT = ['StructParents', 'StructParent'];
const LEFT_OUT_OF_FIELDS = [...LEFT_OUT, 'FT', 'Ff', 'T', 'TU', 'V', 'Lock', 'DA', 'MK'];

interface Writing {
  readonly parts: Uint8Array[];
  readonly offsets: number[];
  length: number;
}

/**
 * One document with the pages of all, in their order: a copy, without tags, signatures or attachments. Throws PdfSyntaxError
 * on a file that is none of the application's, RangeError without any.
 */
export function joinPdfs(files: readonly Uint8Array[]): Uint8Array {
  if (files.length === 0) throw new RangeError('nothing to join');
  const writing: Writing = { parts: [], offsets: [0], length: 0 };
  add(writing, Uint8Array.of(...ascii('%PDF-1.7\n'), 0x25, 0xff, 0xff, 0xff, 0xff, 0x0a));
  const catalogue = reserve(writing);
  const root = reserve(writing);
  const trees = files.map((bytes) => copyPages(writing, readPdf(bytes), root));
  const kids = trees.map(({ number }) => reference(number)).join(' ');
  const count = trees.reduce((sum, tree) => sum + tree.count, 0);
  put(writing, root, `<< /Type /Pages /Kids [${kids}] /Count ${String(count)} >>`);
  put(writing, catalogue, `<< /Type /Catalog /Pages ${reference(root)} >>`);
  const xrefAt = writing.length;
  const size = writing.offsets.length;
  const rows = writing.offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  add(writing, ascii(`xref\n0 ${String(size)}\n0000000000 65535 f \n${rows.join('')}`));
  add(writing, ascii(`trailer\n<< /Size ${String(size)} /Root ${reference(catalogue)} >>\n`));
  add(writing, ascii(`startxref\n${String(xrefAt)}\n%%EOF\n`));
  return joined(writing);
}

/** Copies the tree of pages with all that they draw, under that root. */
function copyPages(writing: Writing, file: PdfFile, root: number): { number: number; count: number } {
  const pages = file.catalogue().entries.get('Pages');
  if (pages?.kind !== 'reference') throw new RangeError('no tree of pages');
  const tree = file.dictionary(pages);
  const count = file.entry(tree, 'Count');
  const numbers = new Map<number, number>();
  const waiting: number[] = [];
  const numberOf = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    const number = reserve(writing);
    numbers.set(old, number);
    waiting.push(old);
    return number;
  };
  const number = numberOf(pages.number);
  for (let old = waiting.shift(); old !== undefined; old = waiting.shift()) {
    const object = file.object(old);
    const over = old === pages.number ? { Parent: reference(root) } : {};
    copyObject(writing, file, object, { number: numbers.get(old) ?? 0, numberOf, over });
  }
  return { number, count: count?.kind === 'number' ? count.value : 0 };
}

interface Copying {
  readonly number: number;
  readonly numberOf: (old: number) => number;
  /** Entries that take the place of the object's own. */
  readonly over: Readonly<Record<string, string>>;
}

function copyObject(
  writing: Writing,
  file: PdfFile,
  { data, value }: PdfObject,
  { number, numberOf, over }: Copying,
): void {
  const source = value.kind === 'dictionary' ? dictionary(value, numberOf, over) : sourceOf(value, numberOf);
  if (data === null) {
    put(writing, number, source);
    return;
  }
  begin(writing, number);
  add(writing, ascii(`${source}\nstream\n`));
  add(writing, file.bytes.subarray(data.start, data.end));
  add(writing, ascii('\nendstream\nendobj\n'));
}

function sourceOf(value: PdfValue, numberOf: Copying['numberOf']): string {
  switch (value.kind) {
    case 'reference':
      return reference(numberOf(value.number));
    case 'array':
      return `[${value.items.map((item) => sourceOf(item, numberOf)).join(' ')}]`;
    case 'dictionary':
      return dictionary(value, numberOf, {});
    default:
      return valueSource(value);
  }
}

/** What a signature shows stays as a stamp, which every viewer prints. */
function dictionary(
  { entries }: PdfDictionary,
  numberOf: Copying['numberOf'],
  over: Copying['over'],
): string {
  const subtype = entries.get('Subtype');
  const isField = subtype?.kind === 'name' && subtype.value === 'Widget';
  const left = isField ? LEFT_OUT_OF_FIELDS : LEFT_OUT;
  const kept = [...entries].filter(([key]) => !left.includes(key) && !(key in over));
  return dictionarySource({
    ...Object.fromEntries(kept.map(([key, value]) => [key, sourceOf(value, numberOf)])),
    ...(isField ? { Subtype: '/Stamp' } : {}),
    ...over,
  });
}

function reserve({ offsets }: Writing): number {
  offsets.push(0);
  return offsets.length - 1;
}

function begin(writing: Writing, number: number): void {
  writing.offsets[number] = writing.length;
  add(writing, ascii(`${String(number)} 0 obj\n`));
}

function put(writing: Writing, number: number, source: string): void {
  begin(writing, number);
  add(writing, ascii(`${source}\nendobj\n`));
}

function add(writing: Writing, part: Uint8Array): void {
  writing.parts.push(part);
  writing.length += part.length;
}

function reference(number: number): string {
  return `${String(number)} 0 R`;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function joined({ length, parts }: Writing): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
