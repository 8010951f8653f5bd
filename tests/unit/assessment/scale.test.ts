import { describe, expect, it } from 'vitest';
import type { Scale } from '../../../src/domain/assessment/assessment.types.ts';
import { DEFAULT_SCALE, findLevel, parseScale, weightOf } from '../../../src/domain/assessment/scale.ts';

const level = (id: string, weight: number) => ({ id, label: id, weight, shape: 'half' as const });
const scale = (...weights: readonly number[]): Scale => ({
  levels: weights.map((weight, index) => level(`n${String(index + 1)}`, weight)),
});

describe('a configured scale', () => {
  it('is read as it is', () => {
    expect(parseScale(DEFAULT_SCALE)).toEqual({ ok: true, value: DEFAULT_SCALE });
    expect(parseScale(scale(1, 0.8, 0.6, 0.4, 0.2, 0)).ok).toBe(true);
    expect(parseScale(scale(0.9, 0.1)).ok).toBe(true);
  });

  it.each<[string, unknown, string, object]>([
    ['not a scale', null, 'scale-malformed', { paths: [''] }],
    [
      'no label',
      { levels: [{ ...level('a', 1), label: ' ' }] },
      'scale-malformed',
      { paths: ['levels.0.label'] },
    ],
    [
      'unknown shape',
      { levels: [{ ...level('a', 1), shape: 'star' }] },
      'scale-malformed',
      { paths: ['levels.0.shape'] },
    ],
    ['a number that is not one', scale(NaN, 0), 'scale-malformed', { paths: ['levels.0.weight'] }],
    ['one level', scale(1), 'scale-size', { min: 2, max: 6, actual: 1 }],
    ['seven levels', scale(1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4), 'scale-size', { min: 2, max: 6, actual: 7 }],
    ['an id twice', { levels: [level('a', 1), level('a', 0)] }, 'level-id-repeated', {}],
    ['a weight above 1', scale(1.1, 0), 'weight-out-of-range', { levelId: 'n1' }],
    ['a weight below 0', scale(1, -0.1), 'weight-out-of-range', { levelId: 'n2' }],
    ['worst first', scale(0, 1), 'weights-not-descending', { levelId: 'n2' }],
    ['two equal weights', scale(1, 0.5, 0.5), 'weights-not-descending', { levelId: 'n3' }],
  ])('%s is refused', (_title, input, code, details) => {
    expect(parseScale(input)).toMatchObject({
      ok: false,
      code,
      ...(Object.keys(details).length > 0 && { details }),
    });
  });
});

describe('weights', () => {
  it('a level outside the scale is a defect', () => {
    expect(findLevel(DEFAULT_SCALE, 'excellent')).toBeUndefined();
    expect(() => weightOf(DEFAULT_SCALE, 'excellent')).toThrow(RangeError);
  });
});
