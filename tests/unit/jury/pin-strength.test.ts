import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIN_WEAKNESSES, pinWeakness } from '../../../src/domain/jury/pin-strength.ts';

const ROOM = { date: '2026-11-24', times: ['09:30', '14:15'] };

describe('a PIN that anyone would try', () => {
  it.each([
    ['repeated', ['0000', '9999', '88888888', '123123', '47294729']],
    ['run', ['1234', '4321', '7890', '9012', '1357', '9753', '234567', '87654321']],
    ['pair', ['1212', '1122', '1221', '252525', '112233', '7747']],
    ['year', ['1900', '1984', '2026', '2099', '24121985', '12241985', '19851224']],
    ['keypad', ['2580', '0852', '1470', '0369', '7410', '159357', '147258']],
    ['session', ['2411', '1124', '241126', '261124', '0930', '1415', '112026']],
  ] as const)('is refused as %s', (weakness, pins) => {
    for (const pin of pins) expect([pin, pinWeakness(pin, ROOM)]).toEqual([pin, weakness]);
  });

  it('names the day of the session first as a date, when it is written with its year', () => {
    expect(pinWeakness('24112026', ROOM)).toBe('year');
  });

  it.each(['4729', '8316', '590274', '2749', '1899', '2100', '2581', '1223', '47294730'])(
    'is not %s',
    (pin) => {
      expect(pinWeakness(pin, ROOM)).toBeNull();
    },
  );
});

describe('all PINs of four digits', () => {
  const all = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));

  it('leave more than nine tenths to choose from', () => {
    const refused = all.filter((pin) => pinWeakness(pin, ROOM) !== null);
    expect(refused.length).toBeLessThan(1_000);
    expect(refused.length).toBeGreaterThan(800);
  });

  it('refuse every year, every single digit and every pair, in every room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }).map(String),
        fc.tuple(fc.nat(9).map(String), fc.nat(9).map(String)),
        fc.date({ noInvalidDate: true }),
        (year, [a, b], day) => {
          const room = { date: day.toISOString().slice(0, 10), times: [] };
          for (const pin of [year, a.repeat(4), (a + b).repeat(2), a.repeat(2) + b.repeat(2)]) {
            expect(PIN_WEAKNESSES).toContain(pinWeakness(pin, room));
          }
        },
      ),
    );
  });
});
