import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../../src/domain/text/text-file.ts';

const SAMPLE = '{ "titre": "Équipe « Œillet » – l’été coûte 3 €" }\n';
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/referentiels/${name}`, import.meta.url));

function utf16(text: string, isBig: boolean, hasMark = true): Buffer {
  const bytes = Buffer.from((hasMark ? '\u{feff}' : '') + text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

/** The code page as another reader knows it, so that a slip in ours shows. */
const CP1252 = new Map<string, number>();
for (let byte = 0; byte < 256; byte += 1) {
  CP1252.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte, 0x41)).charAt(0), byte);
}
for (const [character, byte] of Object.entries({
  '€': 0x80,
  Œ: 0x8c,
  œ: 0x9c,
  '’': 0x92,
  '–': 0x96,
  '…': 0x85,
})) {
  CP1252.set(character, byte);
}
const cp1252 = (text: string) => Uint8Array.from(text.split(''), (one) => CP1252.get(one) ?? 0x3f);

describe('a text file', () => {
  it.each([
    ['utf-8', Buffer.from(SAMPLE)],
    ['utf-8-bom', Buffer.from(`\u{feff}${SAMPLE}`)],
    ['utf-16le', utf16(SAMPLE, false)],
    ['utf-16be', utf16(SAMPLE, true)],
    ['utf-16le', utf16(SAMPLE, false, false)],
    ['utf-16be', utf16(SAMPLE, true, false)],
    ['windows-1252', cp1252(SAMPLE)],
  ] as const)('is recognised as %s and read to the letter', (encoding, bytes) => {
    expect(readTextFile(bytes)).toEqual({ ok: true, text: SAMPLE, encoding });
  });

  it.each([
    ['cp1252.json', 'windows-1252'],
    ['utf16.json', 'utf-16le'],
  ])('from another program (%s) keeps its accents', (name, encoding) => {
    const read = readTextFile(fixture(name));
    if (!read.ok) throw new Error(read.reason);
    expect(read.encoding).toBe(encoding);
    expect(read.text).toMatch(/é/);
    expect(read.text).not.toContain('\u{fffd}');
    expect(read.text).not.toContain('Ã');
  });

  it('keeps a capital with an accent before a no-break space, which looks like UTF-8', () => {
    const text = 'Métier : «\u00a0CAFÉ\u00a0» déjà goûté';
    expect(readTextFile(cp1252(text))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  it('is refused when it is UTF-8 that lost a byte', () => {
    const bytes = Buffer.from(SAMPLE);
    const cut = Buffer.concat([
      bytes.subarray(0, bytes.indexOf(0xc3) + 1),
      bytes.subarray(bytes.indexOf(0xc3) + 2),
    ]);
    expect(readTextFile(cut)).toEqual({ ok: false, reason: 'damaged' });
    expect(readTextFile(utf16(SAMPLE, false).subarray(0, -1))).toEqual({ ok: false, reason: 'damaged' });
  });

  it.each([
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['zeros', new Uint8Array(8)],
    ['a byte that Windows-1252 leaves undefined', Uint8Array.of(0x41, 0x81, 0x42)],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)],
  ])('is refused when it is %s', (_what, bytes) => {
    expect(readTextFile(bytes)).toEqual({ ok: false, reason: 'not-text' });
  });

  it('never gains a lost character, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const read = readTextFile(bytes);
        if (!read.ok || read.encoding !== 'windows-1252') return;
        expect(read.text).toHaveLength(bytes.length);
        expect(read.text).not.toContain('\u{fffd}');
      }),
    );
  });
});
