import { describe, expect, it } from 'vitest';
import { formatDuration, readCountdown } from '../../../src/renderer/src/ui/format-duration.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [61_000, '1:01'],
    [900_000, '15:00'],
    [800_000, '13:20'],
    [4_500_000, '75:00'],
    [-5_000, '0:00'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('readCountdown', () => {
  const show = (remainingMs: number) => {
    const { sign, digits } = readCountdown(remainingMs);
    return `${sign}${digits}`;
  };

  it('shows the whole duration at the start', () => {
    expect(show(900_000)).toBe('15:00');
  });

  it('never shows zero while time is left', () => {
    expect(show(1)).toBe('0:01');
    expect(show(0.2)).toBe('0:01');
  });

  it('counts up once time is over', () => {
    expect(show(0)).toBe('0:00');
    expect(show(-999)).toBe('0:00');
    expect(show(-1_000)).toBe('+0:01');
    expect(show(-61_500)).toBe('+1:01');
  });

  it('shows each reading for one second, zero included', () => {
    const shownMs = new Map<string, number>();
    for (let remainingMs = 3_000; remainingMs > -3_000; remainingMs -= 50) {
      shownMs.set(show(remainingMs), (shownMs.get(show(remainingMs)) ?? 0) + 50);
    }
    expect([...shownMs.keys()]).toEqual(['0:03', '0:02', '0:01', '0:00', '+0:01', '+0:02']);
    expect(new Set(shownMs.values())).toEqual(new Set([1_000]));
  });
});
