import { describe, expect, test } from 'vitest';
import { canWithdraw } from '../../../src/renderer/src/features/passage/commands/withdrawal.ts';
import {
  draftOf,
  refusalOfValue,
  withChange,
  withoutChange,
} from '../../../src/renderer/src/features/rectification/rectification-draft.ts';
import type { PassageView, SeatView } from '../../../src/shared/views.ts';
import { oralDefence } from '../../fixtures/minutes/oral-defence.ts';

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

describe('withdrawing after the start', () => {
  const seat = (kind: 'no-link' | 'withdrawn') =>
    ({ presence: 'on-site', declaration: { kind } }) as SeatView;
  const at = (stage: PassageView['stage'], seats: readonly SeatView[]) =>
    canWithdraw({ stage, seats } as PassageView);

  test('is offered while the candidate is assessed, to whoever still sits', () => {
    for (const stage of ['timed', 'marking', 'deliberation', 'decision'] as const) {
      expect(at(stage, [seat('no-link')])).toBe(true);
      expect(at(stage, [seat('withdrawn')])).toBe(false);
    }
    for (const stage of ['reception', 'signature', 'archived'] as const) {
      expect(at(stage, [seat('no-link')])).toBe(false);
    }
  });
});
