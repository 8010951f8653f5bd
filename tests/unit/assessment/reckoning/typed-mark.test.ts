import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFault } from '../../../../src/domain/assessment/reckoning/mark.ts';
import { steppedMark, typedMark } from '../../../../src/domain/assessment/reckoning/typed-mark.ts';
import type { NumericScale } from '../../../../src/domain/certification/scale.schema.ts';

const TWENTY: NumericScale = {
  kind: 'numeric',
  id: 'twenty',
  title: 'Note',
  min: 0,
  max: 20,
  step: 0.5,
  decimals: 1,
};

describe('a mark as it is typed', () => {
  it.each([
    ['13,5', '13.5'],
    ['13.5', '13.5'],
    [' 13 ', '13'],
    ['13,', '13'],
    ['13,50', '13.5'],
    ['007', '7'],
    [',5', '0.5'],
    ['20', '20'],
    ['', null],
    ['  ', null],
  ])('"%s" is %s', (typed, mark) => {
    expect(typedMark(TWENTY, typed)).toEqual({ mark });
  });

  it.each([
    ['treize', 'not-a-number'],
    ['1,2,3', 'not-a-number'],
    ['27/2', 'not-a-number'],
    ['1e1', 'not-a-number'],
    ['25', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['−0,5', 'out-of-range'],
    ['13,25', 'off-step'],
  ])('"%s" is none: %s', (typed, fault) => {
    expect(typedMark(TWENTY, typed)).toEqual({ fault });
  });
});

describe('stepping through marks', () => {
  it.each([
    [null, 1, '0'],
    [null, -1, '20'],
    ['13.5', 1, '14'],
    ['13.5', -1, '13'],
    ['20', 1, '20'],
    ['0', -1, '0'],
  ] as const)('from %s by %i: %s', (mark, by, next) => {
    expect(steppedMark(TWENTY, mark, by)).toBe(next);
  });

  it('never leaves the scale, also where its range is no whole number of steps', () => {
    const scale = fc
      .record({
        min: fc.integer({ min: -50, max: 50 }),
        width: fc.integer({ min: 1, max: 100 }),
        step: fc.constantFrom(0.1, 0.25, 0.5, 1, 3, 7),
      })
      .filter(({ step, width }) => step <= width);
    fc.assert(
      fc.property(scale, fc.array(fc.constantFrom<1 | -1>(1, -1), { maxLength: 30 }), (range, moves) => {
        const { min, step, width } = range;
        const numeric: NumericScale = { ...TWENTY, min, max: min + width, step };
        let mark: string | null = null;
        for (const by of moves) {
          mark = steppedMark(numeric, mark, by);
          expect(markFault(numeric, mark)).toBeNull();
        }
      }),
    );
  });
});
