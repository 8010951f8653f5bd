import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesNumber, parseMinutesNumber } from '../../../src/domain/minutes/number.ts';

describe('minutes number', () => {
  it.each([
    [2026, 1, 'PV-2026-0001'],
    [2026, 9_999, 'PV-2026-9999'],
    [2027, 10_000, 'PV-2027-10000'],
  ])('year %d, sequence %d gives %s', (year, sequence, text) => {
    expect(minutesNumber(year, sequence)).toBe(text);
  });

  it.each([
    [999, 1],
    [10_000, 1],
    [2026.5, 1],
    [2026, 0],
    [2026, 1.5],
    [NaN, 1],
  ])('year %d, sequence %d is refused', (year, sequence) => {
    expect(() => minutesNumber(year, sequence)).toThrow(RangeError);
  });

  it.each([
    '',
    'PV-2026-1',
    'PV-2026-0000',
    'PV-2026-00001',
    'pv-2026-0001',
    'PV-0026-0001',
    ' PV-2026-0001',
  ])('"%s" is not a number', (text) => {
    expect(parseMinutesNumber(text)).toBeNull();
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (year, sequence) => {
          expect(parseMinutesNumber(minutesNumber(year, sequence))).toEqual({ year, sequence });
        },
      ),
    );
  });
});
