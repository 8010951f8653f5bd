import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFaces } from '../../../src/core/documents/font-files.ts';
import { createSafeText } from '../../../src/drawing/safe-text.ts';
import { FONTS_DIR } from './pdf-tools.ts';

const fonts = loadFaces(FONTS_DIR);
const safe = createSafeText(fonts);
const coverage = new Set([...fonts.main.coverage, ...fonts.fallback.coverage]);

describe('safe text', { timeout: 30_000 }, () => {
  it('leaves nothing that the embedded fonts do not draw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const missing = Array.from(safe(text)).filter(
          (character) => character !== '\n' && !coverage.has(character.codePointAt(0) ?? -1),
        );
        expect(missing).toEqual([]);
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safe(safe(text))).toBe(safe(text));
      }),
    );
  });

  it.each([
    ['composes', 'e\u0301', 'é'],
    ['drops controls and direction marks', 'a\u0007b\u202ec\u200bd', 'abcd'],
    ['folds line breaks', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['turns a tab into a space', 'a\tb', 'a b'],
    ['widens thin no-break spaces', '1\u202f000', '1\u00a0000'],
    ['replaces a hyphen that the fonts lack', 'a\u2011b', 'a-b'],
    ['names an unknown character', '王🙂', '[U+738B][U+1F642]'],
    ['names a lone surrogate', '\ud800', '[U+D800]'],
    [
      'protects French spaces',
      'Motif : « oui » ; 70 % ?',
      'Motif\u00a0: «\u00a0oui\u00a0»\u00a0; 70\u00a0%\u00a0?',
    ],
    ['adds no space', '14:05 http://x', '14:05 http://x'],
  ])('%s', (_, text, expected) => {
    expect(safe(text)).toBe(expected);
  });

  it('covers the letters of the names of Europe and of Viet Nam', () => {
    const letters =
      'ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿÄÖßẞÅØÐÞÝĄĆĘŁŃÓŚŹŻąćęłńóśźżČĎĚŇŘŠŤŮŽčďěňřšťůžĹĽŔĺľŕŐŰőűĂȘȚŞŢășțĀĒĢĪĶĻŅŪāēģīķļņūĖĮŲėįųĊĠĦċġħĐđÃÕÑ' +
      'ŦŧǤǥǮǯƷʒḂḃĊċḊḋḞḟĠġṀṁṖṗṠṡṪṫẀẁẂẃẄẅỲỳȮȯȰȱŌōÕõĬĭṦṧǨǩǦǧḤḥƏə' +
      'ĂắằẳẵặẤấẦầẨẩẪẫẬậẾếỀềỂểỄễỆệỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹĐđ' +
      'ԱբգՖფაბგჰАӐӒӔЁӖӘӢӤӦӰЇЄҐЉЊЋЂЏЃЌ' +
      'ÁÍÚáíúñãõ¿¡ĞİığŴŶŵŷΑΩάέήίόύώςЖЩъьЮя';
    expect(Array.from(letters).filter((letter) => !coverage.has(letter.codePointAt(0) ?? -1))).toEqual([]);
  });
});
