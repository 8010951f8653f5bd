import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/domain/certification/version-order.ts';
import { nextVersion } from '../../../src/domain/certification/draft/derive.ts';

describe('the order of versions', () => {
  it('is that of their numbers, a trial before its version, whatever their length', () => {
    const ordered = [
      ...[
        '0.9.0',
        '1.0.0-2',
        '1.0.0-10',
        '1.0.0-alpha',
        '1.0.0-alpha.1',
        '1.0.0-alpha.b',
        '1.0.0-beta',
        '1.0.0',
      ],
      ...[
        '1.2.0',
        '1.10.0',
        '2.0.0',
        '2.0.10',
        '10.0.0',
        '99999999999999999999.0.0',
        '100000000000000000000.0.0',
      ],
    ];
    for (const [rank, one] of ordered.entries()) {
      for (const [place, other] of ordered.entries()) {
        expect(Math.sign(compareVersions(one, other)), `${one} ${other}`).toBe(Math.sign(rank - place));
      }
    }
    expect(compareVersions('01.0.0', '1.0.0')).toBe(0);
  });

  it('is that of their numbers, for any three', () => {
    const parts = fc.tuple(fc.nat(120), fc.nat(120), fc.nat(120));
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [a, b, c] = one.map((part, index) => part - (other[index] ?? 0));
        expect(Math.sign(compareVersions(one.join('.'), other.join('.')))).toBe(Math.sign(a || b || c || 0));
      }),
    );
  });

  it('gives the next one after the highest, also past what a number holds exactly', () => {
    const of = (...versions: string[]) =>
      nextVersion(
        { id: 'a', version: '1.0.0' },
        versions.map((version) => ({ id: 'a', version })),
      );
    expect(of('2.9.0', '10.0.0', '9.99.0')).toBe('10.1.0');
    expect(of('1.99999999999999999999.0')).toBe('1.100000000000000000000.0');
    expect(of('1.1.0-essai')).toBe('1.2.0');
    expect(of('la suivante', '2', '')).toBe('1.1.0');
  });
});
