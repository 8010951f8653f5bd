/**
 * Reads a PDF that the application made, revision by revision. Strict on purpose, since a verifier that tolerates is one
 * that can be fooled: the file is read from its first byte to its last, every byte belongs to an object, a
 * cross-reference table or a trailer, and the tables say exactly where the objects that were met lie.
 */
import { ByteCursor } from './byte-cursor.ts';
import { parseDictionary, parseValue } from './parse-value.ts';
import { PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfObject, PdfRevision, PdfValue } from './pdf-value.ts';

const HEADERS = ['%PDF-1.4\n', '%PDF-1.7\n'];
const HEADER_MARK = [0x25, 0xff, 0xff, 0xff, 0xff, 0x0a];

const FREE_HEAD = '0000000000 65535 f \n';
const TRAILER_KEYS = ['Size', 'Root', 'Info', 'ID'];

/** Reads a whole file; throws PdfSyntaxError on anything that the application would not have written. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const cursor = new ByteCursor(bytes);
  readHeader(cursor);
  const revisions: PdfRevision[] = [];
  do {
    revisions.push(readRevision(cursor, revisions.at(-1) ?? null));
  } while (!cursor.isAtEnd);
  return new PdfFile(bytes, revisions);
}

function readHeader(cursor: ByteCursor): void {
  if (!HEADERS.some((header) => cursor.accept(header))) cursor.fail('header', 'not PDF 1.4 or 1.7');
  for (const byte of HEADER_MARK) {
    if (cursor.peek() !== byte) cursor.fail('header', 'the mark of a binary file is missing');
    cursor.at += 1;
  }
}

function readRevision(cursor: ByteCursor, before: PdfRevision | null): PdfRevision {
  // The header counts to the first revision.
  const start = before === null ? 0 : cursor.at;
  const objects = new Map<number, PdfObject>();
  while (!cursor.startsWith('xref\n')) {
    const object = readObject(cursor);
    if (objects.has(object.number)) cursor.fail('duplicate-object', String(object.number), object.start);
    objects.set(object.number, object);
  }
  const xrefAt = cursor.at;
  readXref(cursor, objects, before);
  const size = sizeAfter(objects, before, xrefAt, cursor);
  const trailer = readTrailer(cursor, size, before);
  cursor.expect('startxref\n', 'startxref');
  const told = cursor.at;
  if (cursor.natural('startxref') !== xrefAt) cursor.fail('startxref', 'not where the table is', told);
  cursor.expect('\n%%EOF\n', 'startxref');
  return { start, end: cursor.at, objects, xrefAt, trailer, size };
}

function readObject(cursor: ByteCursor): PdfObject {
  const start = cursor.at;
  const number = cursor.natural('object');
  if (number === 0) cursor.fail('object', 'number 0', start);
  cursor.expect(' 0 obj\n', 'object');
  const value = parseValue(cursor);
  const data = cursor.startsWith('\nstream\n') ? readData(cursor, value) : null;
  cursor.expect('\nendobj\n', 'object');
  return { number, value, data, start, end: cursor.at };
}

function readData(cursor: ByteCursor, value: PdfValue): { start: number; end: number } {
  if (value.kind !== 'dictionary') cursor.fail('stream', 'a stream without a dictionary');
  cursor.expect('\nstream\n', 'stream');
  const length = value.entries.get('Length');
  const start = cursor.at;
  if (length?.kind !== 'number' || !Number.isInteger(length.value) || length.value < 0) {
    cursor.fail('stream', 'no length');
  }
  const end = start + length.value;
  if (end > cursor.bytes.length) {
    cursor.passEnd();
    cursor.fail('stream', 'a length past the end', length.start);
  }
  cursor.at = end;
  cursor.expect('\nendstream', 'stream');
  return { start, end };
}

/** Reads the table, which names each object of the revision once, in the order of the numbers, and nothing else. */
function readXref(
  cursor: ByteCursor,
  objects: ReadonlyMap<number, PdfObject>,
  before: PdfRevision | null,
): void {
  cursor.expect('xref\n', 'xref');
  let previous = -1;
  let count = 0;
  while (!cursor.startsWith('trailer\n')) {
    const sectionAt = cursor.at;
    const first = cursor.natural('xref');
    cursor.expect(' ', 'xref');
    const length = cursor.natural('xref');
    cursor.expect('\n', 'xref');
    // Number 0 is the first one's alone: an update frees nothing. Sections that touch could be written in two ways.
    const isInOrder = previous < 0 ? (first === 0) === (before === null) : first > previous + 1;
    if (length === 0 || !isInOrder) cursor.fail('xref', 'sections out of order', sectionAt);
    for (let number = first; number < first + length; number += 1) {
      if (number === 0) {
        cursor.expect(FREE_HEAD, 'xref');
      } else {
        readEntry(cursor, objects.get(number));
        count += 1;
      }
    }
    previous = first + length - 1;
  }
  if (count !== objects.size) cursor.fail('xref-mismatch', 'an object that the table does not name');
}

