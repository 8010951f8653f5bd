import { describe, expect, it } from 'vitest';
import { durationMs, instant, measuredBetween, minutes, monotonicMs } from '../../../src/domain/time/time.ts';
import type { Reading } from '../../../src/domain/time/time.ts';

const reading = (mono: number, wall = 0, origin = 'a'): Reading => ({
  wall: instant(wall),
  mono: monotonicMs(mono),
  origin,
});

describe('time', () => {
  it.each([NaN, Infinity, -Infinity])('brands no %d', (value) => {
    expect(() => instant(value)).toThrow(RangeError);
    expect(() => durationMs(value)).toThrow(RangeError);
    expect(() => monotonicMs(value)).toThrow(RangeError);
  });

  it('converts minutes', () => {
    expect(minutes(15)).toBe(900_000);
  });

  it('measures on the monotonic clock only, and never a negative time', () => {
    expect(measuredBetween(reading(100, 3_600_000), reading(350, 0))).toBe(250);
    expect(measuredBetween(reading(350), reading(100))).toBe(0);
  });

  it('does not measure across two process runs', () => {
    expect(() => measuredBetween(reading(0), reading(10, 0, 'b'))).toThrow(RangeError);
  });
});
