import { describe, expect, it } from 'vitest';
import { saysSame } from '../../../../src/core/areas/passage/snapshot-check.ts';

describe('a stored state', () => {
  it('may say less than its journal, as one stored by an earlier version does', () => {
    expect(
      saysSame(
        { stage: 'timed', phases: [{ id: 'a' }] },
        { stage: 'timed', phases: [{ id: 'a', leftAt: null }], left: [] },
      ),
    ).toBe(true);
  });

  it.each([
    [{ stage: 'timed' }, { stage: 'marking' }],
    [{ stage: 'timed', more: 1 }, { stage: 'timed' }],
    [{ phases: [] }, { phases: [{ id: 'a' }] }],
    [{ phases: [{ id: 'a' }, { id: 'b' }] }, { phases: [{ id: 'b' }, { id: 'a' }] }],
    [{ phases: {} }, { phases: [] }],
    [{ identity: null }, { identity: { at: 1 } }],
    [null, {}],
  ])('may not say otherwise: %j against %j', (stored, journalled) => {
    expect(saysSame(stored, journalled)).toBe(false);
  });
});
