import { describe, expect, it } from 'vitest';
import { readWitnessText } from '../../../src/domain/minutes/register-witness.ts';

const DIGEST = '0123456789abcdef'.repeat(4);
const GROUPED = DIGEST.replace(/(.{4})/g, '$1 ').trim();
const [FIRST_LINE, SECOND_LINE] = [GROUPED.slice(0, 40), GROUPED.slice(40)];
const AT = '2026-11-24T13:05:09.250Z';

describe('a witness of the register', () => {
  it('is read as exported, with either line ending', () => {
    const text = `Pupitre tete de chaine\n${AT}\n1234\n${DIGEST}\n`;
    const witness = { at: Date.parse(AT), seq: 1234, digest: DIGEST };
    expect(readWitnessText(text)).toEqual(witness);
    expect(readWitnessText(text.replaceAll('\n', '\r\n'))).toEqual(witness);
  });

  it('is read as typed from paper: groups, capitals, two lines, spaces in the count', () => {
    const witness = { at: null, seq: 1234, digest: DIGEST };
    expect(readWitnessText(`1234\n${DIGEST}`)).toEqual(witness);
    expect(readWitnessText(`1\u00a0234\n${FIRST_LINE.toUpperCase()}\n${SECOND_LINE}`)).toEqual(witness);
  });

  it.each([
    ['nothing', ''],
    ['no count', DIGEST],
    ['no digest', '1234'],
    ['a digest too short', `1234\n${DIGEST.slice(1)}`],
    ['a digest too long', `1234\n${DIGEST}0`],
    ['a letter that is not hexadecimal', `1234\n${DIGEST.replace('a', 'g')}`],
    ['a count out of reach', `${'9'.repeat(16)}\n${DIGEST}`],
    ['words after the digest', `1234\n${DIGEST}\nvu`],
  ])('is refused with %s', (_, text) => {
    expect(readWitnessText(text)).toBeNull();
  });
});
