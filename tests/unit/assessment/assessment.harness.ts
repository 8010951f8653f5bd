import type {
  CompetenceResult,
  Grid,
  ResultChange,
  Scale,
} from '../../../src/domain/assessment/assessment.types.ts';
import { emptyGrid } from '../../../src/domain/assessment/grid.ts';
import { DEFAULT_SCALE } from '../../../src/domain/assessment/scale.ts';
import { reckonCompetence, reckonedCompetence } from '../../../src/domain/assessment/reckoning/competence.ts';
import type { AssessedCompetence } from '../../../src/domain/certification/assessed.ts';
import { instant } from '../../../src/domain/time/time.ts';

export const AT = instant(1_780_000_000_000);
export const SCALE: Scale = DEFAULT_SCALE;
export const LEVELS = ['acquis', 'partiel', 'non-acquis'] as const;

/** The same scale as grids hold it. */
const MARK_SCALE: AssessedCompetence['criteria'][number]['scale'] = {
  kind: 'levels',
  id: 'session',
  title: 'session',
  most: 1,
  levels: SCALE.levels.map(({ id, label, weight }) => ({ id, label, short: id.slice(0, 3), value: weight })),
};

/** Results as a certification of format 1 has them reckoned: each juror's nearest level, then the majority. */
export function competenceResults(
  competences: readonly AssessedCompetence[],
  grids: readonly Grid[],
  changes: readonly ResultChange[],
): readonly CompetenceResult[] {
  const rule = {
    jurors: 'majority',
    ties: 'jury',
    criteria: 'nearest-level',
    aggregation: { kind: 'mean-share', threshold: 0.7 },
  } as const;
  return competences.map((each) => reckonedCompetence(reckonCompetence(each, grids, changes, rule)));
}

/** A competence whose criteria (`C1-k1`...) have that many indicators each (`C1-k1-i1`...). */
export const competence = (id: string, indicatorCounts: readonly number[] = [2]): AssessedCompetence => ({
  id,
  sourceLabel: id,
  weight: 1,
  blocIds: [],
  statement: `Énoncé ${id}`,
  criteria: indicatorCounts.map((count, index) => ({
    id: `${id}-k${String(index + 1)}`,
    title: 'Critère',
    weight: 1,
    isBonus: false,
    descriptors: [],
    scale: MARK_SCALE,
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
