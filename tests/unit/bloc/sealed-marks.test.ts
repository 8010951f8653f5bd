/** A mark that compensates makes up for what its jury knew, and for no later result. */
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import { standingMarks } from '../../../src/domain/bloc/sealed-marks.ts';
import type { SealedMark } from '../../../src/domain/bloc/sealed-marks.ts';
import { BLOC, minutes } from './bloc.harness.ts';

const mark = (id: string, date: string, value = 14): Evidence =>
  minutes('t', value, { id, kind: 'new-mark', date, blocIds: [BLOC], reference: null });
const FIRST = minutes('t', 8, { id: 'first', date: '2026-11-20' });
const MARK = mark('mark', '2026-11-24');
const SEALED: SealedMark = { mark: MARK, known: [FIRST, MARK] };
const ids = (own: readonly Evidence[], sealed: readonly SealedMark[], evidence: readonly Evidence[]) =>
  standingMarks(own, sealed, evidence).map(({ id }) => id);

describe('a mark that another jury sealed', () => {
  it.each<readonly [string, Evidence, readonly string[]]>([
    ['a retake after it', minutes('t', 12, { id: 'retake', date: '2026-12-01' }), []],
    ['a retake on its day that its jury did not know', minutes('t', 12, { id: 'retake' }), []],
    ['an exemption after it', minutes('t', null, { id: 'x', state: 'exempted', date: '2026-12-01' }), []],
    ['what its jury knew, corrected since', { ...FIRST, date: '2026-12-01', result: MARK.result }, []],
    ['an older result that came late', minutes('t', 12, { id: 'old', date: '2026-11-01' }), ['mark']],
    [
      'an absence at a retake',
      minutes('t', null, { id: 'a', state: 'absent', date: '2026-12-01' }),
      ['mark'],
    ],
    [
      'a retake whose authority nobody accepted',
      minutes('t', 12, { id: 'r', date: '2026-12-01', status: 'to-be-confirmed' }),
      ['mark'],
    ],
    ['a result of another test', minutes('u', 12, { id: 'u', date: '2026-12-01' }), ['mark']],
    [
      'a result for another bloc',
      minutes('t', 12, { id: 'b', blocIds: ['B2'], date: '2026-12-01' }),
      ['mark'],
    ],
  ])('against %s', (_name, result, standing) => {
    expect(ids([], [SEALED], [FIRST, result])).toEqual(standing);
  });

  it('goes behind a mark of the asking jury, whatever their days', () => {
    expect(ids([mark('own', '2020-01-01')], [SEALED], [FIRST])).toEqual(['own']);
  });

  it('gives way to one whose jury knew it, in whatever order they are given and whatever their days', () => {
    const later = { mark: mark('later', '2026-11-01'), known: [FIRST, MARK] };
    expect(ids([], [SEALED, later], [FIRST])).toEqual(['later']);
    expect(ids([], [later, SEALED], [FIRST])).toEqual(['later']);
  });

  it('gives way to none that does not count', () => {
    const unconfirmed = { ...mark('later', '2026-12-01'), status: 'to-be-confirmed' as const };
    expect(ids([], [SEALED, { mark: unconfirmed, known: [MARK] }], [FIRST])).toContain('mark');
  });
});
