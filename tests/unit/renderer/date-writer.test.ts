import { expect, test } from 'vitest';
import { dateWriter } from '../../../src/renderer/src/lib/date-writer.ts';

const LONG = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

test.each([
  ['fr-FR', '1998-03-01', '1er mars 1998'],
  ['fr-FR', '1998-03-11', '11 mars 1998'],
  ['fr-FR', '1998-01-21', '21 janvier 1998'],
  ['en-GB', '1998-03-01', '1 March 1998'],
])('%s writes %s as %s', (locale, date, written) => {
  expect(dateWriter(locale, LONG)(Date.parse(date))).toBe(written);
});

test('with the time, the hour 1 is no first of the month', () => {
  const write = dateWriter('fr-FR', { ...LONG, hour: 'numeric', minute: '2-digit' });
  expect(write(Date.parse('1998-03-01T01:05:00Z'))).toMatch(/^1er mars 1998 à 0?1:05$/);
});
