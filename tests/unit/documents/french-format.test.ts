import { describe, expect, it } from 'vitest';
import {
  createInstantFormat,
  formatBytes,
  formatDuration,
  formatIsoDate,
  formatShare,
} from '../../../src/documents/french-format.ts';
import { folded } from './pdf-tools.ts';

describe('French formats', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [17_400, '17 s'],
    [900_000, '15 min 00 s'],
    [3_725_000, '1 h 02 min 05 s'],
    [-3_600_000, '−1 h 00 min 00 s'],
  ])('duration of %i ms', (ms, expected) => {
    expect(folded(formatDuration(ms))).toBe(expected);
  });

  it.each([
    [0.7, '70 %'],
    [0.857, '85,7 %'],
    [6 / 7, '85,7 %'],
    [1, '100 %'],
  ])('share of %d', (share, expected) => {
    expect(folded(formatShare(share))).toBe(expected);
  });

  it('dates', () => {
    expect(folded(formatIsoDate('2026-11-24'))).toBe('24 novembre 2026');
    expect(folded(formatIsoDate('1994-03-01'))).toBe('1er mars 1994');
    expect(formatIsoDate('vers 1990')).toBe('vers 1990');
  });

  it('sizes', () => {
    expect([12, 183_940, 2_140_000].map((count) => folded(formatBytes(count)))).toEqual([
      '12 octets',
      '184 ko',
      '2,1 Mo',
    ]);
  });

  it('instants in their zone, on either side of the change of hour', () => {
    const paris = createInstantFormat('Europe/Paris', '2026-10-25');
    const first = Date.UTC(2026, 9, 25, 0, 30, 5);
    expect(folded(paris.hour(first))).toBe('2 h 30');
    expect(paris.eventTime(first)).toBe('02:30:05');
    expect(paris.eventTime(first + 3_600_000)).toBe('02:30:05');
    expect(folded(paris.moment(first))).toBe('à 02:30:05');
  });

  it('name the day when it is not that of the session', () => {
    const paris = createInstantFormat('Europe/Paris', '2026-11-24');
    const after = Date.UTC(2026, 10, 24, 23, 2, 10);
    expect(paris.eventTime(after)).toBe('25/11/2026 00:02:10');
    expect(folded(paris.moment(after))).toBe('le 25 novembre 2026 à 00:02:10');
  });

  it('refuse an unknown zone', () => {
    expect(() => createInstantFormat('Mars/Olympus', '2026-11-24')).toThrow(RangeError);
  });
});
