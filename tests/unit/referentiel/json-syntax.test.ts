import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonFault } from '../../../src/domain/referentiel/json-syntax.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('locateJsonFault', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a":}', 1, 6],
    ['{"a" 1}', 1, 6],
    ['{"a":1,}', 1, 8],
    ['{a:1}', 1, 2],
    ['[1,2,]', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a":1}}', 1, 8],
    ['{"a":1]', 1, 7],
    ['{\n  "titre": "Été",\n  "b": \'x\'\n}', 3, 8],
    ['{\r\n"a": 01\r\n}', 2, 7],
    ['["é𝄞", x]', 1, 8],
    ['["a\nb"]', 1, 4],
    ['["a\\x"]', 1, 4],
    ['["sans fin', 1, 11],
    ['nul', 1, 1],
    ['// note\n{}', 1, 1],
  ])('places the fault of %j', (text, line, column) => {
    expect(locateJsonFault(text)).toEqual({ line, column });
  });

  it('accepts what JSON.parse accepts and nothing else', () => {
    const spoilt = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat({ max: 2 }),
        fc.constantFrom(
          '',
          '"',
          ',',
          ':',
          '{',
          '}',
          '[',
          ']',
          '\\',
          '0',
          '-',
          'e',
          '.',
          'null',
          ' ',
          '\n',
          '\u0001',
        ),
      )
      .map(([json, at, removed, added]) => {
        const offset = at % (json.length + 1);
        return `${json.slice(0, offset)}${added}${json.slice(offset + removed)}`;
      });
    fc.assert(
      fc.property(spoilt, (text) => {
        expect(locateJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('bears nesting deeper than any call stack, and long broken strings', () => {
    expect(locateJsonFault('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 });
    expect(locateJsonFault(`"${'a'.repeat(1_000_000)}`)).toEqual({ line: 1, column: 1_000_002 });
  });
});
