import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDrawStream } from '../../../src/domain/roleplay/draw.random.ts';
import { replayDraw } from '../../../src/domain/roleplay/draw-replay.ts';
import { eligibleSubjects } from '../../../src/domain/roleplay/draw.ts';
import type { DrawChoice, DrawInput } from '../../../src/domain/roleplay/draw.ts';
import type { DrawExclusion } from '../../../src/domain/roleplay/draw.schema.ts';
import { drawn, inputOf, poolOf, seedOf, seenInSession, SHIPPED_POOL } from './draw.harness.ts';
import { digest } from './subject-files.ts';

/** The sessions are random, and the same ones on each run: a statistical test must not fail now and then. */
const SEED = 20_261_103;
const SESSIONS = 1_000;
/** Thousands of draws, on a busy machine. */
const TIMEOUT = 120_000;
const AT = 1_792_000_060_000;

const hexSeed = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

const exclusion: fc.Arbitrary<DrawExclusion> = fc.record({
  subjectId: fc.constantFrom(...SHIPPED_POOL.map(({ subjectId }) => subjectId)),
  reason: fc.constantFrom('seen-in-session', 'seen-by-candidate', 'manual'),
  detail: fc.string({ unit: 'grapheme', maxLength: 20 }),
});

/** A session's draw with at least one subject left to draw. */
const session: fc.Arbitrary<readonly [DrawInput, DrawChoice]> = fc
  .record({
    method: fc.constantFrom('draw', 'envelope'),
    pool: fc.shuffledSubarray([...SHIPPED_POOL], { minLength: 1 }),
    exclusions: fc.array(exclusion, { maxLength: 10 }),
    repeat: fc.option(fc.constant({ reason: 'Réserve trop petite' }), { nil: null, freq: 5 }),
    seed: hexSeed,
    committedAt: fc.constant(AT - 1_000),
  })
  .filter((input) => eligibleSubjects(input).length > 0)
  .chain((input) =>
    fc
      .integer({ min: 1, max: eligibleSubjects(input).length })
      .map((envelope): readonly [DrawInput, DrawChoice] => [
        input,
        input.method === 'draw' ? { method: 'draw', at: AT } : { method: 'envelope', at: AT, envelope },
      ]),
  );

/** 99.9th percentile of chi-square by degrees of freedom: beyond it, the draw is not even. */
const LIMIT: Readonly<Record<number, number>> = { 6: 22.458, 11: 31.264 };

function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce(
    (sum, count, rank) => sum + (count - (expected[rank] ?? 0)) ** 2 / (expected[rank] ?? 0),
    0,
  );
}

describe('over 1,000 random sessions', { timeout: TIMEOUT }, () => {
  it('no excluded subject is drawn, each record replays, and each eligible subject comes up as often as it should', () => {
    const observed = new Map(SHIPPED_POOL.map(({ subjectId }) => [subjectId, 0]));
    const expected = new Map(SHIPPED_POOL.map(({ subjectId }) => [subjectId, 0]));

    fc.assert(
      fc.property(session, ([input, choice]) => {
        const record = drawn(input, choice);
        const { subjectId } = record.result;
        const barring = input.exclusions.filter(
          (barred) =>
            barred.subjectId === subjectId && (input.repeat === null || barred.reason !== 'seen-in-session'),
        );
        expect(barring).toEqual([]);
        expect(input.pool.map((entry) => entry.subjectId)).toContain(subjectId);
        expect(replayDraw(record, digest)).toEqual({ ok: true, value: subjectId });

        const eligible = eligibleSubjects(input);
        observed.set(subjectId, (observed.get(subjectId) ?? 0) + 1);
        for (const entry of eligible) {
          expected.set(entry.subjectId, (expected.get(entry.subjectId) ?? 0) + 1 / eligible.length);
        }
      }),
      { numRuns: SESSIONS, seed: SEED },
    );

    expect(chiSquare([...observed.values()], [...expected.values()])).toBeLessThan(LIMIT[11] ?? 0);
  });

  it.each([
    ['a draw', (): DrawChoice => ({ method: 'draw', at: AT })],
    [
      'a candidate who always takes the first envelope',
      (): DrawChoice => ({ method: 'envelope', at: AT, envelope: 1 }),
    ],
    [
      'candidates who take any envelope',
      (run: number): DrawChoice => ({ method: 'envelope', at: AT, envelope: (run % 7) + 1 }),
    ],
  ])('%s gives each of seven eligible subjects its share', (_, choiceOf) => {
    const exclusions = poolOf(12)
      .slice(7)
      .map(({ subjectId }) => seenInSession(subjectId));
    const counts = Array.from({ length: 7 }, () => 0);
    for (let run = 0; run < SESSIONS; run += 1) {
      const choice = choiceOf(run);
      const input = inputOf({ method: choice.method, pool: poolOf(12), exclusions, seed: seedOf(run) });
      const { index } = drawn(input, choice).result;
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SESSIONS);
    expect(
      chiSquare(
        counts,
        counts.map(() => SESSIONS / 7),
      ),
    ).toBeLessThan(LIMIT[6] ?? 0);
  });
});

describe('the stream', () => {
  it('draws again the words that a remainder would favour', () => {
    const blocks = ['ffffffff00000004'.padEnd(64, '0')];
    const stream = createDrawStream('', '', () => blocks.shift() ?? '0'.repeat(64));
    // 2^32 - 1 is beyond the last whole multiple of 3.
    expect(stream.below(3)).toBe(1);
  });

  it('refuses a bound that it cannot serve', () => {
    const stream = createDrawStream('', '', digest);
    for (const bound of [0, -1, 1.5, 2 ** 32 + 1]) expect(() => stream.below(bound)).toThrow(RangeError);
  });

  it('gives permutations', () => {
    fc.assert(
      fc.property(hexSeed, fc.integer({ min: 0, max: 40 }), (seed, length) => {
        const ranks = createDrawStream(seed, '', digest).permutation(length);
        expect([...ranks].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, rank) => rank));
      }),
      { seed: SEED },
    );
  });
});
