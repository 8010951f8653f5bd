import { describe, expect, it } from 'vitest';
import { latinText } from '../../../src/cms/bytes.ts';

describe('bytes as text', () => {
  it('are one character each, whatever they are and however many', () => {
    const bytes = Uint8Array.from({ length: 300_007 }, (_, index) => index % 256);
    expect(latinText(bytes)).toBe(Buffer.from(bytes).toString('latin1'));
  });

  it.each([
    ['nothing', []],
    ['what UTF-8 and UTF-16 would take for a mark of their own', [0xef, 0xbb, 0xbf, 0xff, 0xfe, 0xfe, 0xff]],
    ['what Windows-1252 has otherwise', [0x80, 0x85, 0x9f]],
  ])('are kept as they are: %s', (_, octets) => {
    const bytes = Uint8Array.from([9, ...octets]).subarray(1);
    const text = latinText(bytes);
    expect(Array.from({ length: text.length }, (_unit, at) => text.charCodeAt(at))).toEqual(octets);
  });
});
