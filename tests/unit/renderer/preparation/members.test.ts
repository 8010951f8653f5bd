import { describe, expect, test } from 'vitest';
import {
  EMPTY_MEMBER,
  memberInputOf,
  presenceWords,
} from '../../../../src/renderer/src/features/preparation/member-draft.ts';
import { memberInput } from '../../../../src/shared/areas/preparation/sessions.ts';
import { passage } from '../sample-views.ts';

const DRAFT = { ...EMPTY_MEMBER, name: 'Ariane Bellefontaine', capacity: 'Responsable de réseau' };

describe('a member as the form sends it', () => {
  test('stays a substitute when only the presence changes', () => {
    const sent = memberInputOf('s1', { ...DRAFT, isSubstitute: true, presence: 'absent' }, 'j1');
    expect(memberInput.parse(sent)).toMatchObject({ isSubstitute: true, presence: 'absent' });
  });

  test('is convened in the ordinary way unless noted otherwise', () => {
    expect(memberInput.parse(memberInputOf('s1', DRAFT))).toMatchObject({ isSubstitute: false });
  });
});

test('a change of presence says that it reaches only the passages to come, once one began', () => {
  expect(presenceWords({ passages: [] })).toBe('mark');
  // At the reception nothing is frozen: the change reaches that passage too.
  expect(presenceWords({ passages: [passage('received', { isBegun: true })] })).toBe('mark');
  const begun = passage('begun', { isBegun: true, isFrozen: true, stage: 'timed' });
  expect(presenceWords({ passages: [begun, passage('ahead')] })).toBe('markToCome');
});
