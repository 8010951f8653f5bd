import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZip, readZip } from '../../../src/core/documents/zip-reader.ts';
import { xlsxFile } from '../../../src/core/documents/issuing/xlsx.ts';
import { zipOf } from '../../fixtures/zip.ts';

const BOUNDS = { mostFiles: 10, mostBytes: 1_000, mostBytesInAll: 2_500 };
const file = (name: string, size: number) => ({ name, bytes: new Uint8Array(size).fill(65) });

describe('an archive', () => {
  it('gives the files that it holds, and no folder', async () => {
    const files = [file('a.pdf', 10), file('lot/é.pdf', 0), file('lot/', 0)];
    expect(await readZip(zipOf(files), BOUNDS)).toEqual({ files: files.slice(0, 2), unreadable: [] });
    const bounds = { ...BOUNDS, mostBytes: 9_000, mostBytesInAll: 9_000 };
    expect((await readZip(xlsxFile('Feuille', [['a']]), bounds)).unreadable).toEqual([]);
  });

  it('gives no file that is larger than what is read, by itself or with the others', async () => {
    const held = [file('a', 1_001), file('b', 900), file('c', 900), file('d', 900), file('e', 700)];
    const { files, unreadable } = await readZip(zipOf(held), BOUNDS);
    expect(files.map(({ name }) => name)).toEqual(['b', 'c', 'e']);
    expect(unreadable).toEqual(['a', 'd']);
    const many = Array.from({ length: 11 }, (_, index) => file(String(index), 1));
    expect(await readZip(zipOf(many), BOUNDS)).toEqual({ files: [], unreadable: [''] });
  });

  it('gives no file that holds more than it says', async () => {
    const whole = zipOf([file('a', 900), file('b', 3)]);
    // The size of the first file, in the directory and before the file itself.
    const view = new DataView(whole.buffer, whole.byteOffset);
    view.setUint32(22, 1, true);
    view.setUint32(Buffer.from(whole).indexOf('PK\u0001\u0002') + 24, 1, true);
    const { files, unreadable } = await readZip(whole, BOUNDS);
    expect([files.map(({ name }) => name), unreadable]).toEqual([['b'], ['a']]);
  });

  it.each([
    ['../../etc/passwd', '../../etc/passwd'],
    ['/abs.pdf', '/abs.pdf'],
    ['C:\\x.pdf', 'C:/x.pdf'],
    ['a\\..\\..\\b.pdf', 'a/../../b.pdf'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['\u200b', '?'],
    ['', '?'],
    [`${'x'.repeat(3_000)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('names %j by what may be shown, and gives the files after it', async (name, shown) => {
    const { files, unreadable } = await readZip(zipOf([file('a', 1), file(name, 1), file('b', 1)]), BOUNDS);
    expect([files.map((each) => each.name), unreadable]).toEqual([['a', shown, 'b'], []]);
  });

  it('of ten thousand files, or that inflates without end, costs no more than its bounds', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => file(`${String(index)}.pdf`, 1));
    expect(await readZip(zipOf(many), BOUNDS)).toEqual({ files: [], unreadable: [''] });
    // 64 MiB of zeros are some 64 kB: read with its own size, and with one that fits.
    const bomb = zipOf([{ name: 'bomb', bytes: new Uint8Array(64 * 1024 * 1024) }]);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await readZip(bomb, BOUNDS)).toEqual({ files: [], unreadable: ['bomb'] });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(22, 10, true);
    view.setUint32(Buffer.from(bomb).indexOf('PK\u0001\u0002') + 24, 10, true);
    expect(await readZip(bomb, BOUNDS)).toEqual({ files: [], unreadable: ['bomb'] });
  });

  it('tells a file that was changed, and one that was cut', async () => {
    const whole = zipOf([file('a', 500), file('b', 3)]);
    const changed = whole.slice();
    changed[33] = (changed[33] ?? 0) ^ 0xff;
    const { files, unreadable } = await readZip(changed, BOUNDS);
    expect([files.map(({ name }) => name), unreadable]).toEqual([['b'], ['a']]);
    const nothing = { files: [], unreadable: [''] };
    expect(await readZip(whole.subarray(0, whole.length - 10), BOUNDS)).toEqual(nothing);
    expect(await readZip(new Uint8Array(3), BOUNDS)).toEqual(nothing);
  });

  it('that says anything of itself ends in files or names', async () => {
    const whole = zipOf([file('a', 500), file('b', 3)]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
        fc.nat({ max: whole.length }),
        async (changes, length) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of changes) if (at > 3 && at < length) bytes[at] = value;
          const { files } = await readZip(bytes, BOUNDS);
          expect(files.every(({ bytes: { length: size } }) => size <= BOUNDS.mostBytes)).toBe(true);
          expect(isZip(bytes)).toBe(length > 3);
        },
      ),
    );
  });
});
