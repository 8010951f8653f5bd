import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../src/domain/referentiel/json-lines.ts';
import { formatPath } from '../../../src/domain/referentiel/referentiel.faults.ts';
import { nodeAt, pathsOf } from '../referentiel/json-access.ts';

const TEXT = `{
  "a": "x: {[", "b": [1,
    {"c": null, "d e": [
      "\\"", true
    ]}
  ],
  "last": {}
}`;

describe('jsonLines', () => {
  it.each([
    ['', 1],
    ['a', 2],
    ['b', 2],
    ['b[0]', 2],
    ['b[1]', 3],
    ['b[1].c', 3],
    ['b[1]["d e"]', 3],
    ['b[1]["d e"][0]', 4],
    ['b[1]["d e"][1]', 4],
    ['last', 7],
  ])('places %j on line %i', (path, line) => {
    expect(jsonLines(TEXT).lineOf(path)).toBe(line);
  });

  it.each([
    ['last.missing', 7],
    ['b[1].missing.deeper[3]', 3],
    ['b[7]', 2],
    ['nothing', 1],
    ['["odd ] . key"]', 1],
  ])('gives %j, where nothing stands, the line of what is around it', (path, line) => {
    expect(jsonLines(TEXT).lineOf(path)).toBe(line);
  });

  it('names keys that an object has twice, and no key of two objects', () => {
    const text = '{"a": {"x": 1, "y": 2},\n "b": {"x": 1,\n "x": 2}, "\\u0061": 3}';
    expect(jsonLines(text).repeatedKeys).toEqual([
      { path: 'b.x', line: 3 },
      { path: 'a', line: 3 },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('counts lines that end with %j', (end) => {
    expect(jsonLines(`{${end}"a": 1,${end}"b": 2}`).lineOf('b')).toBe(3);
  });

  it('places every part of any value where it is written', () => {
    const marked = fc.jsonValue({ depthSize: 'small' });
    fc.assert(
      fc.property(marked, (value) => {
        const text = JSON.stringify(value, null, 1);
        const written = text.split('\n');
        const lines = jsonLines(text);
        expect(lines.repeatedKeys).toEqual([]);
        let before = 0;
        for (const path of pathsOf(value)) {
          const line = lines.lineOf(formatPath(path));
          // One part a line, in the order in which they are written.
          expect(line).toBeGreaterThan(before);
          before = line;
          const step = path.at(-1);
          const held = nodeAt(value, path.slice(0, -1))[step ?? ''];
          const name = typeof step === 'string' ? `${JSON.stringify(step)}: ` : '';
          const opening = JSON.stringify(held, null, 1).split('\n')[0] ?? '';
          expect(written[line - 1]?.trimStart().startsWith(name + opening)).toBe(true);
        }
      }),
    );
  });

  it('bears nesting deeper than any call stack, and a string of millions of characters', () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(jsonLines(deep).lineOf('[0][0]')).toBe(1);
    const long = `{"a": "${'x\\"'.repeat(1_500_000)}",\n"b": 1}`;
    expect(jsonLines(long).lineOf('b')).toBe(2);
  });
});
