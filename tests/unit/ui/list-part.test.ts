import { describe, expect, test } from 'vitest';
import { firstPart, withBefore, withMore } from '../../../src/renderer/src/ui/list-part.ts';

const SIZE = { step: 12, most: 60 };

describe('the drawn part of a long list', () => {
  test('grows with each asking, and never beyond its bound, whichever way one goes', () => {
    let part = firstPart(SIZE);
    expect(part).toEqual({ offset: 0, limit: 12 });
    for (let press = 1; press <= 200; press += 1) {
      part = withMore(part, SIZE);
      expect(part.limit).toBeLessThanOrEqual(60);
      expect(part.offset + part.limit).toBe(12 * (press + 1));
    }
    while (part.offset > 0) {
      const before = part.offset;
      part = withBefore(part, SIZE);
      expect(part.limit).toBeLessThanOrEqual(60);
      expect(part.offset).toBe(before - 12);
    }
    expect(part).toEqual({ offset: 0, limit: 60 });
  });

  test('holds what was drawn, as long as it fits', () => {
    const twice = withMore(firstPart(SIZE), SIZE);
    expect(twice).toEqual({ offset: 0, limit: 24 });
    expect(withBefore({ offset: 5, limit: 12 }, SIZE)).toEqual({ offset: 0, limit: 17 });
  });
});
