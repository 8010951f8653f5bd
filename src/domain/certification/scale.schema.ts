/** Scales of format 2: what a mark can be, on a criterion. A mark is a level's id, or a decimal number written as text. */
import { z } from 'zod';
import { code, decimal, line, prose } from '../file-fields.ts';

const MIN_LEVELS = 2;
const MAX_LEVELS = 10;
const MAX_DECIMALS = 3;

const levelSchema = z
  .strictObject({
    id: code,
    label: line,
    /** Few letters, for a matrix and for a level that no form can tell. */
    short: line.max(6),
    /** What it counts; the highest of the scale is the most that a criterion gives, unless the scale says `most`. */
    value: decimal,
    descriptor: prose.exactOptional(),
    /** The sign that is drawn; absent: by rank. Where a scale has two alike, letters serve (`level-signs.ts`). */
    shape: z.enum(['full', 'half', 'empty']).exactOptional(),
  })
  .readonly();

const levelsUpTo = (most: number) => z.array(levelSchema).min(MIN_LEVELS).max(most).readonly();
const levels = levelsUpTo(MAX_LEVELS);

const named = { id: code, title: line };

/** What counts as the whole, of which results are shares; absent: the highest value. */
const most = decimal.positive().exactOptional();

/** Levels from best to worst. */
const levelsScaleSchema = z.strictObject({ kind: z.literal('levels'), ...named, levels, most }).readonly();

/** A number from `min` to `max` by `step`, shown with that many decimals. */
const numericScaleSchema = z
  .strictObject({
    kind: z.literal('numeric'),
    ...named,
    min: decimal,
    max: decimal,
    step: decimal.positive(),
    decimals: z.int().min(0).max(MAX_DECIMALS),
  })
  .readonly();

/** Items to tick: done, sometimes partly done, not done; its levels carry the points of one item. */
const checklistScaleSchema = z
  .strictObject({ kind: z.literal('checklist'), ...named, levels: levelsUpTo(3), most })
  .readonly();

/** One judgement on the whole performance, beside the items. */
const globalScaleSchema = z.strictObject({ kind: z.literal('global'), ...named, levels, most }).readonly();

export const scaleSchema = z.discriminatedUnion('kind', [
  levelsScaleSchema,
  numericScaleSchema,
  checklistScaleSchema,
  globalScaleSchema,
]);

export type MarkScale = z.infer<typeof scaleSchema>;
export type NumericScale = z.infer<typeof numericScaleSchema>;
export type LevelledScale = Exclude<MarkScale, NumericScale>;
export type MarkLevel = z.infer<typeof levelSchema>;
