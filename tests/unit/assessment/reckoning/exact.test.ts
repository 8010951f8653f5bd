import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  exact,
  fromText,
  isEqual,
  isExactText,
  multiply,
  roundTo,
  subtract,
  sum,
  toDecimals,
  toNumber,
  toText,
} from '../../../../src/domain/assessment/reckoning/exact.ts';

const rational = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 5_000 }))
  .map(([top, over]) => fromText(`${String(top)}/${String(over)}`));

describe('texts', () => {
  it.each([
    ['13.5', '13.5'],
    ['13.50', '13.5'],
    ['0.1', '0.1'],
    ['-0.125', '-0.125'],
    ['-0.0', '0'],
    ['007', '7'],
    ['4/6', '2/3'],
    ['-4/6', '-2/3'],
    ['3/8', '0.375'],
    ['12/4', '3'],
    ['1/1024', '0.0009765625'],
  ])('%s is %s', (text, expected) => {
    expect(toText(fromText(text))).toBe(expected);
  });

  it.each([
    '',
    '.5',
    '5.',
    '1,5',
    '1/0',
    '2/-3',
    '1e5',
    '1e+5',
    ' 1',
    '1_000',
    '٣',
    'NaN',
    '--1',
    '9'.repeat(20_001),
  ])('%j is no number', (text) => {
    expect(isExactText(text)).toBe(false);
    expect(() => fromText(text)).toThrow(RangeError);
  });

  it('holds a number of the language by its decimal text', () => {
    expect(toText(exact(0.1))).toBe('0.1');
    expect(toText(exact(0.1 + 0.2))).toBe('0.30000000000000004');
    expect(toText(exact(1e-7))).toBe('0.0000001');
    expect(toText(exact(1e21))).toBe('1000000000000000000000');
    expect(toText(exact(-0))).toBe('0');
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => exact(Infinity)).toThrow(RangeError);
  });

  it('are the same for the same number, and give it back', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 1, max: 99 }), (value, factor) => {
        const widened = `${String(value.top * BigInt(factor))}/${String(value.over * BigInt(factor))}`;
        expect(toText(fromText(widened))).toBe(toText(value));
        expect(isEqual(fromText(toText(value)), value)).toBe(true);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('adds tenths to exactly one', () => {
    expect(toText(sum(Array.from({ length: 10 }, () => exact(0.1))))).toBe('1');
  });

  it('keeps the laws of fractions', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(toText(add(a, b))).toBe(toText(add(b, a)));
        expect(toText(subtract(add(a, b), b))).toBe(toText(a));
        expect(toText(multiply(a, add(b, c)))).toBe(toText(add(multiply(a, b), multiply(a, c))));
        expect(Math.sign(compare(a, b))).toBe(Math.sign(toNumber(subtract(a, b))) + 0);
        if (b.top !== 0n) expect(toText(multiply(divide(a, b), b))).toBe(toText(a));
      }),
    );
  });

  it('divides by no zero', () => {
    expect(() => divide(exact(1), exact(0))).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([
    ['11.25', '0.5', 'half-up', '11.5'],
    ['11.24', '0.5', 'half-up', '11'],
    ['11.01', '0.5', 'up', '11.5'],
    ['11', '0.5', 'up', '11'],
    ['11.49', '0.5', 'down', '11'],
    ['2/3', '0.01', 'half-up', '0.67'],
    ['2/3', '0.01', 'down', '0.66'],
    ['-0.5', '1', 'half-up', '0'],
    ['-0.5', '1', 'down', '-1'],
    ['-0.5', '1', 'up', '0'],
    ['7', '5', 'half-up', '5'],
    ['7.5', '5', 'half-up', '10'],
    // 1.005 as a binary fraction would fall to 1.00.
    ['1.005', '0.01', 'half-up', '1.01'],
  ] as const)('%s by %s, %s, is %s', (value, step, mode, expected) => {
    expect(toText(roundTo(fromText(value), fromText(step), mode))).toBe(expected);
  });

  it.each([
    ['2/3', 2, '0.67'],
    ['13.5', 2, '13.50'],
    ['13.5', 0, '14'],
    ['-2/3', 3, '-0.667'],
    ['-0.001', 2, '0.00'],
    ['0.05', 1, '0.1'],
  ])('%s with %i decimals reads %s', (value, places, expected) => {
    expect(toDecimals(fromText(value), places)).toBe(expected);
  });
});
