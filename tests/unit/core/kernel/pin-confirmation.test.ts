import { describe, expect, it } from 'vitest';
import { confirmedBy } from '../../../../src/core/kernel/pin-confirmation.ts';
import type { PinGuard } from '../../../../src/core/kernel/pin.ts';

const MEMBERS = [
  { id: 'ada', pinHash: 'hash of 4729' },
  { id: 'noe', pinHash: 'hash of 8316' },
  { id: 'zoe', pinHash: null },
];

/** A guard that knows the PIN from its hash, and says who was tried. */
function guard(): Pick<PinGuard, 'check'> & { readonly tried: string[] } {
  const tried: string[] = [];
  return {
    tried,
    check: (jurorId, pin, stored) => {
      tried.push(jurorId);
      if (pin === '0000')
        return Promise.resolve({ ok: false, code: 'pin-throttled', details: { waitMs: 30_000 } });
      return Promise.resolve(
        stored === `hash of ${pin}` ? { ok: true, value: null } : { ok: false, code: 'pin-wrong' },
      );
    },
  };
}

describe('a confirmation by PIN', () => {
  it('holds when each member gives their own', async () => {
    const given = [
      { jurorId: 'noe', pin: '8316' },
      { jurorId: 'ada', pin: '4729' },
    ];
    const confirmed = await confirmedBy(guard(), MEMBERS, given);
    if (!confirmed.ok) throw new Error(confirmed.code);
    expect(confirmed.value.jurorIds).toEqual(['noe', 'ada']);
    expect(confirmed.value.stillHold(MEMBERS)).toBe(true);
    expect(confirmed.value.stillHold([{ id: 'noe', pinHash: 'hash of 1947' }, ...MEMBERS.slice(0, 1)])).toBe(
      false,
    );
    expect(confirmed.value.stillHold(MEMBERS.slice(0, 1))).toBe(false);
  });

  it.each([
    [
      'the PIN of another',
      [{ jurorId: 'ada', pin: '8316' }],
      { code: 'pin-wrong', details: { jurorId: 'ada' } },
    ],
    ['nobody', [], { code: 'pin-wrong' }],
    ['who may not', [{ jurorId: 'eve', pin: '4729' }], { code: 'not-found', details: { jurorId: 'eve' } }],
    [
      'who has no PIN',
      [{ jurorId: 'zoe', pin: '4729' }],
      { code: 'pin-not-set', details: { jurorId: 'zoe' } },
    ],
    [
      'one who counts twice',
      [
        { jurorId: 'ada', pin: '4729' },
        { jurorId: 'ada', pin: '4729' },
      ],
      { code: 'not-found', details: { jurorId: 'ada' } },
    ],
    [
      'who must wait',
      [{ jurorId: 'noe', pin: '0000' }],
      { code: 'pin-throttled', details: { jurorId: 'noe', waitMs: 30_000 } },
    ],
  ])('refuses %s', async (_who, given, refusal) => {
    expect(await confirmedBy(guard(), MEMBERS, given)).toMatchObject({ ok: false, ...refusal });
  });

  it('tries no PIN before it knows that each may confirm', async () => {
    const watched = guard();
    await confirmedBy(watched, MEMBERS, [
      { jurorId: 'ada', pin: '4729' },
      { jurorId: 'eve', pin: '4729' },
    ]);
    expect(watched.tried).toEqual([]);
  });
});
