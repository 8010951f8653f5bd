import type { Grid, Scale } from '../../../src/domain/assessment/assessment.types.ts';
import { emptyGrid } from '../../../src/domain/assessment/grid.ts';
import { DEFAULT_SCALE } from '../../../src/domain/assessment/scale.ts';
import type { Competence } from '../../../src/domain/referentiel/referentiel.schema.ts';
import { instant } from '../../../src/domain/time/time.ts';

export const AT = instant(1_780_000_000_000);
export const SCALE: Scale = DEFAULT_SCALE;
export const LEVELS = ['acquis', 'partiel', 'non-acquis'] as const;

/** A competence whose criteria (`C1-k1`...) have that many indicators each (`C1-k1-i1`...). */
export const competence = (id: string, indicatorCounts: readonly number[] = [2]): Competence => ({
  id,
  sourceLabel: id,
  activityId: 'A1',
  statement: `Énoncé ${id}`,
  criteria: indicatorCounts.map((count, index) => ({
    id: `${id}-k${String(index + 1)}`,
    title: 'Critère',
    indicators: Array.from({ length: count }, (_, rank) => ({
      id: `${id}-k${String(index + 1)}-i${String(rank + 1)}`,
      text: 'Indicateur',
    })),
  })),
});

export const sealed = (jurorId: string, marks: Readonly<Record<string, string>>): Grid => ({
  ...emptyGrid(jurorId),
  marks,
  sealedAt: AT,
});
