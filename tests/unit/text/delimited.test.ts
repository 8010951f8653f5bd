import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS, guessDelimiter, parseDelimited } from '../../../src/domain/text/delimited.ts';

const cellsOf = (text: string, delimiter: ';' | ',' | '\t' = ';') =>
  parseDelimited(text, delimiter).rows.map(({ cells }) => cells);

describe('tables as text', () => {
  it.each([
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a;;\n', [['a', '', '']]],
    ['"a;b";c', [['a;b', 'c']]],
    ['"dit ""oui""";c', [['dit "oui"', 'c']]],
    ['"deux\nlignes";c', [['deux\nlignes', 'c']]],
    ['5 " de large;b', [['5 " de large', 'b']]],
    ['"a"b;c', [['ab', 'c']]],
    ['', []],
    ['\n ;\n\n', []],
  ])('%j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('tell the line on which each row begins, blank ones and rows of several lines counted', () => {
    const { rows } = parseDelimited('a;b\n\n"x\ny\r\nz";c\nlast;d', ';');
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it('name the line of a quote that nothing closes', () => {
    expect(parseDelimited('a;b\nc;"d\ne;f', ';').unclosedLine).toBe(2);
    expect(parseDelimited('a;"b"', ';').unclosedLine).toBeNull();
  });

  it('are told apart by the sign that the first row has most of, outside quotes', () => {
    expect(guessDelimiter('a;b;c\nd,e,f,g,h')).toBe(';');
    expect(guessDelimiter('"a;b;c;d",e,f\n')).toBe(',');
    expect(guessDelimiter('a\tb,c\td')).toBe('\t');
    expect(guessDelimiter('alone')).toBe(';');
  });

  it('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', ',', '\t', '\n', '\r\n', '\r') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const text = rows
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
            .join(end);
          const held = rows.filter((cells) => cells.some((value) => value.trim() !== ''));
          expect(parseDelimited(text, delimiter)).toMatchObject({
            rows: held.map((cells) => ({ cells })),
            unclosedLine: null,
          });
        },
      ),
    );
  });
});
