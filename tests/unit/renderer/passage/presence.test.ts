import { describe, expect, test } from 'vitest';
import { presenceChoices } from '../../../../src/renderer/src/features/passage/reception/presence.ts';

const RECEPTION = { jury: { acts: ['set-presence'] } } as const;
const BEGUN = { jury: { acts: ['call', 'withdraw', 'restart'] } } as const;
const SEAT = { isSubstitute: false, presence: 'on-site' } as const;

describe('presence of a member at one passage', () => {
  test('offers what the member is not marked as yet', () => {
    expect(presenceChoices(RECEPTION, SEAT)).toEqual(['remote', 'absent']);
    expect(presenceChoices(RECEPTION, { ...SEAT, presence: 'absent' })).toEqual(['on-site', 'remote']);
  });

  test('is settled once the passage has begun: who leaves or arrives then is an act of the jury', () => {
    expect(presenceChoices(BEGUN, SEAT)).toEqual([]);
    expect(presenceChoices({ jury: { acts: [] } }, SEAT)).toEqual([]);
  });

  test('does not seat a substitute, who is called in', () => {
    expect(presenceChoices(RECEPTION, { isSubstitute: true, presence: 'absent' })).toEqual([]);
  });
});
