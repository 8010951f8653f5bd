/** The marking scale: a default by analogy, the reading of a configured one, and its weights. */
import { z } from 'zod';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Scale, ScaleLevel } from './assessment.types.ts';

/** Labels are data of the trade, printed as they are in the minutes whatever the interface's language. */
export const DEFAULT_SCALE: Scale = {
  levels: [
    { id: 'acquis', label: 'Acquis', weight: 1, shape: 'full' },
    { id: 'partiel', label: 'Partiellement acquis', weight: 0.5, shape: 'half' },
    { id: 'non-acquis', label: 'Non acquis', weight: 0, shape: 'empty' },
  ],
};

export type ScaleFault =
  'scale-malformed' | 'scale-size' | 'level-id-repeated' | 'weight-out-of-range' | 'weights-not-descending';

const MIN_LEVELS = 2;
const MAX_LEVELS = 6;

const scaleSchema = z.strictObject({
  levels: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
      label: z.string().trim().min(1).max(80),
      weight: z.number(),
      shape: z.enum(['full', 'half', 'empty']),
    }),
  ),
});

/** Reads a configured scale: 2 to 6 levels from best to worst, ids unique, weights within 0 to 1. */
export function parseScale(input: unknown): Result<Scale, ScaleFault> {
  const parsed = scaleSchema.safeParse(input);
  if (!parsed.success) {
    return fail('scale-malformed', { paths: parsed.error.issues.map(({ path }) => path.join('.')) });
  }
  const { levels } = parsed.data;
  if (levels.length < MIN_LEVELS || levels.length > MAX_LEVELS) {
    return fail('scale-size', { min: MIN_LEVELS, max: MAX_LEVELS, actual: levels.length });
  }
  if (new Set(levels.map(({ id }) => id)).size < levels.length) return fail('level-id-repeated');
  const outOfRange = levels.find(({ weight }) => weight < 0 || weight > 1);
  if (outOfRange !== undefined) return fail('weight-out-of-range', { levelId: outOfRange.id });
  const misplaced = levels.find(({ weight }, index) => weight >= (levels[index - 1]?.weight ?? Infinity));
  if (misplaced !== undefined) return fail('weights-not-descending', { levelId: misplaced.id });
  return ok({ levels });
}

/** The level of that id, or undefined. */
export function findLevel(scale: Scale, levelId: string): ScaleLevel | undefined {
  return scale.levels.find(({ id }) => id === levelId);
}

/** Weight of a level, 0 to 1. Throws RangeError on a level that the scale does not have. */
export function weightOf(scale: Scale, levelId: string): number {
  const level = findLevel(scale, levelId);
  if (level === undefined) throw new RangeError(`no level "${levelId}" in the scale`);
  return level.weight;
}
