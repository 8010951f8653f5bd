/** Reads one value. Of what PDF allows, only what the application writes is taken. */
import type { ByteCursor } from './byte-cursor.ts';
import type { PdfArray, PdfDictionary, PdfName, PdfString, PdfValue } from './pdf-value.ts';

const MAX_DEPTH = 32;
/** Titles and names are far shorter. */
const MAX_LITERAL = 65_536;

const BACKSLASH = 0x5c;
const CLOSE_PARENTHESIS = 0x29;
const OPEN_PARENTHESIS = 0x28;
const HASH = 0x23;
const CLOSE_ANGLE = 0x3e;
const SMALL_A = 0x61;
const CAPITAL_A = 0x41;

/** What may follow a backslash in a string. */
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
  [BACKSLASH, BACKSLASH],
  [OPEN_PARENTHESIS, OPEN_PARENTHESIS],
  [CLOSE_PARENTHESIS, CLOSE_PARENTHESIS],
]);

const KEYWORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** Reads the value at the cursor, which it leaves after it; throws PdfSyntaxError. */
export function parseValue(cursor: ByteCursor, depth = 0): PdfValue {
  cursor.countValue();
  if (depth > MAX_DEPTH) cursor.fail('too-deep', 'values are nested too deep');
  if (cursor.startsWith('<<')) return parseDictionary(cursor, depth);
  if (cursor.startsWith('[')) return parseArray(cursor, depth);
  if (cursor.startsWith('(')) return parseLiteral(cursor);
  if (cursor.startsWith('<')) return parseHex(cursor);
  if (cursor.startsWith('/')) return parseName(cursor);
  return parseKeyword(cursor) ?? parseNumberOrReference(cursor);
}

/** Reads the dictionary at the cursor; throws PdfSyntaxError. */
export function parseDictionary(cursor: ByteCursor, depth = 0): PdfDictionary {
  const start = cursor.at;
  cursor.expect('<<', 'value');
  const entries = new Map<string, PdfValue>();
  for (;;) {
    cursor.skipSpace();
    if (cursor.accept('>>')) return { kind: 'dictionary', entries, start, end: cursor.at };
    const key = parseName(cursor);
    if (entries.has(key.value)) cursor.fail('duplicate-key', key.value, key.start);
    cursor.skipSpace();
    entries.set(key.value, parseValue(cursor, depth + 1));
  }
}

function parseArray(cursor: ByteCursor, depth: number): PdfArray {
  const start = cursor.at;
  cursor.expect('[', 'value');
  const items: PdfValue[] = [];
  for (;;) {
    cursor.skipSpace();
    if (cursor.accept(']')) return { kind: 'array', items, start, end: cursor.at };
    items.push(parseValue(cursor, depth + 1));
  }
}

function parseName(cursor: ByteCursor): PdfName {
  const start = cursor.at;
  cursor.expect('/', 'value');
  let value = '';
  while (isRegular(cursor.peek())) {
    value += String.fromCharCode(cursor.peek() === HASH ? nameEscape(cursor) : cursor.peek());
    cursor.at += 1;
  }
  if (value === '') cursor.fail('value', 'an empty name', start);
  return { kind: 'name', value, start, end: cursor.at };
}

/** The byte that `#xx` stands for; leaves the cursor on its last digit. */
function nameEscape(cursor: ByteCursor): number {
  const [high, low] = [hexDigit(cursor.peek(1), CAPITAL_A), hexDigit(cursor.peek(2), CAPITAL_A)];
  if (high < 0 || low < 0) cursor.fail('value', 'a broken escape in a name');
  cursor.at += 2;
  return high * 16 + low;
}

/** A character that ends no token; bytes outside of printable ASCII are not written in the open. */
function isRegular(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && !'()<>[]{}/%'.includes(String.fromCharCode(byte));
}

function parseLiteral(cursor: ByteCursor): PdfString {
  const start = cursor.at;
  cursor.expect('(', 'value');
  const bytes: number[] = [];
  for (;;) {
    const byte = cursor.peek();
    // A bare parenthesis or end of line could be read in two ways.
    if (byte < 0 || byte === OPEN_PARENTHESIS || byte === 0x0a || byte === 0x0d) {
      cursor.fail('value', 'a string without its end, or with a bare special character');
    }
    cursor.at += 1;
    if (bytes.length > MAX_LITERAL) cursor.fail('too-many', 'a string longer than any', start);
    if (byte === CLOSE_PARENTHESIS) break;
    bytes.push(byte === BACKSLASH ? stringEscape(cursor) : byte);
  }
  return { kind: 'string', bytes: new Uint8Array(bytes), isHex: false, start, end: cursor.at };
}

function stringEscape(cursor: ByteCursor): number {
  const byte = ESCAPES.get(cursor.peek());
  if (byte === undefined) return cursor.fail('value', 'an unknown escape in a string');
  cursor.at += 1;
  return byte;
}

function parseHex(cursor: ByteCursor): PdfString {
  const start = cursor.at;
  cursor.expect('<', 'value');
  const end = cursor.bytes.indexOf(CLOSE_ANGLE, cursor.at);
  if (end < 0) cursor.passEnd();
  if (end < 0 || (end - cursor.at) % 2 !== 0) cursor.fail('value', 'a hexadecimal string without its end');
  const bytes = new Uint8Array((end - cursor.at) / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    const [high, low] = [hexDigit(cursor.peek(0), SMALL_A), hexDigit(cursor.peek(1), SMALL_A)];
    if (high < 0 || low < 0) cursor.fail('value', 'not a lowercase hexadecimal digit');
    bytes[index] = high * 16 + low;
    cursor.at += 2;
  }
  cursor.at = end + 1;
  return { kind: 'string', bytes, isHex: true, start, end: cursor.at };
}

function parseKeyword(cursor: ByteCursor): PdfValue | null {
  const start = cursor.at;
  for (const [keyword, value] of KEYWORDS) {
    if (!cursor.startsWith(keyword) || isRegular(cursor.peek(keyword.length))) continue;
    cursor.at += keyword.length;
    const range = { start, end: cursor.at };
    return value === null ? { kind: 'null', ...range } : { kind: 'boolean', value, ...range };
  }
  return null;
}

function parseNumberOrReference(cursor: ByteCursor): PdfValue {
  const start = cursor.at;
  while (isRegular(cursor.peek())) cursor.at += 1;
  const text = cursor.ascii(start, cursor.at);
  if (/^[1-9]\d{0,9}$/.test(text) && cursor.startsWith(' 0 R') && !isRegular(cursor.peek(4))) {
    cursor.at += 4;
    return { kind: 'reference', number: Number(text), start, end: cursor.at };
  }
  if (!/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text)) cursor.fail('value', 'not a value', start);
  return { kind: 'number', value: Number(text), start, end: cursor.at };
}

/** Value of a hexadecimal digit, or -1; strings have small letters and names capitals, so that each has one form. */
function hexDigit(byte: number, letterA: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= letterA && byte < letterA + 6) return byte - letterA + 10;
  return -1;
}
