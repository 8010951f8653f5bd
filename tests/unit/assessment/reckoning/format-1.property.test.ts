import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, toNumber } from '../../../../src/domain/assessment/reckoning/exact.ts';
import { reckonTest } from '../../../../src/domain/assessment/reckoning/reckon-test.ts';
import { parseScale } from '../../../../src/domain/assessment/scale.ts';
import { assessedCompetences } from '../../../../src/domain/certification/assessed.ts';
import { fromReferentiel } from '../../../../src/domain/certification/from-referentiel.ts';
import type { Referentiel } from '../../../../src/domain/referentiel/referentiel.schema.ts';
import { emptyGrid } from '../../../../src/domain/assessment/grid.ts';
import { AT, competence } from '../assessment.harness.ts';
import { releasedProposal, releasedResults } from './as-released.ts';

const RUNS = 1_000;
const SHAPES = ['full', 'half', 'empty'] as const;

/** Weights as a session form takes them, down to the thousandth; the best level need not weigh 1. */
const scales = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 6 })
  .map((weights) => ({
    levels: weights
      .toSorted((a, b) => b - a)
      .map((weight, rank) => ({
        id: `n${String(rank)}`,
        label: `Niveau ${String(rank)}`,
        weight: weight / 1_000,
        shape: SHAPES[rank % 3] ?? 'full',
      })),
  }));

const sets = scales.chain((scale) => {
  const level = fc.constantFrom(...scale.levels.map(({ id }) => id));
  return fc.record({
    scale: fc.constant(scale),
    /** Criteria of each competence. */
    counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
    jurors: fc.array(
      fc.record({
        isSealed: fc.nat(9).map((rank) => rank > 0),
        marks: fc.array(fc.option(level, { freq: 30 }), { minLength: 24, maxLength: 24 }),
      }),
      { minLength: 0, maxLength: 5 },
    ),
    changes: fc.array(fc.record({ rank: fc.nat(5), after: level }), { maxLength: 8 }),
    threshold: fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000),
  });
});

/** As a file of format 1 writes it. */
const sourceOf = ({ criteria, id, sourceLabel, statement }: ReturnType<typeof competence>) => ({
  ...{ id, sourceLabel, statement, activityId: 'A1' },
  criteria: criteria.map(({ id: criterionId, indicators, title }) => ({
    id: criterionId,
    title,
    indicators,
  })),
});

const referentielOf = (counts: readonly number[]): Referentiel => ({
  schema: 'pupitre.referentiel/1',
  id: 'exemple',
  version: '1.0.0',
  title: 'Exemple',
  shortTitle: 'Exemple',
  language: 'fr',
  source: { title: 'Exemple' },
  blocs: [
    {
      id: 'BC1',
      sourceLabel: 'BC1',
      title: 'Bloc',
      activities: [{ id: 'A1', sourceLabel: 'A1', title: 'Activité', actions: [] }],
      competences: counts.map((count, rank) =>
        sourceOf(
          competence(
            `C${String(rank)}`,
            Array.from({ length: count }, () => 1),
          ),
        ),
      ),
      tests: [
        {
          id: 'BC1-oral',
          kind: 'defence',
          title: 'Oral',
          description: 'Oral',
          place: 'centre',
          duration: '20 minutes',
          evaluator: { text: 'jury', role: 'jury' },
          isJuryTest: true,
          phases: [],
        },
      ],
    },
  ],
});

describe('a certification of format 1', () => {
  it('gives what 0.1.0 gave, to the last bit of its share', () => {
    const seen = { favourable: 0, unfavourable: 0, none: 0 };
    fc.assert(
      fc.property(sets, ({ changes, counts, jurors, scale, threshold }) => {
        expect(parseScale(scale).ok).toBe(true);
        const certification = fromReferentiel(referentielOf(counts));
        const [test] = certification.tests;
        if (test === undefined) throw new Error('test');
        const competences = assessedCompetences({ certification, test, sessionScale: scale });
        const criterionIds = competences.flatMap(({ criteria }) => criteria.map(({ id }) => id));
        const grids = jurors.map(({ isSealed, marks }, rank) => ({
          ...emptyGrid(`j${String(rank)}`),
          marks: Object.fromEntries(
            criterionIds.flatMap((id, index) => {
              const mark = marks[index] ?? null;
              return mark === null ? [] : [[id, mark] as const];
            }),
          ),
          sealedAt: isSealed ? AT : null,
        }));
        const made = changes.map(({ after, rank }) => ({
          competenceId: `C${String(rank % counts.length)}`,
          after,
        }));
        const { calculation, competences: results } = reckonTest({
          ...{ certification, test, competences, grids, changes: made, threshold },
        });

        const released = releasedResults(competences, grids, scale, made);
        expect(results.map((result) => ({ ...result, divergence: 0 }))).toEqual(
          released.map((result) => ({ ...result, divergence: 0 })),
        );
        released.forEach(({ divergence }, index) => {
          expect(results[index]?.divergence).toBeCloseTo(divergence, 12);
        });
        const expected = releasedProposal(released, scale, threshold);
        const [result] = calculation.results;
        expect(result?.outcome).toBe(expected.outcome);
        const value = result?.value ?? null;
        expect(value === null ? null : toNumber(fromText(value))).toBe(expected.share);
        seen[
          expected.outcome === 'favourable' || expected.outcome === 'unfavourable' ? expected.outcome : 'none'
        ] += 1;
      }),
      { numRuns: RUNS },
    );
    expect(
      Object.values(seen).every((count) => count > RUNS / 20),
      JSON.stringify(seen),
    ).toBe(true);
  });
});
