import fc from 'fast-check';
import type { Material } from '../../../src/domain/certification/test.schema.ts';
import { describe, expect, it } from 'vitest';
import {
  accommodationWarnings,
  DEFAULT_REMINDER_MS,
  grantedDuration,
  NO_ACCOMMODATION,
  planPassage,
  withPreparation,
} from '../../../src/domain/passage/accommodation.ts';
import type { TimeMeasure } from '../../../src/domain/passage/accommodation.ts';
import { durationMs, minutes } from '../../../src/domain/time/time.ts';

const granting = (timeMeasure: TimeMeasure) => ({ timeMeasure, otherMeasures: [] });
const third = granting({ kind: 'third' });

const PHASES = [
  {
    id: 'presentation',
    title: 'Présentation',
    durationMs: 900_000,
    kind: 'performance',
    promptsUncovered: false,
  },
  { id: 'questions', title: 'Questions', durationMs: 600_000, kind: 'questions', promptsUncovered: true },
] as const;

describe('granted duration', () => {
  it.each<[string, TimeMeasure, number, number]>([
    ['none', { kind: 'none' }, 900_000, 900_000],
    ['a third of 15:00', { kind: 'third' }, 900_000, 1_200_000],
    ['a third of 10:00', { kind: 'third' }, 600_000, 800_000],
    ['a third rounds up to a second', { kind: 'third' }, 10_000, 14_000],
    ['a half', { kind: 'fraction', numerator: 1, denominator: 2 }, 600_000, 900_000],
    ['a fixed time', { kind: 'fixed', extraMs: minutes(5) }, 600_000, 900_000],
  ])('%s', (_title, measure, base, expected) => {
    expect(grantedDuration(durationMs(base), granting(measure))).toBe(expected);
  });

  it.each<TimeMeasure>([
    { kind: 'fraction', numerator: -1, denominator: 3 },
    { kind: 'fraction', numerator: 1, denominator: 0 },
    { kind: 'fixed', extraMs: durationMs(-1) },
  ])('refuses %o', (measure) => {
    expect(() => grantedDuration(minutes(10), granting(measure))).toThrow(RangeError);
  });

  it('never takes time away, and a third is a third within a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14_400 }), (seconds) => {
        const base = durationMs(seconds * 1_000);
        const extra = grantedDuration(base, third) - base;
        expect(extra * 3).toBeGreaterThanOrEqual(base);
        expect(extra * 3).toBeLessThan(base + 3_000);
      }),
    );
  });
});

describe('warnings', () => {
  it('a third is usual, more is worth a look', () => {
    expect(accommodationWarnings(PHASES, NO_ACCOMMODATION)).toEqual([]);
    expect(accommodationWarnings(PHASES, third)).toEqual([]);
    expect(
      accommodationWarnings(PHASES, granting({ kind: 'fraction', numerator: 2, denominator: 6 })),
    ).toEqual([]);
    expect(
      accommodationWarnings(PHASES, granting({ kind: 'fraction', numerator: 1, denominator: 2 })),
    ).toHaveLength(2);
  });

  it('names the phases for which a fixed time is much', () => {
    expect(accommodationWarnings(PHASES, granting({ kind: 'fixed', extraMs: minutes(4) }))).toEqual([
      { code: 'exceeds-usual-share', phaseId: 'questions' },
    ]);
  });
});

describe('plan', () => {
  it('keeps base and granted durations apart, and always reminds of the end', () => {
    const plan = planPassage(PHASES, third, [minutes(1), minutes(5), minutes(1)]);
    expect(plan.phases.map(({ baseMs, grantedMs }) => [baseMs, grantedMs])).toEqual([
      [900_000, 1_200_000],
      [600_000, 800_000],
    ]);
    expect(plan.reminderMs).toEqual(DEFAULT_REMINDER_MS);
  });

  it('puts a preparation before a test with a subject, where one is wanted', () => {
    const ids = (materials: readonly Material[], preparationMs: number, phases = PHASES) =>
      withPreparation({ phases, materials: [...materials] }, durationMs(preparationMs)).map(({ id }) => id);
    expect(ids(['role-play-subject'], 600_000)).toEqual(['preparation', 'presentation', 'questions']);
    expect(ids(['role-play-subject'], 0)).toEqual(['presentation', 'questions']);
    expect(ids([], 600_000)).toEqual(['presentation', 'questions']);
    expect(withPreparation({ phases: PHASES }, durationMs(600_000))).toBe(PHASES);
    const own = { ...PHASES[0], id: 'own', kind: 'preparation' } as const;
    expect(withPreparation({ phases: [own], materials: ['role-play-subject'] }, durationMs(1))).toEqual([
      own,
    ]);
    const plan = planPassage(
      withPreparation({ phases: PHASES, materials: ['role-play-subject'] }, minutes(9)),
      third,
      DEFAULT_REMINDER_MS,
    );
    expect(plan.phases[0]).toMatchObject({ baseMs: minutes(9), grantedMs: minutes(12) });
  });

  it('refuses a negative reminder', () => {
    expect(() => planPassage(PHASES, third, [durationMs(-1)])).toThrow(RangeError);
  });
});