function readEntry(cursor: ByteCursor, object: PdfObject | undefined): void {
  const at = cursor.at;
  const offset = cursor.digits(10, 'xref');
  cursor.expect(' 00000 n \n', 'xref');
  if (object?.start !== offset) cursor.fail('xref-mismatch', 'no such object at that place', at);
}

/** The first revision has every number from 1; an update adds the next ones, so that no number is left open. */
function sizeAfter(
  objects: ReadonlyMap<number, PdfObject>,
  before: PdfRevision | null,
  xrefAt: number,
  cursor: ByteCursor,
): number {
  const known = before?.size ?? 1;
  const added = [...objects.keys()].filter((number) => number >= known);
  const size = known + added.length;
  if (added.some((number) => number >= size)) {
    cursor.fail('xref-mismatch', 'object numbers with a gap', xrefAt);
  }
  return size;
}

function readTrailer(cursor: ByteCursor, size: number, before: PdfRevision | null): PdfDictionary {
  cursor.expect('trailer\n', 'trailer');
  const trailer = parseDictionary(cursor);
  cursor.expect('\n', 'trailer');
  const { entries, start } = trailer;
  const keys = before === null ? TRAILER_KEYS : [...TRAILER_KEYS, 'Prev'];
  if (entries.size !== keys.length || keys.some((key) => !entries.has(key))) {
    cursor.fail('trailer', `not exactly ${keys.join(', ')}`, start);
  }
  if (numberAt(trailer, 'Size') !== size) cursor.fail('trailer', 'a wrong size', start);
  if (before !== null && numberAt(trailer, 'Prev') !== before.xrefAt) {
    cursor.fail('trailer', 'not after the revision before', start);
  }
  for (const key of ['Root', 'Info']) {
    const number = referenceAt(trailer, key);
    const isKept =
      before === null ? number > 0 && number < size : number === referenceAt(before.trailer, key);
    if (!isKept) cursor.fail('trailer', `another ${key}`, start);
  }
  const identifier = identifierOf(trailer);
  if (identifier === null || (before !== null && identifier !== identifierOf(before.trailer))) {
    cursor.fail('trailer', 'not the identifier of the document', start);
  }
  return trailer;
}

function numberAt({ entries }: PdfDictionary, key: string): number {
  const value = entries.get(key);
  return value?.kind === 'number' ? value.value : NaN;
}

function referenceAt({ entries }: PdfDictionary, key: string): number {
  const value = entries.get(key);
  return value?.kind === 'reference' ? value.number : NaN;
}

/** The part of the identifier that an update keeps, in hexadecimal; null if there is none of 16 bytes. */
function identifierOf({ entries }: PdfDictionary): string | null {
  const value = entries.get('ID');
  if (value?.kind !== 'array' || value.items.length !== 2) return null;
  const [kept, changing] = value.items;
  if (kept?.kind !== 'string' || changing?.kind !== 'string') return null;
  if (kept.bytes.length !== 16 || changing.bytes.length !== 16) return null;
  return Array.from(kept.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
