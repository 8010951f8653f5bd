import { describe, expect, test } from 'vitest';
import { EMPTY_MEMBER, memberInputOf } from '../../../src/renderer/src/features/sessions/member-draft.ts';
import { memberInput } from '../../../src/shared/requests.ts';

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
