import { expect, test } from 'vitest';
import {
  authorityInputOf,
  draftFaults,
  draftOf,
} from '../../../../src/renderer/src/features/timestamps/authority-draft.ts';
import { timestampAuthorityInput } from '../../../../src/shared/areas/timestamps.ts';

const NONE = { kind: 'none' } as const;

test('the form refuses what the contract refuses, and names the field', () => {
  const cases = [
    ['https://tsa.example/tsr', '', []],
    [' http://tsa.example:8080/ ', '1.2.3.4', []],
    ['tsa.example', '', ['url']],
    ['ftp://tsa.example/', '', ['url']],
    ['https://user:secret@tsa.example/', '', ['url']],
    ['https://tsa.example/', 'policy', ['policy']],
    ['https://tsa.example/', '1.40.1', ['policy']],
    ['', '1..2', ['url', 'policy']],
  ] as const;
  for (const [url, policy, faults] of cases) {
    const draft = { url, policy, certificate: NONE };
    expect([url, draftFaults(draft)]).toEqual([url, faults]);
    expect([url, timestampAuthorityInput.safeParse(authorityInputOf(draft)).success]).toEqual([
      url,
      faults.length === 0,
    ]);
  }
});

test('a stored certificate is kept until it is removed', () => {
  const certificate = { subject: 'CN=Racine', sha256: 'ab'.repeat(32), notAfter: 0 as never };
  const draft = draftOf({ url: 'https://tsa.example/', policy: null, certificate });
  expect(authorityInputOf(draft)).toEqual({ url: 'https://tsa.example/', policy: null, certificate: 'kept' });
  expect(authorityInputOf({ ...draft, certificate: NONE }).certificate).toBeNull();
});
