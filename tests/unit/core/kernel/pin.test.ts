import { describe, expect, it, vi } from 'vitest';
import { instant } from '../../../../src/domain/time/time.ts';
import type { PinDelay, PinDelayRepo } from '../../../../src/core/db/repos/pin-delay.repo.ts';
import { createManualClock } from '../../../../src/core/kernel/test-clock.ts';
import { createPinGuard, hashPin, PIN_COST, verifyPin } from '../../../../src/core/kernel/pin.ts';

// Each try costs tens of milliseconds by design, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('PIN hashes', () => {
  it('tell their parameters, are salted and verify only their own PIN', async () => {
    const hash = await hashPin('2580', PIN_COST);
    expect(hash).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashPin('2580', PIN_COST)).not.toBe(hash);
    expect(await verifyPin('2580', hash)).toBe(true);
    expect(await verifyPin('2581', hash)).toBe(false);
    expect(await verifyPin('2580', 'anything')).toBe(false);
  });
});

/** Delays in memory, with the hand-driven clock that they are measured on. */
function guardByHand() {
  const { clock, scheduler, drive } = createManualClock(instant(0));
  const rows = new Map<string, PinDelay>();
  const delays: PinDelayRepo = {
    get: (jurorId) => rows.get(jurorId) ?? null,
    owed: () => new Map(),
    put: (jurorId, delay) => rows.set(jurorId, delay),
    remove: (jurorId) => rows.delete(jurorId),
  };
  return { guard: createPinGuard({ clock, scheduler, delays }), drive };
}

describe('guessing', () => {
  it('waits after five wrong tries, longer each time, on time that a clock step does not move', async () => {
    const { guard, drive } = guardByHand();
    const hash = await hashPin('2580', PIN_COST);
    for (let count = 0; count < 5; count += 1) {
      expect(await guard.check('j', '9999', hash)).toEqual({ ok: false, code: 'pin-wrong' });
    }
    const throttled = (waitMs: number) => ({ ok: false, code: 'pin-throttled', details: { waitMs } });
    expect(await guard.check('j', '2580', hash)).toEqual(throttled(30_000));
    drive.stepWall(3_600_000);
    expect(await guard.check('j', '2580', hash)).toEqual(throttled(30_000));
    drive.advance(30_000);
    expect(await guard.check('j', '9999', hash)).toEqual({ ok: false, code: 'pin-wrong' });
    expect(await guard.check('j', '2580', hash)).toEqual(throttled(60_000));
    expect((await guard.check('other', '2580', hash)).ok).toBe(true);
    drive.advance(60_000);
    expect((await guard.check('j', '2580', hash)).ok).toBe(true);
    expect(await guard.check('j', '9999', hash)).toEqual({ ok: false, code: 'pin-wrong' });
  });

  it('counts tries sent together', async () => {
    const { guard } = guardByHand();
    const hash = await hashPin('2580', PIN_COST);
    const answers = await Promise.all(Array.from({ length: 8 }, () => guard.check('j', '9999', hash)));
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code));
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'pin-throttled')).toHaveLength(3);
  });
});
