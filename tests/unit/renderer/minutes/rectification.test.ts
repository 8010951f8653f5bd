import { describe, expect, test } from 'vitest';
import {
  answerersFor,
  canWithdraw,
  seatedMembers,
} from '../../../../src/renderer/src/features/passage/commands/withdrawal.ts';
import {
  draftOf,
  refusalOfValue,
  withChange,
  withoutChange,
} from '../../../../src/renderer/src/features/rectification/rectification-draft.ts';
import type { PassageView } from '../../../../src/shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../src/shared/areas/passage/seats.ts';
import { oralDefence } from '../../../fixtures/minutes/oral-defence.ts';

const NAME = { path: '/candidate/lastName', value: 'Zak' };
const REFUSED = { path: '/decision/outcome', value: 'refused' };
const REASON = { path: '/decision/reason', value: 'Objections sans réponse.' };

describe('corrections before the lock', () => {
  test('a mention holds its last value, and can be taken back', () => {
    const changes = withChange(withChange([NAME], REFUSED), { ...NAME, value: 'Żack' });
    expect(changes).toEqual([REFUSED, { ...NAME, value: 'Żack' }]);
    expect(withoutChange(changes, REFUSED.path)).toEqual([{ ...NAME, value: 'Żack' }]);
  });

  test('show what they change, also while they do not hold together', () => {
    const content = oralDefence();
    expect(draftOf(content, [])).toEqual({ differences: [], refusal: null });
    expect(draftOf(content, [NAME, REFUSED])).toMatchObject({
      differences: [
        { before: 'Żak', after: 'Zak' },
        { before: 'validated', after: 'refused' },
      ],
      refusal: 'reason-missing',
    });
    expect(draftOf(content, [NAME, REFUSED, REASON])).toMatchObject({ refusal: null });
  });

  test('one value is refused for itself, not for what the others lack', () => {
    const content = oralDefence();
    expect(refusalOfValue(content, { ...NAME, value: 'Żak' })).toBe('mention-unchanged');
    expect(refusalOfValue(content, { ...NAME, value: '' })).toBe('mention-invalid');
    expect(refusalOfValue(content, REFUSED)).toBeNull();
  });
});

describe('a departure after the start', () => {
  const seat = (jurorId: string, patch: Partial<SeatView> = {}) =>
    ({ jurorId, isSitting: true, isMarking: true, isPresident: false, hasPin: true, ...patch }) as SeatView;
  const passage = (seats: readonly SeatView[], acts: PassageView['jury']['acts']) =>
    ({ seats, jury: { acts } }) as PassageView;
  const ids = (seats: readonly SeatView[]) => seats.map(({ jurorId }) => jurorId);

  test('is offered when main accepts it, to whoever still sits', () => {
    expect(canWithdraw(passage([], ['withdraw']))).toBe(true);
    expect(canWithdraw(passage([], ['call']))).toBe(false);
    expect(ids(seatedMembers(passage([seat('a'), seat('b', { isSitting: false })], [])))).toEqual(['a']);
  });

  test('is confirmed by who leaves or by the president', () => {
    const [president, member] = [seat('a', { isPresident: true }), seat('b')];
    const { members, othersNeeded } = answerersFor(passage([president, member], []), member);
    expect(ids(members)).toEqual(['b', 'a']);
    expect(othersNeeded).toBeNull();
  });

  test('is confirmed by most of the others when the president leaves, or when nobody presides', () => {
    const [president, ...others] = [seat('a', { isPresident: true }), seat('b'), seat('c'), seat('d')];
    const leaving = answerersFor(passage([president, ...others], []), president);
    expect(ids(leaving.members)).toEqual(['a', 'b', 'c', 'd']);
    expect([leaving.president, leaving.othersNeeded]).toEqual([null, 2]);
    const headless = answerersFor(passage(others, []), others[0]);
    expect([ids(headless.members), headless.othersNeeded]).toEqual([['b', 'c', 'd'], 2]);
  });
});
