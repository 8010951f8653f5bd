import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installationCode, isInstallationCode } from '../../../src/domain/minutes/installation-code.ts';
import { minutesNumber, parseMinutesNumber } from '../../../src/domain/minutes/number.ts';

describe('minutes number', () => {
  it.each([
    [2026, 'K7Q4', 1, 'PV-2026-K7Q4-0001'],
    [2026, null, 1, 'PV-2026-0001'],
    [2026, null, 9_999, 'PV-2026-9999'],
    [2027, 'M222', 10_000, 'PV-2027-M222-10000'],
  ])('year %d, code %s, sequence %d gives %s', (year, code, sequence, text) => {
    expect(minutesNumber({ year, code, sequence })).toBe(text);
  });

  it.each([
    [999, 1],
    [10_000, 1],
    [2026.5, 1],
    [2026, 0],
    [2026, 1.5],
    [NaN, 1],
  ])('year %d, sequence %d is refused', (year, sequence) => {
    expect(() => minutesNumber({ year, code: null, sequence })).toThrow(RangeError);
  });

  it.each([
    '',
    'PV-2026-1',
    'PV-2026-0000',
    'PV-2026-00001',
    'pv-2026-0001',
    'PV-0026-0001',
    ' PV-2026-0001',
    'PV-2026-K7Q4-1',
    'PV-2026-2847-0001',
    'PV-2026-K7Q-0001',
    'PV-2026-EAU2-0001',
    'PV-2026-K7Q4-0001-R1',
  ])('"%s" is not a number', (text) => {
    expect(parseMinutesNumber(text)).toBeNull();
  });

  it('reads back what it writes, with and without a code', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }).map(installationCode)),
        fc.integer({ min: 1, max: 10_000_000 }),
        (year, code, sequence) => {
          expect(parseMinutesNumber(minutesNumber({ year, code, sequence }))).toEqual({
            year,
            code,
            sequence,
          });
        },
      ),
    );
  });

  it('refuses a code that no installation has', () => {
    expect(() => minutesNumber({ year: 2026, code: '2847', sequence: 1 })).toThrow(RangeError);
  });
});

describe('the code of an installation', () => {
  it('is a letter and three signs, without vowels and without what reads like another sign', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 8 }), (bytes) => {
        expect(installationCode(bytes)).toMatch(/^[A-Z][A-Z2-9]{3}$/);
        expect(installationCode(bytes)).not.toMatch(/[AEIOUYL]/);
        expect(isInstallationCode(installationCode(bytes))).toBe(true);
      }),
    );
    expect(() => installationCode(new Uint8Array(3))).toThrow(RangeError);
  });
});
