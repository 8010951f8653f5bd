import { describe, expect, it } from 'vitest';
import type { AssessedCriterion } from '../../../src/domain/certification/assessed.ts';
import type { MarkScale } from '../../../src/domain/certification/scale.schema.ts';
import { digitAct, keyedItems } from '../../../src/renderer/src/features/grid/hooks/grid-keys.ts';
import { criterion, levelled, TICK, TWENTY } from '../assessment/reckoning/reckoning.harness.ts';

const TEN = levelled(
  'ten',
  Object.fromEntries(Array.from({ length: 10 }, (_, rank) => [`l${String(rank)}`, 10 - rank])),
);
const THREE = levelled('three', { high: 2, middle: 1, low: 0 });
const of = (...criteria: readonly AssessedCriterion[]) => ({ criteria });
const items = (count: number, scale: MarkScale = TICK) =>
  of(...Array.from({ length: count }, (_, place) => criterion(`i${String(place)}`, scale)));

describe('digits on levels', () => {
  it('give the levels from the best, the tenth by 0', () => {
    const competence = of(criterion('k', TEN));
    expect(digitAct(competence, {}, null, '1')).toEqual({ kind: 'mark', criterionId: 'k', levelId: 'l0' });
    expect(digitAct(competence, {}, null, '9')).toEqual({ kind: 'mark', criterionId: 'k', levelId: 'l8' });
    expect(digitAct(competence, {}, null, '0')).toEqual({ kind: 'mark', criterionId: 'k', levelId: 'l9' });
  });

  it('leave 0 to what was not observed where there are fewer than ten', () => {
    expect(digitAct(of(criterion('k', THREE)), {}, null, '0')).toEqual({ kind: 'observe-nothing' });
    expect(digitAct(of(criterion('k', THREE)), {}, null, '4')).toBeNull();
  });

  it('mark the criterion in hand, else the next without a mark, a bonus last', () => {
    const competence = of(
      criterion('bonus', THREE, { isBonus: true }),
      criterion('a', THREE),
      criterion('b', THREE),
    );
    const marked = (marks: Readonly<Record<string, string>>, focusedId: string | null = null) => {
      const act = digitAct(competence, marks, focusedId, '1');
      return act?.kind === 'mark' ? act.criterionId : null;
    };
    expect(marked({})).toBe('a');
    expect(marked({ a: 'low' })).toBe('b');
    expect(marked({ a: 'low', b: 'low' })).toBe('bonus');
    expect(marked({ a: 'low', b: 'low', bonus: 'low' })).toBe('bonus');
    expect(marked({ a: 'low', b: 'low' }, 'a')).toBe('a');
  });
});

describe('digits on numbers and items', () => {
  it('are figures of the number', () => {
    expect(digitAct(of(criterion('n', TWENTY)), {}, null, '0')).toEqual({ kind: 'figure', criterionId: 'n' });
  });

  it('tick an item each: done, then missed, then done again', () => {
    const act = (marks: Readonly<Record<string, string>>) => digitAct(items(3), marks, null, '2');
    expect(act({})).toMatchObject({ criterionId: 'i1', levelId: 'done' });
    expect(act({ i1: 'done' })).toMatchObject({ criterionId: 'i1', levelId: 'missed' });
    expect(act({ i1: 'missed' })).toMatchObject({ criterionId: 'i1', levelId: 'done' });
    expect(digitAct(items(3), {}, null, '4')).toBeNull();
  });

  it('go on to the next ten items once the first ten are ticked', () => {
    const ids = (marks: Readonly<Record<string, string>>, focusedId: string | null = null) =>
      keyedItems(items(14), marks, focusedId).map(({ id }) => id);
    const firstTen = Object.fromEntries(
      Array.from({ length: 10 }, (_, place) => [`i${String(place)}`, 'done']),
    );
    expect(ids({})).toHaveLength(10);
    expect(ids(firstTen)).toEqual(['i10', 'i11', 'i12', 'i13']);
    expect(ids(firstTen, 'i3')[0]).toBe('i0');
    expect(digitAct(items(14), firstTen, null, '1')).toMatchObject({ criterionId: 'i10' });
  });
});
