import { describe, expect, it } from 'vitest';
import {
  DerError,
  DerFields,
  namedBits,
  naturalNumber,
  oidText,
  readDer,
  TAG,
} from '../../../src/cms/der-reader.ts';
import { instantOf } from '../../../src/cms/der-time.ts';
import { der } from '../../../src/cms/der-writer.ts';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (octet) => parseInt(octet, 16));
const ascii = (tag: number, text: string) => readDer(der(tag, new TextEncoder().encode(text)));

describe('DER', () => {
  it.each([
    ['an indefinite length', '3080020101000000'],
    ['a padded length', '30810302017f'],
    ['a length that leads outside', '30050201'],
    ['bytes after the value', '020101ff'],
    ['a tag of several bytes', '1f8101 00'.replace(' ', '')],
    ['nothing', ''],
  ])('refuses %s', (_, hex) => {
    expect(() => readDer(bytes(hex))).toThrow(DerError);
  });

  it.each([
    ['padded', '0202007f'],
    ['negative', '0201ff'],
    ['empty', '0200'],
  ])('refuses an integer that is %s', (_, hex) => {
    expect(() => naturalNumber(readDer(bytes(hex)))).toThrow(DerError);
  });

  it('reads large integers and object identifiers', () => {
    expect(naturalNumber(readDer(bytes('020900ffffffffffffffff')))).toBe(2n ** 64n - 1n);
    expect(oidText(readDer(bytes('06092a864886f70d010702')))).toBe('1.2.840.113549.1.7.2');
    expect(() => oidText(readDer(bytes('0603558001')))).toThrow(DerError);
  });

  it('refuses a set that is not sorted, and bits that are set out of the list', () => {
    expect(() => new DerFields(readDer(bytes('3106020102020101')), TAG.set)).toThrow(DerError);
    expect([...namedBits(readDer(bytes('030206c0')))]).toEqual([0, 1]);
    expect(() => namedBits(readDer(bytes('030206c1')))).toThrow(DerError);
  });

  it('takes members in their order and none too many', () => {
    const fields = new DerFields(readDer(bytes('3006020101020102')));
    expect(fields.optional(TAG.boolean)).toBeNull();
    fields.take(TAG.integer);
    expect(() => {
      fields.end();
    }).toThrow(DerError);
    expect(() => fields.take(TAG.oid)).toThrow(DerError);
  });
});

describe('instants', () => {
  it('are read in both forms, to the second and below', () => {
    expect(instantOf(ascii(TAG.utcTime, '261124093205Z'))).toBe(Date.UTC(2026, 10, 24, 9, 32, 5));
    expect(instantOf(ascii(TAG.utcTime, '500101000000Z'))).toBe(Date.UTC(1950, 0, 1));
    expect(instantOf(ascii(TAG.generalizedTime, '20510228235959.25Z'))).toBe(
      Date.UTC(2051, 1, 28, 23, 59, 59, 250),
    );
  });

  it.each([
    [TAG.utcTime, '260230000000Z'],
    [TAG.utcTime, '261124093205+0100'],
    [TAG.utcTime, '2611240932Z'],
    [TAG.generalizedTime, '20261124093205.50Z'],
    [TAG.generalizedTime, '20261124250000Z'],
    [TAG.utf8String, '261124093205Z'],
  ])('are refused when they do not exist or are written otherwise (%i %s)', (tag, text) => {
    expect(() => instantOf(ascii(tag, text))).toThrow(DerError);
  });
});
