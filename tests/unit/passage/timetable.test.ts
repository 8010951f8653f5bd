import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedTimes } from '../../../src/domain/passage/timetable.ts';

const MIN = 60_000;

describe('hours of passages that follow one another', () => {
  it.each([
    ['09:00', [30, 30, 30], 5, ['09:00', '09:35', '10:10']],
    ['09:00', [30, 40, 30], 0, ['09:00', '09:30', '10:10']],
    ['09:02', [26.7, 30], 0, ['09:02', '09:30']],
    ['23:00', [30, 30, 30], 0, ['23:00', '23:30', null]],
    ['09:00', [], 5, []],
  ])('from %s with lengths %j and %i minutes between them', (first, lengths, gap, hours) => {
    const inMs = lengths.map((length) => length * MIN);
    expect(plannedTimes(first, inMs, gap)).toEqual(hours);
  });

  it('never let one begin before the one before it is over', () => {
    const minuteOf = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_400_000 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 0, max: 60 }),
        (lengths, gap) => {
          const hours = plannedTimes('08:00', lengths, gap);
          hours.slice(1).forEach((hour, index) => {
            const before = hours[index];
            if (hour === null || before === null || before === undefined) return;
            const over = minuteOf(before) + (lengths[index] ?? 0) / MIN + gap;
            expect(minuteOf(hour)).toBeGreaterThanOrEqual(over);
            expect(minuteOf(hour) - over).toBeLessThan(5);
          });
        },
      ),
    );
  });
});
