/** Codes at any moment and under any guessing: property tests over time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokens } from '../../../src/core/areas/room/tokens.ts';
import { instant, monotonicMs } from '../../../src/domain/time/time.ts';

const LIFE_MS = 5 * 60_000;
const at = (mono: number, wall = mono) => ({ wall: instant(wall), mono: monotonicMs(mono), origin: 'x' });
const key = new Uint8Array([1]);
const other = new Uint8Array([2]);
const PLACE = { role: 'juror', jurorId: 'j' } as const;

function tokens() {
  let call = 0;
  return createTokens((count) => {
    call += 1;
    return Uint8Array.from({ length: count }, (_, index) => (call * 31 + index * 7) % 256);
  });
}

describe('a code', () => {
  it('is good for its place within five minutes, whatever the wall clock says', () => {
    fc.assert(
      fc.property(fc.nat(LIFE_MS * 2), fc.integer({ min: -1e9, max: 1e9 }), (after, step) => {
        const given = tokens();
        const { token } = given.issue(PLACE, at(1_000, 2e12));
        const taken = given.take(token, { key, remote: 'a' }, at(1_000 + after, 2e12 + step));
        expect(taken).toEqual(after < LIFE_MS ? PLACE : null);
      }),
    );
  });

  it('is good for the first key that shows it, and for no other, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 4 }), (shown) => {
        const given = tokens();
        const { token } = given.issue(PLACE, at(0));
        expect(given.take(token, { key, remote: 'a' }, at(1))).toEqual(PLACE);
        for (const isFirst of shown) {
          const by = { key: isFirst ? key : other, remote: isFirst ? 'a' : 'b' };
          expect(given.take(token, by, at(2))).toEqual(isFirst ? PLACE : null);
        }
      }),
    );
  });

  it('waits longer with each wrong one of an address, and never longer than it lives', () => {
    const given = tokens();
    const { token } = given.issue(PLACE, at(0));
    for (let tries = 0; tries < 5; tries += 1) given.take('wrong', { key: other, remote: 'a' }, at(0));
    expect(given.take(token, { key, remote: 'a' }, at(1_999))).toBeNull();
    // Another address does not wait for it.
    expect(given.take(token, { key, remote: 'b' }, at(1_999))).toEqual(PLACE);
    expect(given.take('wrong', { key, remote: 'a' }, at(2_000))).toBeNull();
    expect(given.take(token, { key, remote: 'a' }, at(5_999))).toBeNull();
    expect(given.take(token, { key, remote: 'a' }, at(6_000))).toEqual(PLACE);
  });

  it('is of 32 letters that nobody takes for others, and is taken as people type it', () => {
    const given = tokens();
    const { token } = given.issue({ role: 'display' }, at(0));
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const typed = token.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').split('').join(' ');
    expect(given.take(typed, { key, remote: 'a' }, at(1))).toEqual({ role: 'display' });
  });

  it('is one for each place', () => {
    const given = tokens();
    const first = given.issue(PLACE, at(0));
    const second = given.issue(PLACE, at(1));
    const elsewhere = given.issue({ role: 'juror', jurorId: 'k' }, at(2));
    expect(given.take(first.token, { key, remote: 'a' }, at(3))).toBeNull();
    expect(given.take(second.token, { key, remote: 'a' }, at(3))).toEqual(PLACE);
    expect(given.take(elsewhere.token, { key, remote: 'a' }, at(3))).toEqual({ role: 'juror', jurorId: 'k' });
  });
});
