/** Who goes by one clock, what moves it, and in what groups candidates pass. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/domain/time/time.ts';
import {
  beganTogether,
  groupSizes,
  isInStep,
  isOfClock,
  isTimedAlike,
  togetherBounds,
} from '../../../src/domain/passage/together.ts';
import { Bench, PAUSE } from './passage.harness.ts';

const MINUTE = 60_000;
const START = { type: 'start-phase', phaseId: 'presentation' } as const;

/** Two candidates at one table, whose clocks are moved by one reading. */
function pair() {
  const [one, other] = [new Bench().receive(), new Bench().receive()];
  return { one, other, both: [one, other] as const };
}
function begun() {
  const benches = pair();
  for (const bench of benches.both) bench.do(START);
  for (const bench of benches.both) bench.wait(MINUTE);
  return benches;
}

describe('two who pass together', () => {
  it('are in step before the start, received or not, save who is absent', () => {
    const { one, other } = pair();
    expect(isInStep(one.state, other.state)).toBe(true);
    expect(isInStep(one.state, new Bench().state)).toBe(true);
    other.do({ type: 'record-attendance', status: 'absent-justified', note: '' });
    expect(isInStep(one.state, other.state)).toBe(false);
    other.do({ type: 'close-timed-phases' });
    expect(isInStep(one.state, other.state)).toBe(false);
  });

  it('stay in step through the same acts at the same instants', () => {
    const { both, one, other } = begun();
    const acts = [PAUSE, { type: 'resume' }, { type: 'end-phase', isEarlyConfirmed: true }] as const;
    for (const act of acts) {
      for (const bench of both) bench.do(act);
      expect(isInStep(one.state, other.state), act.type).toBe(true);
    }
    expect(beganTogether(one.state, other.state)).toBe(true);
  });

  it('do not join a clock that began without them', () => {
    const { one, other } = pair();
    one.do(START);
    expect(isInStep(one.state, other.state)).toBe(false);
    other.wait(MINUTE).do(START);
    expect(isInStep(one.state, other.state)).toBe(false);
    expect(beganTogether(one.state, other.state)).toBe(false);
  });

  it('part when one leaves, or begins anew, and began together all the same', () => {
    const left = begun();
    left.one.do({ type: 'leave-test', reason: 'Abandon' });
    expect(isInStep(left.one.state, left.other.state)).toBe(false);
    const anew = begun();
    for (const bench of anew.both) bench.do({ type: 'end-phase', isEarlyConfirmed: true });
    anew.one.do({
      type: 'restart-test',
      cause: 'ruling',
      reason: 'Erreur de sujet',
      ruledBy: 'j1',
      nextPassageId: 'p2',
    });
    expect(isInStep(anew.one.state, anew.other.state)).toBe(false);
    for (const { one, other } of [left, anew]) expect(beganTogether(one.state, other.state)).toBe(true);
  });

  it('part when one leaves between two phases', () => {
    const { both, one, other } = begun();
    for (const bench of both) bench.do({ type: 'end-phase', isEarlyConfirmed: true });
    expect(isInStep(one.state, other.state)).toBe(true);
    one.do({ type: 'leave-test', reason: 'Abandon' });
    expect(isInStep(one.state, other.state)).toBe(false);
  });

  it('are still by one clock while one of them deliberates already: a return would have to be for both', () => {
    const { one, other, both } = pair();
    for (const bench of both) bench.runPhases();
    expect(isInStep(one.state, other.state)).toBe(true);
    one.do({ type: 'open-deliberation' });
    expect(isInStep(one.state, other.state)).toBe(true);
  });
});

describe('what moves the clock', () => {
  it.each([
    ['start-phase', true],
    ['undo-start', true],
    ['pause', true],
    ['resume', true],
    ['end-phase', true],
    ['return-to-phase', true],
    ['grant-extra-time', true],
    ['rule-on-interruption', true],
    ['close-timed-phases', true],
    ['check-identity', false],
    ['record-attendance', false],
    ['note-incident', false],
    ['open-deliberation', false],
    ['close-deliberation', false],
    ['reopen-deliberation', false],
    ['open-finding', false],
  ] as const)('%s: %s', (type, isShared) => {
    expect(isOfClock({ type })).toBe(isShared);
  });
});

describe('groups', () => {
  it.each([
    [5, { min: 2, max: 3 }, [3, 2]],
    [6, { min: 2, max: 3 }, [3, 3]],
    [7, { min: 2, max: 4 }, [4, 3]],
    [1, { min: 1, max: 3 }, [1]],
    [1, { min: 2, max: 3 }, null],
    [4, { min: 3, max: 3 }, null],
    [0, { min: 1, max: 3 }, null],
  ] as const)('%d candidates by %o', (count, bounds, sizes) => {
    expect(groupSizes(count, bounds)).toEqual(sizes);
  });

  it('hold everyone once, within the bounds, and no two differ by more than one', () => {
    const bounds = fc
      .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }))
      .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), bounds, (count, { max, min }) => {
        const sizes = groupSizes(count, { max, min });
        if (sizes === null) return;
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(min);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(max);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are offered where the test takes several', () => {
    expect(togetherBounds({})).toBeNull();
    expect(togetherBounds({ candidates: { min: 1, max: 1 } })).toBeNull();
    expect(togetherBounds({ candidates: { min: 2, max: 4 } })).toEqual({ min: 2, max: 4 });
  });

  it('are of measures that grant the same, however they are written', () => {
    const third = { timeMeasure: { kind: 'third' } } as const;
    const fraction = (numerator: number, denominator: number) =>
      ({ timeMeasure: { kind: 'fraction', numerator, denominator } }) as const;
    const fixed = (ms: number) => ({ timeMeasure: { kind: 'fixed', extraMs: durationMs(ms) } }) as const;
    const none = { timeMeasure: { kind: 'none' } } as const;
    expect(isTimedAlike(third, fraction(2, 6))).toBe(true);
    expect(isTimedAlike(none, fraction(0, 5))).toBe(true);
    expect(isTimedAlike(none, fixed(0))).toBe(true);
    expect(isTimedAlike(fixed(MINUTE), fixed(MINUTE))).toBe(true);
    expect(isTimedAlike(none, third)).toBe(false);
    expect(isTimedAlike(fixed(MINUTE), fixed(2 * MINUTE))).toBe(false);
    expect(isTimedAlike(fraction(1, 4), third)).toBe(false);
  });
});
