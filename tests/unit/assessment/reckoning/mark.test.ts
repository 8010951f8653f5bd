import { describe, expect, it } from 'vitest';
import { fromText, toText } from '../../../../src/domain/assessment/reckoning/exact.ts';
import {
  choicesOf,
  markFault,
  markLabel,
  markValue,
  nearestMark,
  scaleMost,
} from '../../../../src/domain/assessment/reckoning/mark.ts';
import {
  resultChoices,
  resultFault,
  resultLabel,
  resultScaleOf,
  resultText,
} from '../../../../src/domain/assessment/reckoning/result-scale.ts';
import { assessed, criterion, levelled, plain, THREE, TICK, TWENTY } from './reckoning.harness.ts';

/** By 0.7 from -1: its most is off its steps. */
const ODD = { ...TWENTY, id: 'odd', min: -1, max: 2, step: 0.7, decimals: 3 };

describe('a mark', () => {
  it.each([
    [TWENTY, '13.5', null],
    [TWENTY, '13.50', null],
    [TWENTY, '0', null],
    [TWENTY, '20', null],
    [TWENTY, '20.5', 'out-of-range'],
    [TWENTY, '-0.5', 'out-of-range'],
    [TWENTY, '13.25', 'off-step'],
    [TWENTY, '13,5', 'not-a-number'],
    [TWENTY, '27/2', 'not-a-number'],
    [TWENTY, '1e1', 'not-a-number'],
    [TWENTY, '', 'not-a-number'],
    [TWENTY, '9'.repeat(100_000), 'not-a-number'],
    [ODD, '-0.3', null],
    [ODD, '0', 'off-step'],
    [THREE, 'partiel', null],
    [THREE, '0.5', 'unknown-level'],
    [THREE, 'toString', 'unknown-level'],
  ] as const)('on %o: %s is %s', (scale, mark, fault) => {
    expect(markFault(scale, mark)).toBe(fault);
    if (fault !== null) expect(() => markValue(scale, mark)).toThrow(RangeError);
  });

  it('counts what its level or its number says', () => {
    expect(toText(markValue(THREE, 'partiel'))).toBe('0.5');
    expect(toText(markValue(TWENTY, '13.50'))).toBe('13.5');
  });

  it('reads as its level is called, or with the decimals of its scale', () => {
    expect(markLabel(THREE, 'partiel')).toBe('partiel');
    expect(markLabel(TWENTY, '13')).toBe('13.0');
    expect(markLabel(ODD, '-0.3')).toBe('-0.300');
    expect(markLabel(TWENTY, 'acquis')).toBe('acquis');
  });

  it('is chosen from levels, or within a range', () => {
    expect(choicesOf(THREE)).toEqual({ kind: 'levels', levels: THREE.levels });
    expect(choicesOf(TWENTY)).toEqual({ kind: 'range', min: 0, max: 20, step: 0.5, decimals: 1 });
  });

  it('counts within the most of its scale, which the scale may say', () => {
    expect(toText(scaleMost(levelled('x', { a: 0.9, b: 0 })))).toBe('0.9');
    expect(toText(scaleMost({ ...levelled('x', { a: 0.9, b: 0 }), most: 1 }))).toBe('1');
    expect(toText(scaleMost(TWENTY))).toBe('20');
  });

  it.each([
    [THREE, '0.75', '0.5'],
    [THREE, '0.76', '1'],
    [THREE, '1.4', '1'],
    [THREE, '-3', '0'],
    [TWENTY, '10.25', '10'],
    [TWENTY, '10.26', '10.5'],
    [TWENTY, '25', '20'],
    [TWENTY, '-2', '0'],
    // -1, -0.3, 0.4, 1.1, 1.8.
    [ODD, '0.05', '-0.3'],
    [ODD, '0.06', '0.4'],
    [ODD, '2', '1.8'],
  ] as const)('on %o is nearest to %s: %s', (scale, value, expected) => {
    expect(toText(nearestMark(scale, fromText(value)))).toBe(expected);
  });
});

describe('a result that a jury chooses', () => {
  const onThree = resultScaleOf(plain('C1', THREE), 'mean');
  const onTwenty = resultScaleOf(plain('C1', TWENTY), 'mean');
  const items = assessed('C1', [criterion('k1', TICK), criterion('k2', TICK, { weight: 2.5 })]);
  const points = resultScaleOf(items, 'sum');
  const share = resultScaleOf(assessed('C1', [criterion('k1', TICK), criterion('k2', TWENTY)]), 'mean');

  it('is a level, a number of the scale, points, or a share', () => {
    expect(resultChoices(onThree)).toEqual({ kind: 'levels', levels: THREE.levels });
    expect(resultChoices(onTwenty)).toMatchObject({ min: 0, max: 20, step: 0.5 });
    expect(resultChoices(points)).toEqual({ kind: 'range', min: 0, max: 3.5, step: 0.01, decimals: 2 });
    expect(resultChoices(share)).toEqual({ kind: 'range', min: 0, max: 1, step: 0.01, decimals: 2 });
  });

  it.each([
    [onThree, null, 'partiel', null],
    [onThree, null, '0.75', 'unknown-level'],
    // What the marks gave may always be gone back to.
    [onThree, '0.75', '0.75', null],
    [onThree, '0.75', '0.7', 'unknown-level'],
    [onThree, '2/3', '4/6', null],
    [onThree, 'partiel', 'excellent', 'unknown-level'],
    [onTwenty, '31/3', '31/3', null],
    [onTwenty, '31/3', '10.5', null],
    [onTwenty, '31/3', '10.3', 'off-step'],
    [onTwenty, '31/3', '21', 'out-of-range'],
    [points, null, '3.25', null],
    [points, null, '3.6', 'out-of-range'],
    [share, '5/6', '0.9', null],
  ] as const)('on %o, computed %s: %s is refused as %s', (on, computed, text, fault) => {
    expect(resultFault(on, computed, text)).toBe(fault);
  });

  it('is written as a level where it counts exactly that, and read with few decimals', () => {
    expect(resultText(onThree, fromText('0.5'))).toBe('partiel');
    expect(resultText(onThree, fromText('5/6'))).toBe('5/6');
    expect(resultText(onTwenty, fromText('13.50'))).toBe('13.5');
    expect(resultLabel(onThree, 'partiel')).toBe('partiel');
    expect(resultLabel(onThree, '5/6')).toBe('0.83');
    expect(resultLabel(onTwenty, '13.5')).toBe('13.5');
    expect(resultLabel(onTwenty, '31/3')).toBe('10.33');
    expect(resultLabel(points, '3.5')).toBe('3.50');
  });
});
