import { describe, expect, it } from 'vitest';
import { PdfSyntaxError } from '../../../src/pdf/pdf-syntax-error.ts';
import { pdfText } from '../../../src/pdf/pdf-value.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import {
  bytesOf,
  entry,
  fullXref,
  OBJECTS,
  tinyPdf,
  type TinyParts,
  tinyUpdate,
  trailerOf,
} from './tiny-pdf.ts';

const [catalogue = '', info = '', list = '', stream = ''] = OBJECTS;

/** The file with one object in the place of the third. */
const withValue = (source: string): TinyParts => ({
  objects: [catalogue, info, `3 0 obj\n${source}\nendobj\n`, stream],
});
const withStream = (source: string): TinyParts => ({ objects: [catalogue, info, list, source] });

function refusal(text: string): PdfSyntaxError {
  try {
    readPdf(bytesOf(text));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('a file of one revision', () => {
  const file = readPdf(bytesOf(tinyPdf()));

  it('gives its objects as values, each with its bytes', () => {
    const { value, start, end } = file.object(3);
    expect(value).toMatchObject({
      kind: 'array',
      items: [
        { kind: 'number', value: 1 },
        { kind: 'number', value: -2.5 },
        { kind: 'boolean', value: true },
        { kind: 'boolean', value: false },
        { kind: 'null' },
        { kind: 'name', value: 'A B' },
        { kind: 'string', isHex: true, bytes: Uint8Array.of(0x0a, 0xff) },
        { kind: 'reference', number: 1 },
      ],
    });
    expect(tinyPdf().slice(start, end)).toBe(list);
    expect(tinyPdf().slice(value.start, value.end)).toBe(
      list.slice('3 0 obj\n'.length, -'\nendobj\n'.length),
    );
  });

  it('knows its catalogue, follows references, and reads texts', () => {
    expect(file.entry(file.catalogue(), 'Pages')?.kind).toBe('array');
    expect(file.entry(file.catalogue(), 'Names')).toBeNull();
    const title = file.dictionary(file.object(2).value).entries.get('Title');
    expect(title?.kind === 'string' && pdfText(title)).toBe('a (b)');
    expect(file.revision().trailer.entries.get('Size')).toMatchObject({ value: 5 });
  });

  it('decodes streams, plain and deflated', async () => {
    expect(new TextDecoder().decode(await file.decode(file.object(4)))).toBe('hello');
    await expect(file.decode(file.object(3))).rejects.toMatchObject({ code: 'wrong-type' });
    const spoilt = '4 0 obj\n<<\n/Length 5\n/Filter /FlateDecode\n>>\nstream\nhello\nendstream\nendobj\n';
    const broken = readPdf(bytesOf(tinyPdf(withStream(spoilt))));
    await expect(broken.decode(broken.object(4))).rejects.toMatchObject({ code: 'data' });
    const foreign = readPdf(bytesOf(tinyPdf(withStream(spoilt.replace('FlateDecode', 'LZWDecode')))));
    await expect(foreign.decode(foreign.object(4))).rejects.toMatchObject({ code: 'filter' });
  });

  it('names what is not there, or is not what was asked for', () => {
    expect(() => file.object(9)).toThrow(expect.objectContaining({ code: 'missing-object' }) as Error);
    expect(() => file.dictionary(file.object(3).value)).toThrow(
      expect.objectContaining({ code: 'wrong-type' }) as Error,
    );
  });

  it('has a number for each revision only', () => {
    expect(() => file.revision(1)).toThrow(RangeError);
  });
});

describe('a text', () => {
  const read = (source: string) => {
    const { value } = readPdf(bytesOf(tinyPdf(withValue(source)))).object(3);
    return value.kind === 'string' ? pdfText(value) : 'not a string';
  };

  it('is UTF-16 after its mark, else ASCII, else nothing', () => {
    expect(read('<feff005a006f00eb>')).toBe('Zoë');
    expect(read('(plain)')).toBe('plain');
    expect(read('<feffd800>')).toBeNull();
    expect(read('<e9>')).toBeNull();
  });
});

describe('an update', () => {
  const file = readPdf(bytesOf(tinyUpdate(tinyPdf())));

  it('is told apart, with what it replaces and what it adds', () => {
    expect(file.revisions.map(({ start, end }) => [start, end])).toEqual([
      [0, tinyPdf().length],
      [tinyPdf().length, file.bytes.length],
    ]);
    expect(file.changes(0)).toEqual({ replaced: [], added: [1, 2, 3, 4] });
    expect(file.changes(1)).toEqual({ replaced: [2], added: [5] });
  });

  it('changes an object from its own revision on', () => {
    expect(file.object(2, 0).value.kind).toBe('dictionary');
    expect(file.object(2, 1).value.kind).toBe('string');
    expect(file.object(4, 1)).toBe(file.object(4, 0));
    expect(() => file.object(5, 0)).toThrow(PdfSyntaxError);
  });
});

describe('a file is refused', () => {
  const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
  const kids = (source: string) => withValue(source);
  const two = tinyPdf();

  it.each<[string, string, string]>([
    ['another version', 'header', tinyPdf({ header: '%PDF-1.6\n%\xff\xff\xff\xff\n' })],
    ['no binary mark', 'header', tinyPdf({ header: '%PDF-1.7\n%abcd\n' })],
    ['something before it', 'header', `\n${two}`],
    ['an unknown word', 'value', tinyPdf(kids('truest'))],
    ['a leading zero', 'value', tinyPdf(kids('[01]'))],
    ['a plus sign', 'value', tinyPdf(kids('+1'))],
    ['an exponent', 'value', tinyPdf(kids('1e3'))],
    ['another generation', 'value', tinyPdf(kids('[1 1 R]'))],
    ['a comment', 'value', tinyPdf(kids('[1 % note\n]'))],
    ['a tab', 'value', tinyPdf(kids('[1\t2]'))],
    ['capitals in a hexadecimal string', 'value', tinyPdf(kids('<0A>'))],
    ['half a byte', 'value', tinyPdf(kids('<0a0>'))],
    ['a bare parenthesis', 'value', tinyPdf(kids('((a))'))],
    ['an octal escape', 'value', tinyPdf(kids('(\\101)'))],
    ['a broken line in a string', 'value', tinyPdf(kids('(a\\\nb)'))],
    ['a string without its end', 'value', tinyPdf(kids('(a'))],
    ['an empty name', 'value', tinyPdf(kids('[/ 1]'))],
    ['a small letter in an escape', 'value', tinyPdf(kids('/A#2f'))],
    ['an array without its end', 'value', tinyPdf(kids('[1'))],
    ['values nested too deep', 'too-deep', tinyPdf(kids(deep))],
    ['a key twice', 'duplicate-key', tinyPdf(kids('<< /A 1 /A 1 >>'))],
    ['a key twice, once in disguise', 'duplicate-key', tinyPdf(kids('<< /AB 1 /A#42 2 >>'))],
    ['number 0', 'object', tinyPdf({ objects: [catalogue, info, list.replace('3 0', '0 0'), stream] })],
    ['a generation', 'object', tinyPdf({ objects: [catalogue, info, list.replace('3 0', '3 1'), stream] })],
    ['a space before the end', 'object', tinyPdf(kids('null '))],
    ['a second value', 'object', tinyPdf(kids('null null'))],
    ['bytes between objects', 'object', tinyPdf({ objects: [catalogue, `${info}\n`, list, stream] })],
    ['a comment between objects', 'object', tinyPdf({ objects: [catalogue, `${info}% x\n`, list, stream] })],
    ['an object twice', 'duplicate-object', tinyPdf({ objects: [...OBJECTS, list] })],
    [
      'a stream that is no dictionary',
      'stream',
      tinyPdf(withStream(stream.replace('<<\n/Length 5\n>>', '[]'))),
    ],
    ['no length', 'stream', tinyPdf(withStream(stream.replace('Length', 'length')))],
    ['a length elsewhere', 'stream', tinyPdf(withStream(stream.replace('/Length 5', '/Length 2 0 R')))],
    ['a negative length', 'stream', tinyPdf(withStream(stream.replace('/Length 5', '/Length -5')))],
    ['a length too short', 'stream', tinyPdf(withStream(stream.replace('/Length 5', '/Length 4')))],
    ['a length too long', 'stream', tinyPdf(withStream(stream.replace('/Length 5', '/Length 6')))],
    ['a length past the file', 'stream', tinyPdf(withStream(stream.replace('/Length 5', '/Length 99999')))],
    ['a table that starts late', 'xref', tinyPdf({ xref: ([one = 0]) => `xref\n1 1\n${entry(one)}` })],
    ['an empty section', 'xref', tinyPdf({ xref: () => 'xref\n0 0\n' })],
    [
      'two sections that touch',
      'xref',
      tinyPdf({ xref: (at) => fullXref(at.slice(0, 2)) + `3 2\n${at.slice(2).map(entry).join('')}` }),
    ],
    [
      'a freed object',
      'xref',
      tinyPdf({ xref: (at) => fullXref(at).replace(entry(at[2] ?? 0), '0000000000 00001 f \n') }),
    ],
    ['another free head', 'xref', tinyPdf({ xref: (at) => fullXref(at).replace('65535 f', '65534 f') })],
    ['short entries', 'xref', tinyPdf({ xref: (at) => fullXref(at).replaceAll(' n \n', ' n\n') })],
    ['a wrong offset', 'xref-mismatch', tinyPdf({ xref: (at) => fullXref(at.with(2, 0)) })],
    [
      'two offsets exchanged',
      'xref-mismatch',
      tinyPdf({ xref: ([a = 0, b = 0, ...c]) => fullXref([b, a, ...c]) }),
    ],
    ['an object left out', 'xref-mismatch', tinyPdf({ xref: (at) => fullXref(at.slice(0, -1)) })],
    [
      'numbers with a gap',
      'xref-mismatch',
      tinyPdf({
        objects: [catalogue, info, list, stream.replace('4 0', '6 0')],
        xref: (at) => `${fullXref(at.slice(0, 3))}6 1\n${entry(at[3] ?? 0)}`,
        trailer: trailerOf(7),
      }),
    ],
    ['a wrong size', 'trailer', tinyPdf({ trailer: trailerOf(6) })],
    ['another key', 'trailer', tinyPdf({ trailer: trailerOf(5, '\n/Encrypt 2 0 R') })],
    ['a previous table', 'trailer', tinyPdf({ trailer: trailerOf(5, '\n/Prev 15') })],
    ['a root that is no object', 'trailer', tinyPdf({ trailer: trailerOf(5).replace('/Root 1', '/Root 9') })],
    ['no identifier', 'trailer', tinyPdf({ trailer: trailerOf(5).replace('/ID [', '/ID [ 1 ') })],
    ['a short identifier', 'trailer', tinyPdf({ trailer: trailerOf(5).replace('<00', '<') })],
    ['a table elsewhere', 'startxref', tinyPdf({ end: (at) => `startxref\n${String(at - 1)}\n%%EOF\n` })],
    ['no last line feed', 'startxref', two.slice(0, -1)],
    ['bytes after its end', 'object', `${two}\n`],
    ['a second end', 'object', `${two}%%EOF\n`],
    ['an update cut in an object', 'value', two + two.slice(15, 40)],
    ['an update cut in a number', 'object', two + two.slice(15, 16)],
  ])('with %s (%s)', (_, code, text) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(text.length);
  });

  const updated = (parts: TinyParts) => tinyUpdate(tinyPdf(), parts);
  const previous = `\n/Prev ${String(tinyPdf().lastIndexOf('xref\n0 '))}`;

  it.each<[string, string, string]>([
    ['another root', 'trailer', updated({ trailer: trailerOf(6, previous).replace('/Root 1', '/Root 5') })],
    ['another info', 'trailer', updated({ trailer: trailerOf(6, previous).replace('/Info 2', '/Info 5') })],
    ['another identifier', 'trailer', updated({ trailer: trailerOf(6, previous).replace('<0001', '<ff01') })],
    ['no previous table', 'trailer', updated({ trailer: trailerOf(6) })],
    ['another previous table', 'trailer', updated({ trailer: trailerOf(6, '\n/Prev 15') })],
    ['a smaller size', 'trailer', updated({ trailer: trailerOf(5, previous) })],
    [
      'the free head',
      'xref',
      updated({
        xref: ([a = 0, b = 0]) => `xref\n0 1\n0000000000 65535 f \n2 1\n${entry(a)}5 1\n${entry(b)}`,
      }),
    ],
    [
      'sections out of order',
      'xref',
      updated({ xref: ([a = 0, b = 0]) => `xref\n5 1\n${entry(b)}2 1\n${entry(a)}` }),
    ],
    [
      'an offset into the first revision',
      'xref-mismatch',
      updated({ xref: ([, b = 0]) => `xref\n2 1\n${entry(15)}5 1\n${entry(b)}` }),
    ],
    [
      'a number that leaves a gap',
      'xref-mismatch',
      updated({
        objects: ['7 0 obj\nnull\nendobj\n'],
        xref: ([a = 0]) => `xref\n7 1\n${entry(a)}`,
        trailer: trailerOf(8, previous),
      }),
    ],
  ])('when an update has %s (%s)', (_, code, text) => {
    expect(refusal(text).code).toBe(code);
  });
});
