import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendRevision, type NewObject } from '../../../src/pdf/append-revision.ts';
import { dictionarySource, hexSource, nameSource, valueSource } from '../../../src/pdf/pdf-source.ts';
import { PdfSyntaxError } from '../../../src/pdf/pdf-syntax-error.ts';
import type { PdfValue } from '../../../src/pdf/pdf-value.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import { bytesOf, tinyPdf, tinyUpdate } from './tiny-pdf.ts';

const base = bytesOf(tinyUpdate(tinyPdf()));

/** A value by itself, without its place. */
type Plain =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  | { kind: 'string'; hex: string }
  | { kind: 'reference'; number: number }
  | { kind: 'array'; items: Plain[] }
  | { kind: 'dictionary'; entries: [string, Plain][] };

const byteText = fc.uint8Array({ minLength: 1, maxLength: 12 }).map((bytes) => String.fromCharCode(...bytes));

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Plain>({ kind: 'null' }),
    fc.boolean().map((value): Plain => ({ kind: 'boolean', value })),
    fc
      .integer({ min: -999_999, max: 999_999 })
      .map((value): Plain => ({ kind: 'number', value: value / 100 })),
    byteText.map((value): Plain => ({ kind: 'name', value })),
    fc.uint8Array({ maxLength: 20 }).map((bytes): Plain => ({ kind: 'string', hex: hexSource(bytes) })),
    fc.integer({ min: 1, max: 99_999 }).map((number): Plain => ({ kind: 'reference', number })),
    fc.array(tie('value'), { maxLength: 4 }).map((items): Plain => ({ kind: 'array', items })),
    fc
      .uniqueArray(fc.tuple(byteText, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((entries): Plain => ({ kind: 'dictionary', entries })),
  ),
})).value;

function sourceOf(value: Plain): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
    case 'number':
      return String(value.value);
    case 'name':
      return nameSource(value.value);
    case 'string':
      return value.hex;
    case 'reference':
      return `${String(value.number)} 0 R`;
    case 'array':
      return `[${value.items.map(sourceOf).join(' ')}]`;
    case 'dictionary':
      return dictionarySource(
        Object.fromEntries(value.entries.map(([key, entry]) => [key, sourceOf(entry)])),
      );
  }
}

function plainOf(value: PdfValue): Plain {
  switch (value.kind) {
    case 'null':
      return { kind: 'null' };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'number':
      return { kind: 'number', value: value.value };
    case 'name':
      return { kind: 'name', value: value.value };
    case 'string':
      return { kind: 'string', hex: hexSource(value.bytes) };
    case 'reference':
      return { kind: 'reference', number: value.number };
    case 'array':
      return { kind: 'array', items: value.items.map(plainOf) };
    case 'dictionary':
      return {
        kind: 'dictionary',
        entries: Array.from(value.entries, ([key, entry]): [string, Plain] => [key, plainOf(entry)]),
      };
  }
}

/** Keys that look like array indices come first in any object of JavaScript: order does not count. */
function sorted(value: Plain): Plain {
  if (value.kind === 'array') return { ...value, items: value.items.map(sorted) };
  if (value.kind !== 'dictionary') return value;
  const entries = value.entries.map(([key, entry]): [string, Plain] => [key, sorted(entry)]);
  return { ...value, entries: entries.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

/** What an update may write: some of the objects there are, and new ones. */
const update = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    fc.array(
      fc.oneof(
        plain.map((value) => ({ value })),
        fc.uint8Array({ maxLength: 60 }).map((data) => ({ data })),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  )
  .map(([replaced, contents]) => ({ replaced: replaced.slice(0, contents.length), contents }));

describe('writing, then reading', () => {
  it('gives the same values and data, and tells what each revision changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(update, { minLength: 1, maxLength: 3 }), async (updates) => {
        let bytes = base;
        const expected: { replaced: number[]; added: number[] }[] = [];
        for (const { replaced, contents } of updates) {
          const file = readPdf(bytes);
          const added = contents.slice(replaced.length).map((_, index) => file.revision().size + index);
          const objects = contents.map((content, index): NewObject => {
            const number = [...replaced, ...added][index] ?? 0;
            return 'data' in content
              ? { number, entries: { Type: '/Test' }, data: content.data }
              : { number, source: sourceOf(content.value) };
          });
          const { bytes: increment, sourceAt } = appendRevision(file, objects, new Uint8Array(16).fill(7));
          expect([...sourceAt.keys()]).toEqual(objects.map(({ number }) => number));
          bytes = Uint8Array.from([...bytes, ...increment]);
          expected.push({ replaced, added });
          const read = readPdf(bytes);
          for (const [index, content] of contents.entries()) {
            const object = read.object(objects[index]?.number ?? 0);
            if ('data' in content) expect(await read.decode(object)).toEqual(content.data);
            else expect(sorted(plainOf(object.value))).toEqual(sorted(content.value));
          }
        }
        const file = readPdf(bytes);
        expect(file.revisions).toHaveLength(2 + updates.length);
        expect(updates.map((_, index) => file.changes(index + 2))).toEqual(expected);
        expect(Buffer.from(bytes.subarray(0, base.length)).equals(base)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('writes what was read in a way that reads the same', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const number = 6;
        const write = (source: string) => {
          const file = readPdf(base);
          const { bytes } = appendRevision(file, [{ number, source }], new Uint8Array(16));
          return readPdf(Uint8Array.from([...base, ...bytes])).object(number).value;
        };
        const once = write(sourceOf(value));
        expect(plainOf(write(valueSource(once)))).toEqual(plainOf(once));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a spoilt file', () => {
  const readOrRefuse = (bytes: Uint8Array): ReturnType<typeof readPdf> | null => {
    try {
      return readPdf(bytes);
    } catch (error) {
      // Anything but the named error would be a crash of a verifier.
      expect(error).toBeInstanceOf(PdfSyntaxError);
      return null;
    }
  };

  it('is read, or refused by the one named error, whatever was done to it', () => {
    const place = fc.nat({ max: base.length - 1 });
    fc.assert(
      fc.property(place, fc.nat({ max: 12 }), fc.uint8Array({ maxLength: 12 }), (at, dropped, put) => {
        readOrRefuse(Uint8Array.from([...base.subarray(0, at), ...put, ...base.subarray(at + dropped)]));
      }),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readOrRefuse(bytes)).toBeNull();
      }),
    );
  });

  it('is refused when it is cut anywhere but between revisions', () => {
    const [first] = readPdf(base).revisions;
    for (let length = 0; length < base.length; length += 1) {
      const read = readOrRefuse(base.subarray(0, length));
      expect(read === null).toBe(length !== first?.end);
    }
  });

  it('never has a byte that belongs to nothing: one more, anywhere, is refused or lies inside a value', () => {
    const file = readPdf(base);
    const values = file.revisions.flatMap(({ objects, trailer }) => [
      trailer,
      ...Array.from(objects.values(), ({ value }) => value),
    ]);
    const isInside = (at: number) => values.some(({ start, end }) => at > start && at < end);
    for (let at = 0; at <= base.length; at += 1) {
      for (const byte of [0x00, 0x0a, 0x20, 0x25, 0x30, 0x41]) {
        const read = readOrRefuse(Uint8Array.from([...base.subarray(0, at), byte, ...base.subarray(at)]));
        if (!isInside(at)) expect(read).toBeNull();
      }
    }
  });
});
