import { describe, expect, it } from 'vitest';
import { awaitedSignatories, isAnySigned, signedOutside } from '../../../src/domain/minutes/signing-state.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';

const WITHDRAWN = { reason: 'Page manquante', at: 0 };

describe('who is still awaited', () => {
  const awaited = (signed: readonly string[], outside: readonly string[]) =>
    awaitedSignatories(
      oralDefence(),
      signed.map((jurorId) => ({ jurorId })),
      new Set(outside),
    ).map(({ id }) => id);

  it('is each signatory, until they signed here or outside', () => {
    expect(awaited([], [])).toEqual(['j1', 'j2', 'j3']);
    expect(awaited(['j2'], [])).toEqual(['j1', 'j3']);
    expect(awaited(['j2'], ['j1'])).toEqual(['j3']);
    expect(awaited(['j2'], ['j1', 'j3'])).toEqual([]);
  });
});

describe('a file signed outside', () => {
  it('stands for its members until it is withdrawn', () => {
    const files = [
      { jurorIds: ['j1', 'j2'], withdrawn: WITHDRAWN },
      { jurorIds: ['j2'], withdrawn: null },
    ];
    expect([...signedOutside(files)]).toEqual(['j2']);
  });
});

describe('voiding a lock', () => {
  it.each([
    ['takes nothing away when nobody signed', [], [], false],
    ['takes a signature away', [{}], [], true],
    ['takes a file away', [], [{ withdrawn: null }], true],
    ['takes nothing away by a file that was withdrawn', [], [{ withdrawn: WITHDRAWN }], false],
  ])('%s', (_, signatures, external, expected) => {
    expect(isAnySigned({ signatures, external })).toBe(expected);
  });
});
