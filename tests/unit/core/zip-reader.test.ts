import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZip, readZip } from '../../../src/core/documents/zip-reader.ts';
import { xlsxFile } from '../../../src/core/documents/issuing/xlsx.ts';
import { zipOf } from '../../fixtures/zip.ts';

const BOUNDS = { mostFiles: 10, mostBytes: 1_000, mostBytesInAll: 2_500 };
const file = (name: string, size: number) => ({ name, bytes: new Uint8Array(size).fill(65) });

describe('an archive', () => {
  it('gives the files that it holds, and no folder', () => {
    const files = [file('a.pdf', 10), file('lot/é.pdf', 0), file('lot/', 0)];
    expect(readZip(zipOf(files), BOUNDS)).toEqual({ files: files.slice(0, 2), faults: [] });
    expect(
      readZip(xlsxFile('Feuille', [['a']]), { ...BOUNDS, mostBytes: 9_000, mostBytesInAll: 9_000 }).faults,
    ).toEqual([]);
  });

  it('gives no file that is larger than what is read, by itself or with the others', () => {
    const { faults, files } = readZip(zipOf([file('a', 1_001), file('b', 900), file('c', 900)]), BOUNDS);
    expect(files.map(({ name }) => name)).toEqual(['b']);
    expect(faults).toEqual([
      { name: 'a', fault: 'too-large' },
      { name: 'c', fault: 'too-large' },
    ]);
    const many = Array.from({ length: 11 }, (_, index) => file(String(index), 1));
    expect(readZip(zipOf(many), BOUNDS).faults).toEqual([{ name: '', fault: 'too-large' }]);
  });

  it('tells a file that was changed, and one that was cut', () => {
    const whole = zipOf([file('a', 500), file('b', 3)]);
    const changed = whole.slice();
    changed[33] = (changed[33] ?? 0) ^ 0xff;
    const { faults, files } = readZip(changed, BOUNDS);
    expect([files.map(({ name }) => name), faults]).toEqual([['b'], [{ name: 'a', fault: 'altered' }]]);
    expect(readZip(whole.subarray(0, whole.length - 10), BOUNDS).faults).toEqual([
      { name: '', fault: 'cut' },
    ]);
    expect(readZip(new Uint8Array(3), BOUNDS).faults).toEqual([{ name: '', fault: 'not-a-zip' }]);
  });

  it('that says anything of itself ends in files or faults', () => {
    const whole = zipOf([file('a', 500), file('b', 3)]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
        fc.nat({ max: whole.length }),
        (changes, length) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of changes) if (at > 3 && at < length) bytes[at] = value;
          const { files } = readZip(bytes, BOUNDS);
          expect(files.every(({ bytes: { length: size } }) => size <= BOUNDS.mostBytes)).toBe(true);
          expect(isZip(bytes)).toBe(length > 3);
        },
      ),
    );
  });
});
