import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/domain/referentiel/referentiel.faults.ts';
import { parseReferentiel } from '../../../src/domain/referentiel/referentiel.parse.ts';
import { nodeAt, pathsOf, removeAt, setAt } from './json-access.ts';
import type { JsonPath } from './json-access.ts';
import { CQP_PATH, readJson, THREE_PHASES_PATH } from './referentiel-files.ts';

const OPTIONAL = new Set([
  'note',
  'sourceLabel',
  'introduction',
  'deliverable',
  'contradiction',
  'competenceIds',
  'extras',
]);
const OTHER_TYPES: readonly unknown[] = [null, true, 42.5, 'texte', [], {}];

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(file: unknown, path: JsonPath): unknown {
  const step = path.at(-1);
  return step === undefined ? file : nodeAt(file, path.slice(0, -1))[step];
}

/** A test may lack a label of its own, but activities, competences and blocs may not. */
function isOptional(path: JsonPath): boolean {
  const key = path.at(-1);
  if (key === 'sourceLabel') return path.at(-3) === 'tests';
  return typeof key === 'string' && OPTIONAL.has(key);
}

function faultPaths(file: unknown): string[] {
  const reading = parseReferentiel(file);
  return reading.ok ? [] : reading.faults.map(({ path }) => path);
}

describe.each([
  ['the shipped référentiel', CQP_PATH],
  ['a certification of another shape', THREE_PHASES_PATH],
])('%s', (_name, filePath) => {
  const original = readJson(filePath);
  const paths = pathsOf(original);
  const required = paths.filter((path) => typeof path.at(-1) === 'string' && !isOptional(path));

  it('is valid', () => {
    expect(faultPaths(original)).toEqual([]);
  });

  it('is refused without any one of its required fields, at that field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...required), (path) => {
        const file = structuredClone(original);
        removeAt(file, path);
        expect(faultPaths(file)).toEqual([formatPath(path)]);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with any one value of another type, at that value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...OTHER_TYPES), (path, value) => {
        fc.pre(kindOf(value) !== kindOf(valueAt(original, path)));
        const file = structuredClone(original);
        setAt(file, path, structuredClone(value));
        expect(faultPaths(file)).toEqual([formatPath(path)]);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with any one key too many, at that key', () => {
    const objects = [[], ...paths].filter((path) => kindOf(valueAt(original, path)) === 'object');
    fc.assert(
      fc.property(fc.constantFrom(...objects), fc.string({ minLength: 1, maxLength: 20 }), (path, key) => {
        fc.pre(!Object.hasOwn(nodeAt(original, path), key) && key !== '__proto__');
        // Keys that are optional here would be judged by their value.
        fc.pre(!OPTIONAL.has(key));
        const file = structuredClone(original);
        setAt(file, [...path, key], 'x');
        expect(faultPaths(file)).toEqual([formatPath([...path, key])]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any JSON at all', () => {
  it('is read or refused, never thrown on', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseReferentiel(value).ok).toBe(false);
      }),
    );
  });
});
