import { describe, expect, it } from 'vitest';
import { isResetConfirmed, leastConfirmers, resetTerms } from '../../../src/domain/jury/pin-reset.ts';
import type { ResetTable } from '../../../src/domain/jury/pin-reset.ts';
import { NO_ACTS } from '../../../src/domain/jury/jury-acts.types.ts';
import type { JuryMember } from '../../../src/domain/jury/jury.types.ts';
import { seatJury } from '../../../src/domain/jury/sitting.ts';

const members = (...ids: readonly string[]): readonly JuryMember[] =>
  ids.map((id, index) => ({
    id,
    name: id,
    capacity: '',
    college: 'professional',
    isPresident: index === 0,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site',
  }));

const table = (ids: readonly string[], change: Partial<ResetTable> = {}): ResetTable => ({
  seats: seatJury(members(...ids), [], NO_ACTS),
  isVouched: () => true,
  isExpected: () => true,
  isSettled: true,
  isEnded: false,
  ...change,
});

describe('who answers for a forgotten PIN', () => {
  it('is the president alone, two others for the president, or the only one', () => {
    expect(resetTerms(table(['P', 'A', 'B']), 'A')).toEqual({ aloneId: 'P', jurorIds: [], required: 1 });
    expect(resetTerms(table(['P', 'A', 'B']), 'P')).toEqual({
      aloneId: null,
      jurorIds: ['A', 'B'],
      required: 2,
    });
    expect(resetTerms(table(['P', 'A']), 'P')).toMatchObject({ jurorIds: ['A'], required: 1 });
    expect(leastConfirmers([resetTerms(table(['P']), 'P')])).toBeNull();
  });

  it('is nobody whose PIN came later, president or not', () => {
    const late = { isVouched: (id: string) => id !== 'P' };
    expect(resetTerms(table(['P', 'A', 'B', 'C'], late), 'A')).toEqual({
      aloneId: null,
      jurorIds: ['B', 'C'],
      required: 2,
    });
    // The two who are asked are never reduced to one by a stranger among them.
    expect(leastConfirmers([resetTerms(table(['P', 'A', 'B'], late), 'A')])).toBeNull();
  });

  it('is not made harder by who was added since', () => {
    const added = { isVouched: (id: string) => id !== 'X', isExpected: (id: string) => id !== 'X' };
    expect(leastConfirmers([resetTerms(table(['P', 'A', 'X'], added), 'P')])).toEqual(['A']);
    expect(
      leastConfirmers([resetTerms(table(['P', 'A', 'X'], { ...added, isSettled: false }), 'A')]),
    ).toEqual(['P']);
  });

  it('is two of those who were there, where the jury could still be changed', () => {
    expect(resetTerms(table(['P', 'A', 'B'], { isSettled: false }), 'A')).toEqual({
      aloneId: null,
      jurorIds: ['P', 'B'],
      required: 2,
    });
  });

  it('is the president or two others once the passage is over, and enough at each passage', () => {
    const ended = resetTerms(table(['P', 'A', 'B', 'C'], { isEnded: true }), 'A');
    expect(isResetConfirmed(ended, ['P'])).toBe(true);
    expect(isResetConfirmed(ended, ['B'])).toBe(false);
    expect(isResetConfirmed(ended, ['B', 'C'])).toBe(true);
    const open = resetTerms(table(['D', 'A', 'B']), 'A');
    expect(leastConfirmers([ended, open])).toEqual(['P', 'D']);
    expect(isResetConfirmed(open, ['B', 'C'])).toBe(false);
  });
});
