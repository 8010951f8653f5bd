import { describe, expect, test } from 'vitest';
import { rowAfterKey, rowWindow, scrollTopFor } from '../../../src/renderer/src/ui/row-window.ts';

const SIGHT = { count: 100_000, rowHeight: 56, height: 560, scrollTop: 0, active: 0 };

describe('rows of a long list', () => {
  test('are drawn where they are in sight, however many there are', () => {
    for (const count of [1_000, 100_000]) {
      const { drawn, first, last } = rowWindow({ ...SIGHT, count, scrollTop: 56 * 500, active: 500 });
      expect([first, last]).toEqual([496, 514]);
      expect(drawn).toHaveLength(19);
    }
    expect(rowWindow(SIGHT).drawn[0]).toBe(0);
    expect(rowWindow({ ...SIGHT, scrollTop: 56 * 99_990 }).drawn.at(-1)).toBe(99_999);
  });

  test('few, or none, are drawn all', () => {
    expect(rowWindow({ ...SIGHT, count: 3 }).drawn).toEqual([0, 1, 2]);
    expect(rowWindow({ ...SIGHT, count: 0 })).toEqual({ drawn: [], first: 0, last: -1 });
    expect(rowWindow({ ...SIGHT, count: 5, scrollTop: 56 * 400 }).drawn).toContain(4);
  });

  test('keep the one that has the focus, before or after the others as it stands', () => {
    expect(rowWindow({ ...SIGHT, scrollTop: 56 * 500, active: 3 }).drawn.slice(0, 2)).toEqual([3, 496]);
    expect(rowWindow({ ...SIGHT, active: 700 }).drawn.at(-1)).toBe(700);
    expect(rowWindow({ ...SIGHT, count: 10, active: 700 }).drawn).not.toContain(700);
  });

  test('are moved through by the keyboard, and never beyond their ends', () => {
    const after = (key: string, active: number) => rowAfterKey(key, active, 30, 10);
    expect(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => after(key, 12)),
    ).toEqual([13, 11, 22, 2, 0, 29]);
    expect([after('ArrowUp', 0), after('ArrowDown', 29), after('PageDown', 25), after('PageUp', 4)]).toEqual([
      0, 29, 29, 0,
    ]);
    expect(after('a', 12)).toBeNull();
  });

  test('come wholly into sight, and move nothing when they are in it', () => {
    const sight = { height: 560, rowHeight: 56, scrollTop: 560 };
    expect(scrollTopFor(12, sight)).toBe(560);
    expect(scrollTopFor(3, sight)).toBe(168);
    expect(scrollTopFor(20, sight)).toBe(616);
  });
});
