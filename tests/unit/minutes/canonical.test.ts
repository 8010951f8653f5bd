import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDigest, canonicalJson } from '../../../src/domain/minutes/canonical.ts';

describe('canonical form', () => {
  it('gives the example of RFC 8785', () => {
    const data = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(data)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, after normalising them', () => {
    expect(canonicalJson({ é: 1, 'e\u0301a': 2, z: 3, 10: 4, 9: 5 })).toBe(
      '{"10":4,"9":5,"z":3,"é":1,"éa":2}',
    );
  });

  it('takes both spellings of an accent for the same', () => {
    expect(canonicalJson(['He\u0301le\u0300ne'])).toBe(canonicalJson(['H\u00e9l\u00e8ne']));
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined field', { a: undefined }],
    ['NaN', [NaN]],
    ['infinity', [Infinity]],
    ['a function', { a: () => 1 }],
    ['a bigint', [1n]],
    ['a lone surrogate', ['\ud800']],
    ['keys that meet', { '\u00e9': 1, 'e\u0301': 2 }],
  ])('refuses %s', (_title, data) => {
    expect(() => canonicalJson(data)).toThrow(TypeError);
  });

  it('reads back as the same data, in whatever order the keys came', () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.normalize('NFC'));
    const data = fc.dictionary(
      text,
      fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
    );
    fc.assert(
      fc.property(data, (value) => {
        const json = canonicalJson(value);
        expect(canonicalJson(JSON.parse(json))).toBe(json);
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(json);
      }),
    );
  });

  it('is what the digest is computed on', () => {
    expect(canonicalDigest({ b: 1, a: 2 }, (text) => `digest of ${text}`)).toBe('digest of {"a":2,"b":1}');
  });
});
